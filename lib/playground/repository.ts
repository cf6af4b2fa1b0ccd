import "server-only";
import { and, desc, eq, ilike } from "drizzle-orm";
import type { Database } from "@/lib/db/client";
import { savedRuns } from "@/lib/db/schema";

export type RunRow = typeof savedRuns.$inferSelect;

export async function insertRun(db: Database, run: RunRow): Promise<void> {
  await db.insert(savedRuns).values(run);
}

export async function findRun(db: Database, id: string): Promise<RunRow | null> {
  const [row] = await db.select().from(savedRuns).where(eq(savedRuns.id, id));
  return row ?? null;
}

/** Runs without their content, newest first, in whose words each of `words` is found. */
export async function findRuns(db: Database, words: string[], limit: number) {
  const { id, title, actorId, savedAt } = savedRuns;
  return db
    .select({ id, title, actorId, savedAt })
    .from(savedRuns)
    .where(and(...words.map((word) => ilike(savedRuns.words, `%${word.replace(/[\\%_]/g, "\\$&")}%`))))
    .orderBy(desc(savedRuns.savedAt))
    .limit(limit);
}
