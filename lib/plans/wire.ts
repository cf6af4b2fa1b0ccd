import type { PlanProgress } from "@/lib/plans/schema";
import type { ActionResult } from "@/lib/result";

/** Progress as JSON carries it. */
export type PlanProgressJson = ActionResult<Omit<PlanProgress, "finishedAt"> & { finishedAt: string | null }>;

/** Dates are text in JSON. */
export function parsePlanProgress(result: PlanProgressJson): ActionResult<PlanProgress> {
  if (!result.ok) return result;
  const { finishedAt, ...rest } = result.data;
  return { ok: true, data: { ...rest, finishedAt: finishedAt === null ? null : new Date(finishedAt) } };
}
