import "server-only";
import { parseArn, resourceIdOf } from "@/lib/bedrock/arn";
import { AppError } from "@/lib/errors";
import { type AnyPlanKind, defineKind } from "@/lib/plans/kind";
import { type PlanKindName, planKinds } from "@/lib/plans/schema";
import { requestPreview } from "@/lib/profiles/create-form";
import { type CreateBody, createBodySchema } from "@/lib/profiles/schema";
import { checkTags, createProfile } from "@/lib/profiles/service";
import { replacedByKey, replacesKey } from "@/lib/replacement/links";
import { replaceSchema } from "@/lib/replacement/schema";
import { replaceProfile } from "@/lib/replacement/service";
import type { RequestContext } from "@/lib/request/context";
import { judgeChanges } from "@/lib/tags/changes";
import { retagRowSchema } from "@/lib/tags/schema";
import { retagProfile } from "@/lib/tags/service";

const regionOf = (arn: string) => parseArn(arn)?.region ?? "";

/** What keeps requests from being sent together: tags against the policy, a name used twice in a Region. */
function checkBodies(ctx: RequestContext, bodies: CreateBody[]): Record<string, string> {
  const problems: Record<string, string> = {};
  const firstOfName = new Map<string, number>();
  bodies.forEach((body, row) => {
    const region = regionOf(body.sourceArn);
    for (const [path, message] of Object.entries(checkTags(ctx, body.tags))) problems[`rows.${row}.${path}`] = message;
    const first = firstOfName.get(`${region} ${body.name}`);
    if (first === undefined) firstOfName.set(`${region} ${body.name}`, row);
    else problems[`rows.${row}.name`] = `${body.name} is already the name in row ${first + 1}.`;
    const unreached = unreachedRegion(ctx, body.sourceArn);
    if (unreached) problems[`rows.${row}.sourceArn`] = unreached;
  });
  return problems;
}

/** Why the console cannot act where an ARN belongs, or null. */
function unreachedRegion(ctx: RequestContext, arn: string): string | null {
  if (parseArn(arn) === null) return "This is no ARN of Bedrock.";
  try {
    ctx.bedrockFor(arn);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") return error.message;
    throw error;
  }
}

/** Creates one team profile a row. */
const create = defineKind({
  schema: createBodySchema,
  permission: "profile:create",
  label: ({ name }) => name,
  region: ({ sourceArn }) => regionOf(sourceArn),
  calls: (body) => [{ operation: "CreateInferenceProfile", request: requestPreview(body) }],
  check: async (ctx, bodies) => checkBodies(ctx, bodies),
  async apply(ctx, body, { requestToken, uncertainSince }) {
    const unknownAttemptAt = uncertainSince ?? undefined;
    const made = await createProfile(ctx, { ...body, requestToken, ...(unknownAttemptAt && { unknownAttemptAt }) });
    return { arn: made.profileArn, note: made.existed ? "An earlier attempt had created it." : null };
  },
  isFatal: (code) => code === "quota_exceeded" || code === "access_denied" || code === "credentials",
});

/** Creates the profile that takes the place of another, a row each, and links both by tags. */
const replace = defineKind({
  schema: replaceSchema,
  permission: "profile:create",
  label: ({ name }) => name,
  region: ({ oldArn }) => regionOf(oldArn),
  calls: ({ oldArn, ...body }) => [
    {
      operation: "CreateInferenceProfile",
      request: requestPreview({ ...body, tags: [...body.tags, { key: replacesKey, value: resourceIdOf(oldArn) }] }),
    },
    {
      operation: "TagResource",
      request: { resourceARN: oldArn, tags: [{ key: replacedByKey, value: "ID of the new one" }] },
    },
  ],
  async check(ctx, bodies) {
    const problems = checkBodies(ctx, bodies);
    bodies.forEach(({ oldArn }, row) => {
      const first = bodies.findIndex((other) => other.oldArn === oldArn);
      if (first < row) problems[`rows.${row}.oldArn`] = `Row ${first + 1} replaces this profile already.`;
    });
    return problems;
  },
  async apply(ctx, body, attempt) {
    const { profileArn, existed, linkProblem } = await replaceProfile(ctx, body, attempt);
    const notes = [
      existed && "An earlier attempt had created it.",
      linkProblem && `The old profile could not be tagged with it: ${linkProblem}`,
    ];
    return { arn: profileArn, note: notes.filter(Boolean).join(" ") || null };
  },
  isFatal: (code) => code === "quota_exceeded" || code === "credentials",
});

/** Changes the tags of one profile a row. */
const retag = defineKind({
  schema: retagRowSchema,
  permission: "profile:tag",
  label: ({ name }) => name,
  region: ({ profileArn }) => regionOf(profileArn),
  calls: ({ profileArn, changes }) => {
    const set = changes.flatMap(({ key, to }) => (to === null ? [] : [{ key, value: to }]));
    const removed = changes.flatMap(({ key, to }) => (to === null ? [key] : []));
    return [
      ...(set.length > 0 ? [{ operation: "TagResource", request: { resourceARN: profileArn, tags: set } }] : []),
      ...(removed.length > 0
        ? [{ operation: "UntagResource", request: { resourceARN: profileArn, tagKeys: removed } }]
        : []),
    ];
  },
  async check(ctx, rows) {
    const { config } = ctx;
    const problems: Record<string, string> = {};
    rows.forEach(({ profileArn, changes }, row) => {
      const seen = changes.flatMap(({ key, from }) => (from === null ? [] : [{ key, value: from }]));
      const [finding] = judgeChanges(config.tagPolicy, seen, changes);
      if (finding) problems[`rows.${row}.changes`] = finding.message;
      const first = rows.findIndex((other) => other.profileArn === profileArn);
      const unreached = unreachedRegion(ctx, profileArn);
      if (first < row) problems[`rows.${row}.profileArn`] = `This profile is already in row ${first + 1}.`;
      else if (unreached) problems[`rows.${row}.profileArn`] = unreached;
    });
    return problems;
  },
  async apply(ctx, { profileArn, changes }) {
    const { changed } = await retagProfile(ctx, { profileArn, changes });
    return { arn: profileArn, note: changed.length === 0 ? "Its tags were so already." : null };
  },
  isFatal: (code) => code === "access_denied" || code === "credentials",
});

export const kinds: Record<PlanKindName, AnyPlanKind> = { create, replace, retag };

/** @throws AppError `conflict` for a plan of a newer version of the console */
export function kindOf(name: string): PlanKindName {
  const known = planKinds.find((kind) => kind === name);
  if (!known) throw new AppError("conflict", `This version of the console knows no plans of the kind ${name}.`);
  return known;
}
