import "server-only";
import { and, count, desc, eq, gte, max } from "drizzle-orm";
import type { Database } from "@/lib/db/client";
import { auditEvents, invocations } from "@/lib/db/schema";

/** Calls of a profile since a moment by who made them, most first. */
export async function countCallsByPerson(db: Database, profileArn: string, since: Date) {
  const { actorId, startedAt } = invocations;
  const rows = await db
    .select({ actorId, calls: count(), lastAt: max(startedAt) })
    .from(invocations)
    .where(and(eq(invocations.profileArn, profileArn), gte(startedAt, since)))
    .groupBy(actorId)
    .orderBy(desc(count()), actorId);
  return rows.flatMap(({ lastAt, ...row }) => (lastAt === null ? [] : [{ ...row, lastAt }]));
}

/** When a profile was last called from here; null when it never was. */
export async function findLastCall(db: Database, profileArn: string): Promise<Date | null> {
  const [row] = await db
    .select({ lastAt: max(invocations.startedAt) })
    .from(invocations)
    .where(eq(invocations.profileArn, profileArn));
  return row?.lastAt ?? null;
}

/** A deletion in the activity log, however it ended; null when there is no such entry. */
export async function findDeletion(db: Database, id: string) {
  const [row] = await db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.id, id), eq(auditEvents.action, "profile.delete")));
  return row ?? null;
}
