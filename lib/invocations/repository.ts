import "server-only";
import { and, count, eq, gte, lt, max, ne, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/client";
import { invocations } from "@/lib/db/schema";

export type Invocation = typeof invocations.$inferSelect;

/** What is known before the call. */
export type InvocationIntent = Pick<
  Invocation,
  | "id"
  | "origin"
  | "processId"
  | "actorId"
  | "profileArn"
  | "profileId"
  | "profileName"
  | "profileType"
  | "modelId"
  | "modelName"
  | "route"
  | "region"
  | "simulated"
  | "maxTokens"
  | "startedAt"
> &
  Partial<Pick<Invocation, "sendId" | "sendOrder" | "sendPosition">>;

/** What is known after it; durations in ms. */
export type InvocationSettlement = Omit<Invocation, keyof InvocationIntent | "team">;

/** Writes the row of a call that is about to be made. False when its ID was used before: the call must not be made. */
export async function insertPending(db: Database, intent: InvocationIntent): Promise<boolean> {
  const rows = await db
    .insert(invocations)
    .values({ ...intent, status: "pending" })
    .onConflictDoNothing()
    .returning({ id: invocations.id });
  return rows.length > 0;
}

/** Settles a pending row once; a second settling changes nothing. */
export async function settle(db: Database, id: string, settlement: InvocationSettlement): Promise<void> {
  await db
    .update(invocations)
    .set(settlement)
    .where(and(eq(invocations.id, id), eq(invocations.status, "pending")));
}

/** Notes whose call it was; see the column. */
export async function setTeam(db: Database, id: string, team: string): Promise<void> {
  await db.update(invocations).set({ team }).where(eq(invocations.id, id));
}

/**
 * Marks calls that no process will settle any more. `startedBefore` protects those of other living processes.
 *
 * @returns how many rows were open
 */
export async function settleInterrupted(
  db: Database,
  { processId, startedBefore, now }: { processId: string; startedBefore: Date; now: Date },
): Promise<number> {
  const rows = await db
    .update(invocations)
    .set({ status: "interrupted", settledAt: now })
    .where(
      and(
        eq(invocations.status, "pending"),
        ne(invocations.processId, processId),
        lt(invocations.startedAt, startedBefore),
      ),
    )
    .returning({ id: invocations.id });
  return rows.length;
}

/** @returns null when there is no such row */
export async function findInvocation(db: Database, id: string): Promise<Invocation | null> {
  const [row] = await db.select().from(invocations).where(eq(invocations.id, id));
  return row ?? null;
}

/** How often somebody called each model since a moment, failed calls left out. */
export async function countByModel(
  db: Database,
  actorId: string,
  since: Date,
): Promise<{ modelId: string; route: "global" | "geo"; calls: number }[]> {
  const { modelId, route } = invocations;
  const isCounted = and(
    eq(invocations.actorId, actorId),
    gte(invocations.startedAt, since),
    ne(invocations.status, "failed"),
  );
  return db.select({ modelId, route, calls: count() }).from(invocations).where(isCounted).groupBy(modelId, route);
}

/** When each profile was last called, by ARN; stopped and failed calls count, since somebody wanted the profile. */
export async function findLastCalls(db: Database): Promise<{ profileArn: string; startedAt: Date | null }[]> {
  const { profileArn, startedAt } = invocations;
  return db
    .select({ profileArn, startedAt: max(startedAt) })
    .from(invocations)
    .groupBy(profileArn);
}

/** Per ARN, how many calls were started since that moment, and the moment of the last one ever. */
export async function findCallFigures(db: Database, since: Date) {
  const { profileArn, startedAt } = invocations;
  return db
    .select({
      profileArn,
      calls: sql<number>`count(*) filter (where ${gte(startedAt, since)})::int`,
      lastStartedAt: max(startedAt),
    })
    .from(invocations)
    .groupBy(profileArn);
}
