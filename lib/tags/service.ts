import "server-only";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import type { Tag } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";
import { maxTags, type ProfileSummary } from "@/lib/profiles/schema";
import { listProfiles, listTags, readAllTags, regionsOf } from "@/lib/profiles/service";
import { addTagLines, addTags, emptyTagStore, type TagStore, tagsOf } from "@/lib/profiles/tag-store";
import { tagText } from "@/lib/profiles/tag-text";
import type { RequestContext } from "@/lib/request/context";
import { applyChanges, judgeChanges, remaining, type TagChange } from "@/lib/tags/changes";
import type { RetaggedProfile, RetagProfileInput, TaggableInput, TaggableListing } from "@/lib/tags/schema";

/**
 * Changes tags of an application profile. Safe to repeat: what is already as wanted is left alone. Setting and removing
 * are two calls to AWS, each with its own entry in the activity log.
 *
 * @throws AppError `forbidden`, `invalid_input` (policy, limit), `conflict` (changed by others since), `not_found`,
 *   `access_denied`, `throttled`
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_TagResource.html
 */
export async function retagProfile(ctx: RequestContext, input: RetagProfileInput): Promise<RetaggedProfile> {
  authorize(ctx, "profile:tag");
  const bedrock = ctx.bedrockFor(input.profileArn);
  const [{ name }, current] = await Promise.all([
    bedrock.getInferenceProfile(input.profileArn),
    bedrock.listTags(input.profileArn),
  ]);
  const { open, overtaken } = remaining(current, input.changes);
  if (overtaken.length > 0) {
    const keys = overtaken.join(", ");
    throw new AppError("conflict", `Somebody changed ${keys} meanwhile. Reload to see the tags as they are now.`);
  }
  refuseAgainstPolicy(ctx, current, open);
  const subject = { name, profileArn: input.profileArn };
  const set = open.filter(({ to }) => to !== null);
  const removed = open.filter(({ to }) => to === null);
  // Setting first keeps the team's access; only a full profile must make room before.
  const isFull = applyChanges(current, set).length > maxTags;
  const steps = isFull ? [removed, set] : [set, removed];
  let tags = current;
  for (const step of steps) if (step.length > 0) tags = await change(ctx, subject, tags, step);
  return { tags, changed: open };
}

function refuseAgainstPolicy(ctx: RequestContext, current: Tag[], changes: TagChange[]): void {
  const findings = judgeChanges(ctx.config.tagPolicy, current, changes);
  if (findings.length > 0) {
    throw new AppError("invalid_input", findings.map(({ message }) => message).join(" "), {
      fieldErrors: Object.fromEntries(findings.map(({ key, message }) => [`tags.${key}`, message])),
    });
  }
  const count = applyChanges(current, changes).length;
  if (count > maxTags) throw new AppError("invalid_input", `A profile carries at most ${maxTags} tags, not ${count}.`);
}

/** Makes changes that are all of one kind, set or removed, and returns the tags after them. */
async function change(
  ctx: RequestContext,
  { name, profileArn }: { name: string; profileArn: string },
  before: Tag[],
  changes: TagChange[],
): Promise<Tag[]> {
  const after = applyChanges(before, changes);
  const bedrock = ctx.bedrockFor(profileArn);
  const set = changes.flatMap(({ key, to }) => (to === null ? [] : [{ key, value: to }]));
  const intent = {
    action: set.length > 0 ? ("profile.tag" as const) : ("profile.untag" as const),
    subject: name,
    detail: { profileArn, tagsBefore: tagText(before), tagsAfter: tagText(after) },
  };
  await audited(ctx, intent, () =>
    set.length > 0
      ? bedrock.tagResource(profileArn, set)
      : bedrock.untagResource(
          profileArn,
          changes.map(({ key }) => key),
        ),
  );
  return after;
}

/** So many are asked one by one, which is exact at once; the Tagging API hears of changes a little later. */
const maxAskedOneByOne = 50;

const deadlineMs = 60_000;

/**
 * The application profiles of every configured Region with their tags, or only those that are asked for. A Region that
 * cannot be listed and tags that cannot be read are told beside the rest.
 *
 * @throws AppError `forbidden`; that of the failed call when no Region could be listed
 */
export async function listTaggable(ctx: RequestContext, { profile: wanted }: TaggableInput): Promise<TaggableListing> {
  authorize(ctx, "profile:read");
  const listing = await listProfiles(ctx, await regionsOf(ctx));
  const asked = new Set(wanted);
  const profiles = listing.profiles.filter(
    ({ type, profileArn, profileId }) =>
      type === "APPLICATION" && (asked.size === 0 || asked.has(profileArn) || asked.has(profileId)),
  );
  const store = await readTags(ctx, profiles);
  const unlisted = listing.problems
    .filter(({ source }) => source === "APPLICATION")
    .map(({ region, error }) => ({ what: `Profiles of ${region}`, error }));
  return withTags(profiles, store, unlisted);
}

async function readTags(ctx: RequestContext, profiles: ProfileSummary[]): Promise<TagStore> {
  const now = Date.now();
  let store = emptyTagStore;
  if (profiles.length > maxAskedOneByOne) {
    for await (const line of readAllTags(ctx, AbortSignal.timeout(deadlineMs))) store = addTagLines(store, [line], now);
  }
  const isFailed = ({ region }: ProfileSummary) => store.failed.has(region);
  const untold = profiles.filter((profile) => tagsOf(store, profile) === undefined && !isFailed(profile));
  const arrived = await listTags(
    ctx,
    untold.map(({ profileArn }) => profileArn),
  );
  return addTags(store, arrived, now);
}

function withTags(profiles: ProfileSummary[], store: TagStore, unlisted: TaggableListing["unread"]): TaggableListing {
  const listing: TaggableListing = { profiles: [], unread: unlisted };
  for (const [region, error] of store.failed) listing.unread.push({ what: `Tags of ${region}`, error });
  for (const profile of profiles) {
    const loaded = tagsOf(store, profile);
    const { profileArn, profileId, name, modelName } = profile;
    if (loaded && "error" in loaded) listing.unread.push({ what: `Tags of ${name}`, error: loaded.error });
    else if (loaded) listing.profiles.push({ profileArn, profileId, name, modelName, tags: loaded.tags });
  }
  return listing;
}
