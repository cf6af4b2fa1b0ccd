import "server-only";
import pLimit from "p-limit";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import { parseArn, resourceIdOf } from "@/lib/bedrock/arn";
import type { BedrockGateway } from "@/lib/bedrock/gateway";
import type { FoundationModel, InferenceProfile, Tag } from "@/lib/bedrock/types";
import { judgeTags } from "@/lib/config/tag-policy";
import { AppError } from "@/lib/errors";
import { attempt } from "@/lib/profiles/attempt";
import { findAnywhere, findIn } from "@/lib/profiles/find-anywhere";
import { findCreated } from "@/lib/profiles/find-created";
import { identify } from "@/lib/profiles/identity";
import type { ListingLine } from "@/lib/profiles/listing-lines";
import { assembled, readLists } from "@/lib/profiles/read-lists";
import { checkRegion as tryReads } from "@/lib/profiles/region-check";
import type {
  CreatedProfile,
  CreateProfileInput,
  ModelSource,
  ProfileDetail,
  ProfileIdentity,
  ProfileListing,
  RegionCheck,
  TagsByArn,
} from "@/lib/profiles/schema";
import { summarise, toModelSource } from "@/lib/profiles/summarise";
import { type TagLine, tagLines } from "@/lib/profiles/tag-lines";
import { tagText } from "@/lib/profiles/tag-text";
import { sourceTag, twinOf } from "@/lib/profiles/twin";
import type { RequestContext } from "@/lib/request/context";
import { toActionError } from "@/lib/request/to-action-error";

/**
 * Every profile of the Regions given, by default of the home Region: both kinds, with model facts. Lists are read side by
 * side; one that fails is a problem beside the others' rows. Only when nothing at all could be listed does it throw.
 *
 * @throws AppError of the failed call
 */
export async function listProfiles(ctx: RequestContext, regions?: string[]): Promise<ProfileListing> {
  authorize(ctx, "profile:read");
  return assembled(ctx, regions ?? [await ctx.bedrock.region()], {});
}

/**
 * The first page of every list of every configured Region, as far as it comes within four seconds: enough for a first
 * screen. What is still to come is `pending`.
 *
 * @throws AppError when nothing at all could be listed
 */
export async function listFirstProfiles(ctx: RequestContext): Promise<ProfileListing> {
  authorize(ctx, "profile:read");
  return assembled(ctx, await regionsOf(ctx), { onlyFirst: true, signal: AbortSignal.timeout(4_000) });
}

/** The account of the home Region's profiles, remembered for five minutes; null when no profile tells it. @throws AppError */
export async function findAccountId(ctx: RequestContext): Promise<string | null> {
  authorize(ctx, "profile:read");
  return ctx.bedrock.resolveAccountId();
}

/** Writes every list of every configured Region, page by page as they come. A list that fails is a line of its own. */
export function streamProfiles(ctx: RequestContext, _: object, signal: AbortSignal, write: Write<ListingLine>) {
  authorize(ctx, "profile:read");
  return relay();

  async function relay(): Promise<void> {
    const regions = await regionsOf(ctx);
    write([{ type: "start", regions }]);
    for await (const line of readLists(ctx, regions, { signal })) write([line]);
  }
}

type Write<Line> = (lines: Line[]) => void;

/** The configured Regions, the home Region first. */
export async function regionsOf(ctx: RequestContext): Promise<string[]> {
  const { regions } = ctx.bedrockInfo;
  return regions.length > 0 ? regions : [await ctx.bedrock.region()];
}

/** One profile with tags and twin, by ARN or ID (see `findProfile`). @throws AppError as `findProfile` */
export async function getProfile(
  ctx: RequestContext,
  identifier: string,
  region: string | null = null,
): Promise<ProfileDetail> {
  return describeProfile(ctx, await findProfile(ctx, identifier, region));
}

/**
 * What Bedrock says of one profile, by ARN or ID. Without a Region an ID is looked for in the home Region, then in the
 * others.
 *
 * @throws AppError `not_found`, `invalid_input` (a Region that is not configured), `access_denied`, `throttled`
 */
export async function findProfile(
  ctx: RequestContext,
  identifier: string,
  region: string | null = null,
): Promise<InferenceProfile> {
  authorize(ctx, "profile:read");
  const ask = (bedrock: BedrockGateway) => bedrock.getInferenceProfile(identifier);
  return region === null ? findAnywhere(ctx, identifier, ask) : findIn(ctx.bedrockIn(region), ask);
}

/** A profile that was found, with tags and twin. @throws AppError `access_denied`, `throttled` */
export async function describeProfile(ctx: RequestContext, profile: InferenceProfile): Promise<ProfileDetail> {
  authorize(ctx, "profile:read");
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
    modelsError: "error" in models ? report(ctx, models.error) : null,
    twin: twinOf(profile, "value" in tags ? tags.value : null, system.profiles),
    accountId: accountOf([profile]),
    region: await bedrock.region(),
  };
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

/** Tags by ARN, at most five calls at a time in this process; a failure is told per profile. */
export async function listTags(ctx: RequestContext, profileArns: string[]): Promise<TagsByArn> {
  authorize(ctx, "profile:read");
  const entries = profileArns.map(async (arn): Promise<[string, TagsByArn[string]]> => {
    const tags = await attempt(() => tagCalls(() => ctx.bedrockFor(arn).listTags(arn)));
    return [arn, "value" in tags ? { tags: tags.value } : { error: report(ctx, tags.error) }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Writes the tags of every application profile of the configured Regions (see `readAllTags`). */
export function streamTags(ctx: RequestContext, _: object, signal: AbortSignal, write: Write<TagLine>) {
  const lines = readAllTags(ctx, signal);
  return relay();

  async function relay(): Promise<void> {
    for await (const line of lines) write([line]);
  }
}

/**
 * The tags of every application profile of the configured Regions: by the Resource Groups Tagging API, or five profiles
 * at a time where the account does not allow that. A Region that fails is a line of its own.
 *
 * @throws AppError `forbidden`
 */
export function readAllTags(ctx: RequestContext, signal: AbortSignal): AsyncIterable<TagLine> {
  authorize(ctx, "profile:read");
  return lines();

  async function* lines(): AsyncGenerator<TagLine> {
    const regions = (await regionsOf(ctx)).map((region) => {
      const bedrock = ctx.bedrockIn(region);
      return {
        region,
        tagged: () => bedrock.taggedProfilePages(signal),
        arns: async function* () {
          for await (const page of bedrock.inferenceProfilePages("APPLICATION", { signal })) {
            yield page.items.map((profile) => profile.profileArn);
          }
        },
        tagsOf: (arn: string) => tagCalls(() => bedrock.listTags(arn)),
      };
    });
    yield* tagLines(regions, { report: (error) => report(ctx, error), hasTime: () => !signal.aborted });
  }
}

/** Which reads of a configured Region answer. @throws AppError `forbidden`, `invalid_input` (a Region that is not configured) */
export async function checkRegion(ctx: RequestContext, { region }: { region: string }): Promise<RegionCheck> {
  authorize(ctx, "profile:read");
  return tryReads(ctx.bedrockIn(region), (error) => report(ctx, error));
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
  const detail = {
    source: input.sourceArn,
    requestToken: input.requestToken,
    tagsAfter: tagText(tags),
    ...(request.description && { description: request.description }),
  };
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

async function modelsById(bedrock: BedrockGateway): Promise<Map<string, FoundationModel>> {
  return new Map((await bedrock.listFoundationModels()).map((model) => [model.modelId, model]));
}

function report(ctx: RequestContext, error: unknown) {
  return toActionError(error, ctx.requestId);
}

function accountOf(profiles: InferenceProfile[]): string | null {
  return profiles.map((profile) => parseArn(profile.profileArn)?.accountId).find(Boolean) ?? null;
}
