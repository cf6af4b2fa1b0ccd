import "server-only";
import pLimit from "p-limit";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import { parseArn, resourceIdOf } from "@/lib/bedrock/arn";
import type { BedrockGateway, ProfilePages } from "@/lib/bedrock/gateway";
import type { FoundationModel, InferenceProfile, ProfileType, Tag } from "@/lib/bedrock/types";
import { judgeTags } from "@/lib/config/tag-policy";
import { AppError } from "@/lib/errors";
import { findCreated } from "@/lib/profiles/find-created";
import { identify } from "@/lib/profiles/identity";
import type {
  CreatedProfile,
  CreateProfileInput,
  DeleteProfileInput,
  ListProblem,
  ModelSource,
  ProfileDetail,
  ProfileIdentity,
  ProfileListing,
  TagsById,
} from "@/lib/profiles/schema";
import { summarise, toModelSource } from "@/lib/profiles/summarise";
import { sourceTag, twinOf } from "@/lib/profiles/twin";
import type { RequestContext } from "@/lib/request/context";
import { toActionError } from "@/lib/request/to-action-error";

/**
 * Every profile of the Region, both kinds, with model facts. Kinds are listed side by side; one that fails is a problem
 * beside the other's rows. Only when nothing at all could be listed does it throw.
 *
 * @throws AppError of the failed call
 */
export async function listProfiles(ctx: RequestContext): Promise<ProfileListing> {
  authorize(ctx, "profile:read");
  const [system, application, models] = await Promise.all([
    ctx.bedrock.listInferenceProfiles("SYSTEM_DEFINED"),
    ctx.bedrock.listInferenceProfiles("APPLICATION"),
    attempt(() => modelsById(ctx.bedrock)),
  ]);
  const found = [...application.profiles, ...system.profiles];
  if (found.length === 0 && system.error && application.error) throw system.error;
  const known = "value" in models ? models.value : new Map<string, FoundationModel>();
  return {
    profiles: found.map((profile) => summarise(profile, known)),
    problems: [
      ...listProblem(ctx, "SYSTEM_DEFINED", system),
      ...listProblem(ctx, "APPLICATION", application),
      ...("error" in models ? [{ source: "models" as const, partial: false, error: report(ctx, models.error) }] : []),
    ],
    region: await ctx.bedrock.region(),
    accountId: accountOf(found),
    fetchedAt: new Date(),
  };
}

/**
 * One profile with tags and twin, by ARN or ID. Without a Region an ID is looked for in the home Region, then in the others.
 *
 * @throws AppError `not_found`, `invalid_input` (a Region that is not configured), `access_denied`, `throttled`
 */
export async function getProfile(
  ctx: RequestContext,
  identifier: string,
  region: string | null = null,
): Promise<ProfileDetail> {
  authorize(ctx, "profile:read");
  const profile = await findProfile(ctx, identifier, region);
  const bedrock = ctx.bedrockFor(profile.profileArn);
  const isApplication = profile.type === "APPLICATION";
  const [tags, system, models] = await Promise.all([
    isApplication ? attempt(() => bedrock.listTags(profile.profileArn)) : { value: null },
    isApplication ? bedrock.listInferenceProfiles("SYSTEM_DEFINED") : { profiles: [], error: null },
    attempt(() => modelsById(bedrock)),
  ]);
  const known = "value" in models ? models.value : new Map<string, FoundationModel>();
  return {
    profile: summarise(profile, known),
    tags: "value" in tags ? tags.value : null,
    tagsError: "error" in tags ? report(ctx, tags.error) : null,
    twin: twinOf(profile, "value" in tags ? tags.value : null, system.profiles),
    accountId: accountOf([profile]),
    region: await bedrock.region(),
  };
}

function findProfile(ctx: RequestContext, identifier: string, region: string | null): Promise<InferenceProfile> {
  const ask = (bedrock: BedrockGateway) => bedrock.getInferenceProfile(identifier);
  return region === null ? findAnywhere(ctx, identifier, ask) : findIn(ctx.bedrockIn(region), ask);
}

/**
 * Asks the Region of an ARN; for an ID the home Region, then the others at once.
 *
 * @throws AppError `not_found` when no Region has it; the first other failure when one of them could not be asked
 */
async function findAnywhere<T>(
  ctx: RequestContext,
  identifier: string,
  ask: (bedrock: BedrockGateway) => Promise<T>,
): Promise<T> {
  const { region: home, regions } = ctx.bedrockInfo;
  const others = parseArn(identifier) ? [] : regions.filter((name) => name !== home);
  const here = ctx.bedrockFor(identifier);
  const first = await attempt(() => findIn(here, ask));
  if ("value" in first) return first.value;
  if (others.length === 0 || !isNotFound(first.error)) throw first.error;
  const answers = await Promise.all(others.map((name) => attempt(() => findIn(ctx.bedrockIn(name), ask))));
  for (const answer of answers) if ("value" in answer) return answer.value;
  for (const answer of answers) if ("error" in answer && !isNotFound(answer.error)) throw answer.error;
  throw first.error;
}

function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === "not_found";
}

/** Bedrock refuses an identifier it cannot parse as invalid; to a person both mean that there is no such profile. */
async function findIn<T>(bedrock: BedrockGateway, ask: (bedrock: BedrockGateway) => Promise<T>): Promise<T> {
  try {
    return await ask(bedrock);
  } catch (error) {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid_input")) {
      throw new AppError("not_found", "This profile does not exist in this Region, or no longer.", { cause: error });
    }
    throw error;
  }
}

/**
 * What any ID or ARN of a profile or model stands for. Remembered for minutes; a hundred simultaneous look-ups of one ARN
 * make one call. The one place where names, owners and prices come from outside of the list.
 *
 * @throws AppError `not_found`, `invalid_input` (a Region that is not configured), `access_denied`, `throttled`
 */
export async function resolveProfile(ctx: RequestContext, identifier: string): Promise<ProfileIdentity> {
  authorize(ctx, "profile:read");
  return findAnywhere(ctx, identifier, (bedrock) => identify(bedrock, identifier));
}

const tagCalls = pLimit(5);

/** Tags by profile ID, at most five calls at a time in this process; a failure is told per profile. */
export async function listTags(ctx: RequestContext, profileArns: string[]): Promise<TagsById> {
  authorize(ctx, "profile:read");
  const entries = profileArns.map((arn) =>
    tagCalls(async (): Promise<[string, TagsById[string]]> => {
      const tags = await attempt(() => ctx.bedrockFor(arn).listTags(arn));
      return [resourceIdOf(arn), "value" in tags ? { tags: tags.value } : { error: report(ctx, tags.error) }];
    }),
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** The foundation models of a Region that could be copied, with the reason where they cannot. @throws AppError */
export async function listModelSources(ctx: RequestContext, region: string | null = null): Promise<ModelSource[]> {
  authorize(ctx, "profile:read");
  return (await (region === null ? ctx.bedrock : ctx.bedrockIn(region)).listFoundationModels()).map(toModelSource);
}

/**
 * Creates an APPLICATION inference profile in the Region of its source, tagged with that source. Safe to repeat: Bedrock ignores a `requestToken` it
 * has already seen, and when an earlier attempt's outcome is unknown the list is asked first.
 *
 * @param ownTags further tags that the console itself writes (`profile-console:…`), which no policy judges
 * @throws AppError `forbidden`, `invalid_input`, `not_found` (source), `conflict`, `quota_exceeded`, `throttled`
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html
 */
export async function createProfile(
  ctx: RequestContext,
  input: CreateProfileInput,
  ownTags: Tag[] = [],
): Promise<CreatedProfile> {
  authorize(ctx, "profile:create");
  requireTags(ctx, input.tags);
  const tags: Tag[] = [...input.tags, ...ownTags, sourceTag(input.sourceArn)];
  const request = { ...input, description: input.description || null };
  const bedrock = ctx.bedrockFor(input.sourceArn);
  if (input.unknownAttemptAt) {
    const earlier = await findCreated(bedrock, request, tags, input.unknownAttemptAt);
    if (earlier) return { profileId: earlier.profileId, profileArn: earlier.profileArn, existed: true };
  }
  const detail = { source: input.sourceArn, requestToken: input.requestToken };
  const profileArn = await audited(
    ctx,
    { action: "profile.create", subject: input.name, detail },
    () =>
      bedrock.createInferenceProfile({
        name: input.name,
        description: request.description,
        copyFrom: input.sourceArn,
        tags,
        clientRequestToken: input.requestToken,
      }),
    (created) => ({ profileArn: created }),
  );
  return { profileId: resourceIdOf(profileArn), profileArn, existed: false };
}

/** What the organisation's policy finds wrong with tags that a person entered: messages by path, e.g. `tags.0.value`. */
export function checkTags({ config }: Pick<RequestContext, "config">, tags: Tag[]): Record<string, string> {
  const found = judgeTags(config.tagPolicy, tags);
  return Object.fromEntries(
    found.map(({ index, problem, message }) => [
      index === null ? "tags" : `tags.${index}.${problem === "reserved" ? "key" : "value"}`,
      message,
    ]),
  );
}

function requireTags(ctx: RequestContext, tags: Tag[]): void {
  const fieldErrors = checkTags(ctx, tags);
  const [message] = Object.values(fieldErrors);
  if (message) throw new AppError("invalid_input", message, { fieldErrors });
}

/**
 * Deletes an application profile whose name was typed. Its ARN will never exist again.
 *
 * @throws AppError `forbidden`, `not_found`, `invalid_input` (system profile, or another name typed), `conflict`
 */
export async function deleteProfile(ctx: RequestContext, input: DeleteProfileInput): Promise<{ profileId: string }> {
  authorize(ctx, "profile:delete");
  const profile = await findProfile(ctx, input.profileId, null);
  if (profile.type !== "APPLICATION") {
    throw new AppError("invalid_input", "System-defined profiles belong to AWS and cannot be deleted.");
  }
  if (profile.name !== input.confirmedName.trim()) {
    throw new AppError("invalid_input", "Type the profile's name exactly as it is shown.", {
      fieldErrors: { confirmedName: `Type ${profile.name} to confirm.` },
    });
  }
  const detail = { profileArn: profile.profileArn, models: profile.modelArns.join(" ") };
  await audited(ctx, { action: "profile.delete", subject: profile.name, detail }, () =>
    ctx.bedrockFor(profile.profileArn).deleteInferenceProfile(profile.profileArn),
  );
  return { profileId: profile.profileId };
}

type Attempt<T> = { value: T } | { error: unknown };

/** For the parts of a page that may fail alone. */
async function attempt<T>(run: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await run() };
  } catch (error) {
    return { error };
  }
}

async function modelsById(bedrock: BedrockGateway): Promise<Map<string, FoundationModel>> {
  return new Map((await bedrock.listFoundationModels()).map((model) => [model.modelId, model]));
}

function listProblem(ctx: RequestContext, source: ProfileType, pages: ProfilePages): ListProblem[] {
  if (!pages.error) return [];
  return [{ source, partial: pages.profiles.length > 0, error: report(ctx, pages.error) }];
}

function report(ctx: RequestContext, error: unknown) {
  return toActionError(error, ctx.requestId);
}

function accountOf(profiles: InferenceProfile[]): string | null {
  return profiles.map((profile) => parseArn(profile.profileArn)?.accountId).find(Boolean) ?? null;
}
