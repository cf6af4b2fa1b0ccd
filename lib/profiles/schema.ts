import { z } from "zod";
import { parseArn } from "@/lib/bedrock/arn";
import type { Route } from "@/lib/bedrock/route";
import type { InferenceProfile, ProfileType, Tag } from "@/lib/bedrock/types";
import type { ErrorCode } from "@/lib/errors";
import type { Price } from "@/lib/pricing/price-list";
import type { ActionError } from "@/lib/result";

/** A profile with everything the list, the pickers and the charts need; plain data. */
export interface ProfileSummary extends InferenceProfile {
  /** Where it is called: system profiles of several Regions share their ID, but not their ARN. */
  region: string;
  modelId: string;
  /** From ListFoundationModels, else the model ID. */
  modelName: string;
  provider: string;
  route: Route;
  /** Why it cannot be prompted or copied (e.g. "makes images, not text"), or null when it answers with text. */
  noTextReason: string | null;
  lifecycle: "ACTIVE" | "LEGACY" | "UNKNOWN";
  endOfLifeAt: Date | null;
}

export type ListSource = ProfileType | "models";

/** One of the calls behind the list that failed while others worked. */
export interface ListProblem {
  region: string;
  source: ListSource;
  /** True when some pages arrived before the failure: what is shown is incomplete. */
  partial: boolean;
  error: ActionError;
  /** Set in the browser when rows of the listing of that time are still shown in place of those that failed. */
  keptFrom?: Date;
}

/** A list of which more pages are to come. */
export interface PendingList {
  region: string;
  source: ProfileType;
  /** Pages that have arrived. */
  pages: number;
}

export interface ProfileListing {
  /** Of all Regions listed; system profiles of the same ID appear once for each Region. */
  profiles: ProfileSummary[];
  problems: ListProblem[];
  /** Empty when every list has been read to its end; counts are not final before. */
  pending: PendingList[];
  /** The home Region. */
  region: string;
  /** The Regions listed, the home Region first. */
  regions: string[];
  /** Read from the first listed ARN; null when nothing was listed. */
  accountId: string | null;
  fetchedAt: Date;
}

/** A foundation model that may be copied into a single-Region profile. */
export interface ModelSource {
  modelId: string;
  modelArn: string;
  name: string;
  provider: string;
  noTextReason: string | null;
  /** Why it cannot be a source (profile-only, no text), or null. */
  notCopyableReason: string | null;
  lifecycle: "ACTIVE" | "LEGACY";
}

/** The system profile that routes to the same models; `recorded` comes from the tag `profile-console:source`. */
export interface Twin {
  profileId: string;
  profileArn: string;
  name: string;
  confidence: "recorded" | "exact route match";
}

export interface ProfileDetail {
  profile: ProfileSummary;
  /** Null for system profiles, which cannot be tagged, and when `tagsError` is set. */
  tags: Tag[] | null;
  tagsError: ActionError | null;
  /** Why name and lifecycle of the model are unknown; null when its Region's models were read. */
  modelsError: ActionError | null;
  twin: Twin | null;
  accountId: string | null;
  /** The profile's own Region. */
  region: string;
}

/** A part of an identity that could not be read. */
export interface IdentityGap {
  part: "tags" | "models";
  code: ErrorCode;
  message: string;
}

/** What any ID or ARN of a profile or model stands for; `docs/resolve.md` describes it for other programs. */
export interface ProfileIdentity {
  arn: string;
  id: string;
  name: string;
  kind: ProfileType | "FOUNDATION_MODEL";
  status: string;
  /** Where it is called. */
  region: string;
  modelId: string;
  modelName: string;
  provider: string;
  route: Route;
  lifecycle: "ACTIVE" | "LEGACY" | "UNKNOWN";
  endOfLifeAt: Date | null;
  /** US dollars per 1,000,000 tokens at list price, or null where no source states one. */
  price: (Price & { basisRegion: string }) | null;
  /** The team by its tags; null without such a tag, and when tags are null. */
  owner: string | null;
  /** Null for system profiles and models, and when they could not be read (`missing`). */
  tags: Tag[] | null;
  /** What it was copied from, if the console recorded it. */
  sourceId: string | null;
  missing: IdentityGap[];
}

/** By ARN. */
export type TagsByArn = Record<string, { tags: Tag[] } | { error: ActionError }>;

export interface RegionCount {
  count: number;
  /** True when that is only the first page. */
  isMore: boolean;
}

/** Which reads of a Region answer. */
export interface RegionCheck {
  region: string;
  system: RegionCount | { error: ActionError };
  application: RegionCount | { error: ActionError };
  models: RegionCount | { error: ActionError };
  /**
   * Tags are read `together` (Resource Groups Tagging API) or else `one by one`; `untried` when there is no profile to try that
   * with. `reason` tells why not together.
   */
  tags:
    | { way: "together" }
    | { way: "one by one" | "untried"; reason: ActionError }
    | { way: "none"; error: ActionError };
}

/** The tag that remembers what a profile was copied from, since Bedrock does not return it. */
export const sourceTagKey = "profile-console:source";

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html */
export const maxTags = 50;
const namePattern = /^([0-9a-zA-Z][ _-]?)+$/;
const descriptionPattern = /^([0-9a-zA-Z:.][ _-]?)+$/;
const tagPattern = /^[a-zA-Z0-9\s._:/=+@-]*$/;
const sourceArnPattern =
  /^arn:aws(-[a-z-]+)?:bedrock:([0-9a-z-]{0,20}):([0-9]{12})?:(inference-profile|foundation-model)\/[a-zA-Z0-9-:.]+$/;

export const profileNameSchema = z
  .string()
  .min(1, "Enter a name.")
  .max(64, "A name has at most 64 characters.")
  .regex(
    namePattern,
    "Use letters and digits, with single spaces, hyphens or underscores between them; begin with a letter or digit.",
  );

export const descriptionSchema = z
  .string()
  .max(200, "A description has at most 200 characters.")
  .refine(
    (text) => text === "" || descriptionPattern.test(text),
    "Use letters, digits, colons and full stops, with single spaces, hyphens or underscores between them.",
  );

export const tagSchema = z.object({
  key: z
    .string()
    .min(1, "Enter a key.")
    .max(128, "A key has at most 128 characters.")
    .regex(tagPattern, "Use letters, digits, spaces and . _ : / = + @ -")
    .refine((key) => !/^aws:/i.test(key), "Keys beginning with aws: are reserved by AWS."),
  value: z
    .string()
    .max(256, "A value has at most 256 characters.")
    .regex(tagPattern, "Use letters, digits, spaces and . _ : / = + @ -"),
});

export const tagsSchema = z
  .array(tagSchema)
  .max(maxTags, `A profile carries at most ${maxTags} tags.`)
  .superRefine((tags, check) => {
    tags.forEach((tag, index) => {
      if (tags.findIndex((other) => other.key === tag.key) < index) {
        check.addIssue({ code: "custom", path: [index, "key"], message: "This key is already used above." });
      }
    });
  });

export const createProfileSchema = z.object({
  name: profileNameSchema,
  description: descriptionSchema,
  sourceArn: z
    .string()
    .min(1, "Choose what to copy.")
    .regex(sourceArnPattern, "A source is the ARN of a system profile or of a foundation model."),
  /** All tags but the source tag, which the service adds. */
  tags: tagsSchema.max(maxTags - 1, `Enter at most ${maxTags - 1} tags: one more records the source.`),
  /** Belongs to one exact body: it changes with any edit and survives a reload. */
  requestToken: z.string().regex(/^[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?$/),
  /** When an earlier attempt with this token was sent and its outcome is unknown: ask the list first. */
  unknownAttemptAt: z.date().optional(),
});
export type CreateProfileInput = z.output<typeof createProfileSchema>;

/** One exact create request, without its token. */
export const createBodySchema = createProfileSchema.omit({ requestToken: true, unknownAttemptAt: true });
export type CreateBody = z.output<typeof createBodySchema>;

export interface CreatedProfile {
  profileId: string;
  profileArn: string;
  /** True when an earlier attempt had already created it. */
  existed: boolean;
}

export const profileIdentifierSchema = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[a-zA-Z0-9-:./]+$/);

/** `?arn=`: an ID or ARN of a profile or model. */
export const resolveSchema = z.object({
  arn: z.preprocess(
    (value) => value ?? "",
    z
      .string("Name one ID or ARN.")
      .trim()
      .min(1, "Name an ID or ARN: ?arn=…")
      .max(2048, "An ARN has at most 2,048 characters.")
      .regex(/^[a-zA-Z0-9-:./]+$/, "This is no ID or ARN of Bedrock."),
  ),
});

/** `?region=`: one of the configured Regions. */
export const regionSchema = z.object({ region: z.string("Name a Region: ?region=…").min(1).max(30) });

/** Nothing is chosen: everything of every configured Region is read. */
export const wholeSchema = z.strictObject({});

/** ARNs of application profiles whose tags are wanted: `?arn=…&arn=…`, one page of visible rows. */
export const listTagsSchema = z.object({
  arn: z.union([z.string(), z.array(z.string())]).transform((value, check) => {
    const arns = [value].flat();
    if (arns.length <= 50 && arns.every((arn) => parseArn(arn)?.resourceType === "application-inference-profile"))
      return arns;
    check.addIssue({ code: "custom", message: "Name 1 to 50 ARNs of application profiles." });
    return z.NEVER;
  }),
});
