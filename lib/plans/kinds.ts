import "server-only";
import { parseArn } from "@/lib/bedrock/arn";
import { AppError } from "@/lib/errors";
import { type AnyPlanKind, defineKind } from "@/lib/plans/kind";
import { type PlanKindName, planKinds } from "@/lib/plans/schema";
import { requestPreview } from "@/lib/profiles/create-form";
import { createBodySchema } from "@/lib/profiles/schema";
import { checkTags, createProfile } from "@/lib/profiles/service";

/** Creates one team profile a row. */
const create = defineKind({
  schema: createBodySchema,
  permission: "profile:create",
  label: ({ name }) => name,
  calls: (body) => [{ operation: "CreateInferenceProfile", request: requestPreview(body) }],
  async check(ctx, bodies) {
    const problems: Record<string, string> = {};
    bodies.forEach((body, row) => {
      for (const [path, message] of Object.entries(checkTags(ctx, body.tags)))
        problems[`rows.${row}.${path}`] = message;
      const first = bodies.findIndex((other) => other.name === body.name);
      if (first < row) problems[`rows.${row}.name`] = `${body.name} is already the name in row ${first + 1}.`;
      if (parseArn(body.sourceArn) === null) problems[`rows.${row}.sourceArn`] = "This source is no ARN.";
    });
    return problems;
  },
  async apply(ctx, body, { requestToken, uncertainSince }) {
    const unknownAttemptAt = uncertainSince ?? undefined;
    const made = await createProfile(ctx, { ...body, requestToken, ...(unknownAttemptAt && { unknownAttemptAt }) });
    return { arn: made.profileArn, note: made.existed ? "An earlier attempt had created it." : null };
  },
  isFatal: (code) => code === "quota_exceeded" || code === "access_denied" || code === "credentials",
});

export const kinds: Record<PlanKindName, AnyPlanKind> = { create };

/** @throws AppError `conflict` for a plan of a newer version of the console */
export function kindOf(name: string): PlanKindName {
  const known = planKinds.find((kind) => kind === name);
  if (!known) throw new AppError("conflict", `This version of the console knows no plans of the kind ${name}.`);
  return known;
}
