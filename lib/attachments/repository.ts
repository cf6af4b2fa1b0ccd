import "server-only";
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/client";
import { attachments, savedRuns } from "@/lib/db/schema";

export type Attachment = typeof attachments.$inferSelect;

/** Keeps a file; one that is there already is only marked as used. */
export async function keep(db: Database, attachment: Omit<Attachment, "createdAt" | "usedAt">, now: Date) {
  await db
    .insert(attachments)
    .values({ ...attachment, createdAt: now, usedAt: now })
    .onConflictDoUpdate({ target: attachments.id, set: { usedAt: now } });
}

/** The files with these IDs, in no order; marks them as used. */
export async function findAndTouch(db: Database, ids: string[], now: Date): Promise<Attachment[]> {
  return ids.length === 0
    ? []
    : db.update(attachments).set({ usedAt: now }).where(inArray(attachments.id, ids)).returning();
}

export async function find(db: Database, id: string): Promise<Attachment | null> {
  const [row] = await db.select().from(attachments).where(eq(attachments.id, id));
  return row ?? null;
}

/** Removes what was not used since `before` and is part of no saved run. @returns how many there were */
export async function removeUnused(db: Database, before: Date): Promise<number> {
  const isInRun = sql`exists (select 1 from ${savedRuns} where ${attachments.id} = any(${savedRuns.attachmentIds}))`;
  const rows = await db
    .delete(attachments)
    .where(and(lt(attachments.usedAt, before), sql`not ${isInRun}`))
    .returning({ id: attachments.id });
  return rows.length;
}
