import { z } from "zod";
import type { ActionError } from "@/lib/result";

/** What plans there are; `lib/plans/kinds.ts` says what each does. */
export const planKinds = ["create", "replace", "retag"] as const;
export type PlanKindName = (typeof planKinds)[number];

export const maxPlanRows = 1_000;

export const planStatuses = ["planned", "running", "stopped", "finished"] as const;
export type PlanStatus = (typeof planStatuses)[number];

export const planRowStatuses = ["planned", "running", "succeeded", "failed", "skipped"] as const;
export type PlanRowStatus = (typeof planRowStatuses)[number];

/** One call to AWS as it will be made, but for its token. */
export interface PlannedCall {
  operation: string;
  request: Record<string, unknown>;
}

/** How far a row is. `error` tells why it failed or was skipped; `note` what is worth knowing of a success. */
export interface PlanRowState {
  index: number;
  status: PlanRowStatus;
  attempts: number;
  resultArn: string | null;
  note: string | null;
  error: ActionError | null;
}

export interface PlanRow extends PlanRowState {
  label: string;
  /** Where it acts. */
  region: string;
  calls: PlannedCall[];
}

export interface PlanHead {
  planId: string;
  kind: PlanKindName;
  title: string;
  status: PlanStatus;
  actorName: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

export interface Plan extends PlanHead {
  rows: PlanRow[];
}

/** What a page asks for again and again while a plan runs. */
export interface PlanProgress {
  status: PlanStatus;
  finishedAt: Date | null;
  rows: PlanRowState[];
}

export type PlanCounts = Record<PlanRowStatus, number>;

export interface PlanListEntry extends PlanHead {
  counts: PlanCounts;
}

/** How many rows there are in each state. */
export function countRows(rows: { status: PlanRowStatus }[]): PlanCounts {
  const counts: PlanCounts = { planned: 0, running: 0, succeeded: 0, failed: 0, skipped: 0 };
  for (const { status } of rows) counts[status] += 1;
  return counts;
}

export const planIdSchema = z.object({ planId: z.uuid() });
export type PlanIdInput = z.output<typeof planIdSchema>;

/** `rows` are checked by the plan's kind, each by its own schema. */
export const makePlanSchema = z.object({
  kind: z.enum(planKinds),
  title: z.string().min(1).max(120),
  rows: z
    .array(z.unknown())
    .min(1, "A plan needs at least one row.")
    .max(maxPlanRows, `A plan has at most ${maxPlanRows.toLocaleString("en")} rows.`),
});
export type MakePlanInput = z.output<typeof makePlanSchema>;

export const exportPlanSchema = planIdSchema.extend({ format: z.enum(["csv", "json"]) });
export type ExportPlanInput = z.output<typeof exportPlanSchema>;
