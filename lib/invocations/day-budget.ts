import "server-only";
import { z } from "zod";
import { authorize } from "@/lib/auth/permissions";
import type { DayBudget } from "@/lib/budgets/schema";
import { budgetStates } from "@/lib/budgets/service";
import { AppError } from "@/lib/errors";
import { teamOf } from "@/lib/invocations/register";
import * as repository from "@/lib/invocations/repository";
import { maxPanes } from "@/lib/invocations/schema";
import { priceOf } from "@/lib/pricing/price-list";
import type { RequestContext } from "@/lib/request/context";

const ids = z.array(z.string().min(1).max(2_048)).max(maxPanes);
/** One key of a query is text, a repeated one a list. */
export const dayBudgetSchema = z.object({
  profile: z
    .union([
      ids,
      z
        .string()
        .max(2_048)
        .transform((id) => [id]),
    ])
    .default([]),
});

/**
 * The day's budgets of the person and of the teams that some profiles belong to, and the person's calls that no budget
 * counts, since their model has no price.
 *
 * @throws AppError `forbidden`
 */
export async function getDayBudget(
  ctx: RequestContext,
  { profile }: z.output<typeof dayBudgetSchema>,
  now: Date = new Date(),
): Promise<DayBudget> {
  authorize(ctx, "model:invoke");
  const teams = await Promise.all(profile.map((id) => teamOfProfile(ctx, id)));
  const dayBegins = new Date(now);
  dayBegins.setUTCHours(0, 0, 0, 0);
  const [budgets, counts] = await Promise.all([
    budgetStates(ctx, [...new Set(teams.filter((team) => team !== null))], now),
    repository.countByModel(ctx.db, ctx.actor.id, dayBegins),
  ]);
  const unpriced = counts.filter(({ modelId, route }) => priceOf(modelId, route) === null);
  return { budgets, unpricedCalls: unpriced.reduce((sum, { calls }) => sum + calls, 0) };
}

/** Null also for a profile that cannot be looked up: what is left for the person is known all the same. */
async function teamOfProfile(ctx: RequestContext, id: string): Promise<string | null> {
  try {
    const bedrock = ctx.bedrockFor(id);
    const { profileArn } = await bedrock.resolveInferenceProfile(id);
    return await teamOf(bedrock, profileArn);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
