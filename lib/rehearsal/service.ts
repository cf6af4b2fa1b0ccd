import "server-only";
import { isDeepStrictEqual } from "node:util";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import type { ActiveRule, LocalControl } from "@/lib/bedrock/local-control";
import { AppError } from "@/lib/errors";
import { presetOf, rulesOf } from "@/lib/rehearsal/presets";
import { presetIds, type Rehearsal, type RehearsedRule, type StartRehearsalInput } from "@/lib/rehearsal/schema";
import type { RequestContext } from "@/lib/request/context";

/** What the local Bedrock fails on purpose now. @throws AppError `not_found` without a control port, `unavailable` */
export async function getRehearsal(ctx: RequestContext): Promise<Rehearsal> {
  authorize(ctx, "profile:read");
  return describe(await controlOf(ctx).rules());
}

/**
 * Makes the local Bedrock fail as a preset says, in place of whatever it failed before.
 *
 * @throws AppError `forbidden`, `not_found` without a control port, `unavailable`
 */
export async function startRehearsal(ctx: RequestContext, input: StartRehearsalInput): Promise<Rehearsal> {
  authorize(ctx, "rehearsal:change");
  const control = controlOf(ctx);
  const { canLimit, title } = presetOf(input.preset);
  const profileId = canLimit ? input.profileId : null;
  const detail = { preset: input.preset, ...(profileId !== null && { profileId }) };
  return audited(ctx, { action: "rehearsal.start", subject: title, detail }, async () =>
    describe(await control.setRules(rulesOf(input.preset, profileId))),
  );
}

/** Ends every fault, also those set elsewhere. @throws AppError as `startRehearsal` */
export async function stopRehearsal(ctx: RequestContext): Promise<Rehearsal> {
  authorize(ctx, "rehearsal:change");
  const control = controlOf(ctx);
  return audited(ctx, { action: "rehearsal.stop", subject: "Every failure", detail: {} }, async () =>
    describe(await control.setRules([])),
  );
}

function controlOf({ localControl }: RequestContext): LocalControl {
  if (localControl) return localControl;
  throw new AppError("not_found", "Failures are rehearsed against a local Bedrock with a control port only.");
}

/** The stand-in's rules are the only truth: they outlive this process, and may be set by hand. */
function describe(active: ActiveRule[]): Rehearsal {
  const set = active.map(({ matched, applied, ...rule }) => rule);
  const profileId = set[0]?.profile ?? null;
  const preset = presetIds.find((id) => isDeepStrictEqual(set, rulesOf(id, profileId))) ?? null;
  return { preset, profileId, rules: active.map(toRehearsedRule) };
}

function toRehearsedRule({ operation, fault, times, matched, applied }: ActiveRule): RehearsedRule {
  return {
    operation: operation ?? null,
    kind: fault.kind,
    matched,
    applied,
    isSpent: times !== undefined && applied >= times,
  };
}
