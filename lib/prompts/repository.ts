import "server-only";
import { asc, desc, eq, max } from "drizzle-orm";
import type { Database } from "@/lib/db/client";
import { prompts, promptVersions } from "@/lib/db/schema";

/** Every prompt by name with all its versions, the newest first. */
export async function findPrompts(db: Database) {
  return db
    .select({ id: prompts.id, name: prompts.name, version: promptVersions })
    .from(prompts)
    .innerJoin(promptVersions, eq(promptVersions.promptId, prompts.id))
    .orderBy(asc(prompts.name), desc(promptVersions.version));
}

/** Adds a version to the prompt of this name, which is made when there is none. @returns whether anything changed */
export async function saveVersion(
  db: Database,
  { id, name, text, actorId, now }: { id: string; name: string; text: string; actorId: string; now: Date },
): Promise<boolean> {
  // The update keeps a second save of the same name waiting: both would choose the same number.
  const [prompt] = await db
    .insert(prompts)
    .values({ id, name, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({ target: prompts.name, set: { updatedAt: now } })
    .returning({ id: prompts.id });
  if (!prompt) throw new Error("saving a prompt gave no row");
  const isOfPrompt = eq(promptVersions.promptId, prompt.id);
  const [newest] = await db
    .select()
    .from(promptVersions)
    .where(isOfPrompt)
    .orderBy(desc(promptVersions.version))
    .limit(1);
  if (newest?.text === text) return false;
  const [{ last } = { last: null }] = await db
    .select({ last: max(promptVersions.version) })
    .from(promptVersions)
    .where(isOfPrompt);
  await db
    .insert(promptVersions)
    .values({ promptId: prompt.id, version: (last ?? 0) + 1, text, actorId, createdAt: now });
  return true;
}

/** @returns the name, or null when there was no such prompt */
export async function deletePrompt(db: Database, id: string): Promise<string | null> {
  const [row] = await db.delete(prompts).where(eq(prompts.id, id)).returning({ name: prompts.name });
  return row?.name ?? null;
}
