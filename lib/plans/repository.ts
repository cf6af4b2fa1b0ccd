import "server-only";
import { and, asc, count, desc, eq, exists, inArray, notExists, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/client";
import { planRows, plans } from "@/lib/db/schema";
import type { ActionError } from "@/lib/result";

export type PlanRecord = typeof plans.$inferSelect;
export type PlanRowRecord = typeof planRows.$inferSelect;

/** A process's right to work on a plan, until another claim raises the fence. */
export interface Claim {
  planId: string;
  fence: number;
}

export async function insertPlan(
  db: Database,
  plan: Pick<PlanRecord, "id" | "kind" | "title" | "actor" | "createdAt">,
  rows: Pick<PlanRowRecord, "label" | "input" | "requestToken">[],
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.insert(plans).values({ ...plan, status: "planned" });
    await tx
      .insert(planRows)
      .values(rows.map((row, index) => ({ ...row, planId: plan.id, index, status: "planned" as const })));
  });
}

/** @returns null when there is no such plan */
export async function findPlan(db: Database, planId: string): Promise<PlanRecord | null> {
  const [plan] = await db.select().from(plans).where(eq(plans.id, planId));
  return plan ?? null;
}

/** In the order of the plan. */
export async function findRows(db: Database, planId: string): Promise<PlanRowRecord[]> {
  return db.select().from(planRows).where(eq(planRows.planId, planId)).orderBy(asc(planRows.index));
}

/** Newest first. */
export async function findRecentPlans(db: Database, limit: number): Promise<PlanRecord[]> {
  return db.select().from(plans).orderBy(desc(plans.createdAt)).limit(limit);
}

export async function countRowsByStatus(db: Database, planIds: string[]) {
  return db
    .select({ planId: planRows.planId, status: planRows.status, rows: count() })
    .from(planRows)
    .where(inArray(planRows.planId, planIds))
    .groupBy(planRows.planId, planRows.status);
}

/**
 * Lets a plan run (again); with `again`, also its rows that failed or were skipped. False when it runs already.
 *
 * @param actor in whose name the rows are done from here on
 * @param sendJob part of the same transaction
 */
export async function startPlan(
  db: Database,
  { planId, actor, now, again }: { planId: string; actor: PlanRecord["actor"]; now: Date; again: boolean },
  sendJob: (tx: Database) => Promise<unknown>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const started = await tx
      .update(plans)
      .set({
        status: "running",
        actor,
        startedAt: sql`coalesce(${plans.startedAt}, ${now.toISOString()}::timestamptz)`,
        finishedAt: null,
      })
      .where(and(eq(plans.id, planId), inArray(plans.status, again ? ["stopped", "finished"] : ["planned", "stopped"])))
      .returning({ id: plans.id });
    if (started.length === 0) return false;
    if (again) {
      await tx
        .update(planRows)
        .set({ status: "planned", error: null, settledAt: null })
        .where(and(eq(planRows.planId, planId), inArray(planRows.status, ["failed", "skipped"])));
    }
    await sendJob(tx);
    return true;
  });
}

/** Rows under way are finished, the rest stays planned. False when it is not running. */
export async function stopPlan(db: Database, planId: string): Promise<boolean> {
  const stopped = await db
    .update(plans)
    .set({ status: "stopped" })
    .where(and(eq(plans.id, planId), eq(plans.status, "running")))
    .returning({ id: plans.id });
  return stopped.length > 0;
}

/** Takes a running plan up, and from everybody else away. Null when it does not run (any more). */
export async function claimPlan(db: Database, planId: string): Promise<(Claim & { plan: PlanRecord }) | null> {
  const [plan] = await db
    .update(plans)
    .set({ fence: sql`${plans.fence} + 1` })
    .where(and(eq(plans.id, planId), eq(plans.status, "running")))
    .returning();
  return plan ? { planId, fence: plan.fence, plan } : null;
}

/** Rows that are still to be done, and those a dead process left in the middle. */
export async function findOpenRows(db: Database, planId: string): Promise<PlanRowRecord[]> {
  return db
    .select()
    .from(planRows)
    .where(and(eq(planRows.planId, planId), inArray(planRows.status, ["planned", "running"])))
    .orderBy(asc(planRows.index));
}

/**
 * Marks a row as under way, before its effect. Null when it must not be tried: the plan was stopped or is another
 * process's now. One that was under way already is uncertain from here on.
 */
export async function beginRow(db: Database, claim: Claim, index: number, now: Date): Promise<PlanRowRecord | null> {
  const [row] = await db
    .update(planRows)
    .set({
      status: "running",
      attempts: sql`${planRows.attempts} + 1`,
      isUncertain: sql`${planRows.isUncertain} or ${planRows.status} = 'running'`,
      firstSentAt: sql`coalesce(${planRows.firstSentAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(
      and(
        isRow(claim, index),
        inArray(planRows.status, ["planned", "running"]),
        exists(
          db
            .select({ id: plans.id })
            .from(plans)
            .where(and(holds(claim), eq(plans.status, "running"))),
        ),
      ),
    )
    .returning();
  return row ?? null;
}

/** Writes how a row ended. False when the plan is another process's now, which then finds out by itself. */
export async function settleRow(
  db: Database,
  claim: Claim,
  index: number,
  outcome: Pick<PlanRowRecord, "status" | "isUncertain" | "resultArn" | "note" | "error"> & { settledAt: Date },
): Promise<boolean> {
  const settled = await db
    .update(planRows)
    .set(outcome)
    .where(
      and(
        isRow(claim, index),
        eq(planRows.status, "running"),
        exists(db.select({ id: plans.id }).from(plans).where(holds(claim))),
      ),
    )
    .returning({ index: planRows.index });
  return settled.length > 0;
}

/** Skips those of the rows that are still planned, because `error` would meet them all. */
export async function skipPlanned(
  db: Database,
  claim: Claim,
  indexes: number[],
  { error, now }: { error: ActionError; now: Date },
): Promise<void> {
  await db
    .update(planRows)
    .set({ status: "skipped", error, settledAt: now })
    .where(
      and(
        eq(planRows.planId, claim.planId),
        eq(planRows.status, "planned"),
        inArray(planRows.index, indexes),
        exists(db.select({ id: plans.id }).from(plans).where(holds(claim))),
      ),
    );
}

/** Ends a plan without open rows. */
export async function finishPlan(db: Database, claim: Claim, now: Date): Promise<void> {
  const open = db
    .select({ index: planRows.index })
    .from(planRows)
    .where(and(eq(planRows.planId, claim.planId), inArray(planRows.status, ["planned", "running"])));
  await db
    .update(plans)
    .set({ status: "finished", finishedAt: now })
    .where(and(holds(claim), inArray(plans.status, ["running", "stopped"]), notExists(open)));
}

function holds({ planId, fence }: Claim) {
  return and(eq(plans.id, planId), eq(plans.fence, fence));
}

function isRow({ planId }: Claim, index: number) {
  return and(eq(planRows.planId, planId), eq(planRows.index, index));
}
