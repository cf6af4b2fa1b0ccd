import "server-only";
import { randomUUID } from "node:crypto";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import { csvLine } from "@/lib/csv";
import type { Database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { AnyPlanKind } from "@/lib/plans/kind";
import { kindOf, kinds } from "@/lib/plans/kinds";
import { planQueue } from "@/lib/plans/queue";
import {
  countRowsByStatus,
  findPlan,
  findRecentPlans,
  findRows,
  insertPlan,
  type PlanRecord,
  type PlanRowRecord,
  startPlan,
  stopPlan as stopRunning,
} from "@/lib/plans/repository";
import {
  countRows,
  type ExportPlanInput,
  type MakePlanInput,
  type Plan,
  type PlanHead,
  type PlanIdInput,
  type PlanListEntry,
  type PlanProgress,
  type PlanRowState,
} from "@/lib/plans/schema";
import type { RequestContext } from "@/lib/request/context";
import type { Download } from "@/lib/request/define-download";

/**
 * Stores a plan after its kind has checked every row; nothing is changed in AWS until it is applied.
 *
 * @throws AppError `forbidden`, `invalid_input` with messages by path, e.g. `rows.3.name`
 */
export async function makePlan(ctx: RequestContext, input: MakePlanInput): Promise<{ planId: string }> {
  const kind = kinds[input.kind];
  authorize(ctx, kind.permission);
  const inputs = await parseRows(ctx, kind, input.rows);
  const planId = randomUUID();
  await insertPlan(
    ctx.db,
    { id: planId, kind: input.kind, title: input.title, actor: ctx.actor, createdAt: new Date() },
    inputs.map((row) => ({ label: kind.label(row), input: row, requestToken: randomUUID() })),
  );
  return { planId };
}

async function parseRows(ctx: RequestContext, kind: AnyPlanKind, rows: unknown[]): Promise<unknown[]> {
  const problems: Record<string, string> = {};
  const inputs = rows.map((row, index) => {
    const parsed = kind.schema.safeParse(row);
    for (const issue of parsed.error?.issues ?? [])
      problems[`rows.${[index, ...issue.path].join(".")}`] ??= issue.message;
    return parsed.data;
  });
  if (Object.keys(problems).length === 0) Object.assign(problems, await kind.check(ctx, inputs));
  const [first] = Object.entries(problems);
  if (!first) return inputs;
  const row = Number(first[0].split(".")[1]) + 1;
  throw new AppError("invalid_input", `Row ${row}: ${first[1]}`, { fieldErrors: problems });
}

/** A plan with every row and the exact calls it makes. @throws AppError `forbidden`, `not_found` */
export async function getPlan(ctx: RequestContext, { planId }: PlanIdInput): Promise<Plan> {
  authorize(ctx, "profile:read");
  const [plan, rows] = await Promise.all([planOf(ctx, planId), findRows(ctx.db, planId)]);
  const kind = kinds[kindOf(plan.kind)];
  return {
    ...headOf(plan),
    rows: rows.map((row) => ({ ...stateOf(row), label: row.label, ...effectOf(kind, row) })),
  };
}

function effectOf(kind: AnyPlanKind, { input }: PlanRowRecord) {
  return { region: kind.region(input), calls: kind.calls(input) };
}

/** How far a plan is. @throws AppError `forbidden`, `not_found` */
export async function getPlanProgress(ctx: RequestContext, { planId }: PlanIdInput): Promise<PlanProgress> {
  authorize(ctx, "profile:read");
  const [plan, rows] = await Promise.all([planOf(ctx, planId), findRows(ctx.db, planId)]);
  return { status: plan.status, finishedAt: plan.finishedAt, rows: rows.map(stateOf) };
}

const recentPlans = 20;

/** The newest plans with how their rows ended. @throws AppError `forbidden` */
export async function listPlans(ctx: RequestContext): Promise<PlanListEntry[]> {
  authorize(ctx, "profile:read");
  const found = await findRecentPlans(ctx.db, recentPlans);
  const counted = await countRowsByStatus(
    ctx.db,
    found.map(({ id }) => id),
  );
  return found.map((plan) => {
    const counts = countRows([]);
    for (const { planId, status, rows } of counted) if (planId === plan.id) counts[status] = rows;
    return { ...headOf(plan), counts };
  });
}

/** Starts a plan, or goes on with a stopped one. @throws AppError `forbidden`, `not_found`, `conflict` (it runs, or has run) */
export async function applyPlan(ctx: RequestContext, { planId }: PlanIdInput): Promise<void> {
  await start(ctx, planId, false);
}

/** Tries the rows again that failed or were skipped, with their tokens of before. @throws as `applyPlan` */
export async function retryPlan(ctx: RequestContext, { planId }: PlanIdInput): Promise<void> {
  await start(ctx, planId, true);
}

async function start(ctx: RequestContext, planId: string, again: boolean): Promise<void> {
  const plan = await planOf(ctx, planId);
  authorize(ctx, kinds[kindOf(plan.kind)].permission);
  await audited(ctx, { action: "plan.apply", subject: plan.title, detail: { planId, kind: plan.kind } }, async () => {
    const sendJob = (tx: Database) => ctx.jobs.send(planQueue, { planId }, { key: planId, tx });
    if (await startPlan(ctx.db, { planId, actor: ctx.actor, now: new Date(), again }, sendJob)) return;
    throw new AppError("conflict", "This plan is already being applied, or has been. Reload to see how far it is.");
  });
}

/** Ends a running plan after the rows that are under way. @throws AppError `forbidden`, `not_found`, `conflict` */
export async function stopPlan(ctx: RequestContext, { planId }: PlanIdInput): Promise<void> {
  const plan = await planOf(ctx, planId);
  authorize(ctx, kinds[kindOf(plan.kind)].permission);
  await audited(ctx, { action: "plan.stop", subject: plan.title, detail: { planId, kind: plan.kind } }, async () => {
    if (!(await stopRunning(ctx.db, planId))) throw new AppError("conflict", "This plan is not running any more.");
  });
}

/** Every row of a plan with its result as a file. @throws AppError `forbidden`, `not_found` */
export async function exportPlan(ctx: RequestContext, { planId, format }: ExportPlanInput): Promise<Download> {
  const plan = await getPlan(ctx, { planId });
  const rows = plan.rows.map((row) => ({
    row: row.index + 1,
    name: row.label,
    region: row.region,
    status: row.status,
    arn: row.resultArn ?? "",
    attempts: row.attempts,
    errorCode: row.error?.code ?? "",
    message: row.error?.message ?? row.note ?? "",
    awsRequestId: row.error?.awsRequestId ?? "",
    calls: row.calls,
  }));
  const fileName = `plan-${planId.slice(0, 8)}.${format}`;
  if (format === "json")
    return { fileName, contentType: "application/json", body: once(`${JSON.stringify(rows, null, 2)}\n`) };
  const lines = rows.map(({ calls, ...cells }) =>
    csvLine([...Object.values(cells).map(String), JSON.stringify(calls)]),
  );
  const header = csvLine([
    "row",
    "name",
    "region",
    "status",
    "arn",
    "attempts",
    "errorCode",
    "message",
    "awsRequestId",
    "calls",
  ]);
  return { fileName, contentType: "text/csv; charset=utf-8; header=present", body: once(header + lines.join("")) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function planOf(ctx: RequestContext, planId: string): Promise<PlanRecord> {
  const plan = await findPlan(ctx.db, planId);
  if (!plan) throw new AppError("not_found", "There is no such plan.");
  return plan;
}

function headOf(plan: PlanRecord): PlanHead {
  const { id: planId, title, status, createdAt, startedAt, finishedAt, actor } = plan;
  return { planId, kind: kindOf(plan.kind), title, status, actorName: actor.name, createdAt, startedAt, finishedAt };
}

function stateOf({ index, status, attempts, resultArn, note, error }: PlanRowRecord): PlanRowState {
  return { index, status, attempts, resultArn, note, error };
}
