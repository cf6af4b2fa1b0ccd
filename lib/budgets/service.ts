import "server-only";
import { authorize } from "@/lib/auth/permissions";
import * as repository from "@/lib/budgets/repository";
import type { BudgetState } from "@/lib/budgets/schema";
import { AppError } from "@/lib/errors";
import { formatUsd } from "@/lib/format";
import type { RequestContext } from "@/lib/request/context";

/** The UTC day a moment belongs to: budgets begin anew with it. */
export function budgetDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Person before team: every caller books in this order. */
function accountsOf(ctx: RequestContext, team: string | null): repository.Account[] {
  const { perPersonUsdPerDay, perTeamUsdPerDay } = ctx.config.budgets;
  const person = { scope: "person" as const, name: ctx.actor.id, limitUsd: perPersonUsdPerDay };
  return team === null ? [person] : [person, { scope: "team" as const, name: team, limitUsd: perTeamUsdPerDay }];
}

/**
 * Books the worst case of a call on the day's budgets of person and team, before anything is spent. Across processes and
 * tabs no more is booked than a budget holds.
 *
 * @throws AppError `quota_exceeded` that says which budget is used up, `conflict` for a call that was booked before
 */
export async function reserveBudget(
  ctx: RequestContext,
  { invocationId, team, maximumUsd, at }: { invocationId: string; team: string | null; maximumUsd: number; at: Date },
): Promise<void> {
  authorize(ctx, "model:invoke");
  const day = budgetDay(at);
  const booking = { invocationId, day, person: ctx.actor.id, team, usd: maximumUsd };
  const refused = await repository.book(ctx.db, booking, accountsOf(ctx, team));
  if (refused === null) return;
  if (refused === "repeated") {
    throw new AppError("conflict", "This prompt was already sent. Reload the page to send it again.");
  }
  const used = await repository.used(ctx.db, day, refused);
  const whose = refused.scope === "person" ? "Your" : `Team ${refused.name}'s`;
  throw new AppError(
    "quota_exceeded",
    `${whose} budget of ${formatUsd(refused.limitUsd)} a day does not allow this call: ${formatUsd(used)} of it is used or set aside, and this call may cost up to ${formatUsd(maximumUsd)}. Nothing was sent. Lower max tokens, or go on tomorrow (UTC).`,
  );
}

/** Replaces the worst case by what the call cost. @param usd what is known; the worst case where it is not */
export async function settleBudget(ctx: RequestContext, invocationId: string, usd: number, now: Date): Promise<void> {
  await repository.settle(ctx.db, invocationId, usd, now);
}

/** The day's budgets of the person and of some teams, those without a limit left out. @throws AppError `forbidden` */
export async function budgetStates(ctx: RequestContext, teams: string[], now: Date): Promise<BudgetState[]> {
  authorize(ctx, "model:invoke");
  const day = budgetDay(now);
  const accounts = [...accountsOf(ctx, null), ...teams.flatMap((team) => accountsOf(ctx, team).slice(1))];
  const limited = accounts.flatMap(({ limitUsd, ...account }) => (limitUsd === null ? [] : [{ ...account, limitUsd }]));
  return Promise.all(
    limited.map(async (account) => ({ ...account, usedUsd: await repository.used(ctx.db, day, account) })),
  );
}
