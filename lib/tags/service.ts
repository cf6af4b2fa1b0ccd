import "server-only";
import pLimit from "p-limit";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import { resourceIdOf } from "@/lib/bedrock/arn";
import type { InferenceProfile, Tag } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";
import { maxTags } from "@/lib/profiles/schema";
import { tagText } from "@/lib/profiles/tag-text";
import type { RequestContext } from "@/lib/request/context";
import { toActionError } from "@/lib/request/to-action-error";
import { applyChanges, judgeChanges, remaining, type TagChange } from "@/lib/tags/changes";
import type { RetaggedProfile, RetagProfileInput, Taggable, TaggableInput, TaggableListing } from "@/lib/tags/schema";

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

const tagCalls = pLimit(8);

/**
 * The application profiles of every configured Region with their tags, or only those that are asked for. A Region that
 * cannot be listed and tags that cannot be read are told beside the rest.
 *
 * @throws AppError `forbidden`
 */
export async function listTaggable(ctx: RequestContext, { profile: wanted }: TaggableInput): Promise<TaggableListing> {
  authorize(ctx, "profile:read");
  const { region: home, regions } = ctx.bedrockInfo;
  const names = regions.length > 0 ? regions : [home ?? (await ctx.bedrock.region())];
  const parts = await Promise.all(names.map((region) => listIn(ctx, region, new Set(wanted))));
  return { profiles: parts.flatMap((part) => part.profiles), unread: parts.flatMap((part) => part.unread) };
}

async function listIn(ctx: RequestContext, region: string, wanted: ReadonlySet<string>): Promise<TaggableListing> {
  const bedrock = ctx.bedrockIn(region);
  const { profiles, error } = await bedrock.listInferenceProfiles("APPLICATION");
  const unread = error ? [{ what: `Profiles of ${region}`, error: toActionError(error, ctx.requestId) }] : [];
  const isWanted = ({ profileArn, profileId }: InferenceProfile) => wanted.has(profileArn) || wanted.has(profileId);
  const read = await Promise.all(
    profiles
      .filter((profile) => wanted.size === 0 || isWanted(profile))
      .map((profile) => tagCalls(() => readTags(ctx, profile))),
  );
  return {
    profiles: read.flatMap((one) => ("tags" in one ? [one] : [])),
    unread: [...unread, ...read.flatMap((one) => ("error" in one ? [one] : []))],
  };
}

async function readTags(
  ctx: RequestContext,
  { profileArn, profileId, name, modelArns }: InferenceProfile,
): Promise<Taggable | TaggableListing["unread"][number]> {
  const bedrock = ctx.bedrockFor(profileArn);
  try {
    const [tags, modelName] = await Promise.all([
      bedrock.listTags(profileArn),
      bedrock.modelName(resourceIdOf(modelArns[0] ?? "")),
    ]);
    return { profileArn, profileId, name, modelName, tags };
  } catch (error) {
    return { what: `Tags of ${name}`, error: toActionError(error, ctx.requestId) };
  }
}
