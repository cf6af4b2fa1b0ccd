import "server-only";
import { and, desc, eq, ilike, inArray, ne, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { ActivityCursor } from "@/lib/audit/cursor";
import { unknownOutcomeCodes } from "@/lib/audit/outcome";
import type { Activity, ActivityFilter } from "@/lib/audit/schema";
import type { Database } from "@/lib/db/client";
import { auditEvents } from "@/lib/db/schema";

export type AuditEvent = typeof auditEvents.$inferSelect;

/** Writes the intent of a change, before its effect. */
export async function insertPending(
  db: Database,
  event: Omit<AuditEvent, "status" | "settledAt" | "errorCode" | "awsRequestId">,
) {
  await db.insert(auditEvents).values({ ...event, status: "pending" });
}

/** Settles a pending event once, adding `learned` to its detail; a second settling changes nothing. */
export async function settle(
  db: Database,
  id: string,
  outcome: Pick<AuditEvent, "settledAt" | "errorCode" | "awsRequestId"> & { status: "succeeded" | "failed" },
  learned: Record<string, string> = {},
) {
  await db
    .update(auditEvents)
    .set({ ...outcome, detail: sql`${auditEvents.detail} || ${JSON.stringify(learned)}::jsonb` })
    .where(and(eq(auditEvents.id, id), eq(auditEvents.status, "pending")));
}

/** The events of one subject, oldest first. */
export async function findBySubject(db: Database, subject: string): Promise<AuditEvent[]> {
  return db.select().from(auditEvents).where(eq(auditEvents.subject, subject)).orderBy(auditEvents.at);
}

/** At most `limit` events that pass the filter and come after the cursor, newest first. */
export async function findActivity(
  db: Database,
  filter: ActivityFilter,
  after: ActivityCursor | null,
  limit: number,
): Promise<Activity[]> {
  const { at, id } = auditEvents;
  const words = filter.q.split(/\s+/).filter((word) => word !== "");
  return db
    .select()
    .from(auditEvents)
    .where(
      and(
        filter.action === "all" ? undefined : eq(auditEvents.action, filter.action),
        hasOutcome(filter.outcome),
        filter.profile ? sql`${auditEvents.detail} ->> 'profileArn' = ${filter.profile}` : undefined,
        filter.from ? sql`${at} >= ${filter.from}::date at time zone 'UTC'` : undefined,
        filter.to ? sql`${at} < (${filter.to}::date + 1) at time zone 'UTC'` : undefined,
        ...words.map(mentions),
        after ? sql`(${at}, ${id}) < (${after.at.toISOString()}::timestamptz, ${after.id})` : undefined,
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(limit);
}

/** The same rule as `outcomeOf`. */
function hasOutcome(outcome: ActivityFilter["outcome"]): SQL | undefined {
  const { status, errorCode } = auditEvents;
  const codes = [...unknownOutcomeCodes];
  switch (outcome) {
    case "all":
      return undefined;
    case "succeeded":
      return eq(status, "succeeded");
    case "failed":
      return and(eq(status, "failed"), or(sql`${errorCode} is null`, notInArray(errorCode, codes)));
    case "unknown":
      return and(ne(status, "succeeded"), or(eq(status, "pending"), inArray(errorCode, codes)));
  }
}

/** The word as it stands: `%` and `_` are no wildcards. */
function mentions(word: string): SQL | undefined {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  const { actorId, action, subject, errorCode, requestId, awsRequestId, detail } = auditEvents;
  return or(
    ...[actorId, action, subject, errorCode, requestId, awsRequestId].map((column) => ilike(column, pattern)),
    sql`exists (select 1 from jsonb_each_text(${detail}) as part where part.value ilike ${pattern})`,
  );
}
