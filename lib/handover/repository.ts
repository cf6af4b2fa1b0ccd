import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Database } from "@/lib/db/client";
import { invocations } from "@/lib/db/schema";

/** The newest smoke test of a profile; null when there was none. */
export async function findLatestSmokeTest(db: Database, profileArn: string) {
  const [row] = await db
    .select()
    .from(invocations)
    .where(and(eq(invocations.profileArn, profileArn), eq(invocations.origin, "smoke-test")))
    .orderBy(desc(invocations.startedAt))
    .limit(1);
  return row ?? null;
}
