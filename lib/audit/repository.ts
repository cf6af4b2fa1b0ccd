import "server-only";
import { and, eq } from "drizzle-orm";
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

/** Settles a pending event once; a second settling changes nothing. */
export async function settle(
  db: Database,
  id: string,
  outcome: Pick<AuditEvent, "settledAt" | "errorCode" | "awsRequestId"> & { status: "succeeded" | "failed" },
) {
  await db
    .update(auditEvents)
    .set(outcome)
    .where(and(eq(auditEvents.id, id), eq(auditEvents.status, "pending")));
}

/** The events of one subject, oldest first. */
export async function findBySubject(db: Database, subject: string): Promise<AuditEvent[]> {
  return db.select().from(auditEvents).where(eq(auditEvents.subject, subject)).orderBy(auditEvents.at);
}
