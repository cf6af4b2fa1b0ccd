import { z } from "zod";
import { parseArn } from "@/lib/bedrock/arn";
import type { Tag } from "@/lib/bedrock/types";
import { maxTags, tagSchema } from "@/lib/profiles/schema";
import type { ActionError } from "@/lib/result";
import type { TagChange } from "@/lib/tags/changes";

const { key, value } = tagSchema.shape;

const changeSchema = z.object({
  key,
  /** What the person saw; may be older than the rules for values. */
  from: z.string().max(256).nullable(),
  to: value.nullable(),
});

export const retagProfileSchema = z.object({
  profileArn: z
    .string()
    .max(2048)
    .refine((arn) => parseArn(arn)?.resourceType === "application-inference-profile", "Name an application profile."),
  changes: z
    .array(changeSchema)
    .min(1, "Change at least one tag.")
    .max(2 * maxTags)
    .refine((changes) => new Set(changes.map((change) => change.key)).size === changes.length, "A key is named twice."),
});
export type RetagProfileInput = z.output<typeof retagProfileSchema>;

export interface RetaggedProfile {
  tags: Tag[];
  /** What this request changed; empty when it had been made before. */
  changed: TagChange[];
}

/** `?profile=<ARN or ID>&profile=…`; none means every application profile. */
export const taggableSchema = z.object({
  profile: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => [value].flat()),
});
export type TaggableInput = z.output<typeof taggableSchema>;

/** An application profile as the rules of bulk re-tagging see it. */
export interface Taggable {
  profileArn: string;
  profileId: string;
  name: string;
  modelName: string;
  tags: Tag[];
}

export interface TaggableListing {
  profiles: Taggable[];
  /** Profiles whose tags could not be read, and Regions that could not be listed: none of them is in `profiles`. */
  unread: { what: string; error: ActionError }[];
}

/** A row of a plan that re-tags: the name is for people. */
export const retagRowSchema = retagProfileSchema.extend({ name: z.string().max(256) });
