import "server-only";
import { and, eq, gte, inArray, lt, or, sql } from "drizzle-orm";
import { firstToRepeat, planOf } from "@/lib/benchmarks/load-plan";
import { benchmarkSamples, type benchmarks } from "@/lib/db/benchmark-schema";
import type { Database } from "@/lib/db/client";
import type { LoadSettings } from "@/lib/db/documents";

type LoadRow = typeof benchmarks.$inferSelect & { settings: LoadSettings };

/** Removes pairs in which a call is missing or has no end. @returns US dollars they had booked */
export async function dropBrokenPairs(tx: Database, id: string, arms: number): Promise<number> {
  const broken = tx
    .select({ pair: benchmarkSamples.pair })
    .from(benchmarkSamples)
    .where(eq(benchmarkSamples.benchmarkId, id))
    .groupBy(benchmarkSamples.pair)
    .having(sql`count(*) < ${arms} or bool_or(${benchmarkSamples.outcome} = 'pending')`);
  const dropped = await tx
    .delete(benchmarkSamples)
    .where(and(eq(benchmarkSamples.benchmarkId, id), inArray(benchmarkSamples.pair, broken)))
    .returning({ bookedUsd: benchmarkSamples.bookedUsd });
  return dropped.reduce((sum, { bookedUsd }) => sum + bookedUsd, 0);
}

/**
 * Removes of an arm that was broken off what is to be measured anew: its warm-up and everything from the window on in
 * which a call has no end. @returns US dollars that these calls had booked
 */
export async function dropBrokenWindows(tx: Database, row: LoadRow): Promise<number> {
  const plan = planOf(row);
  const taken = await tx
    .select({ arm: benchmarkSamples.arm, pair: benchmarkSamples.pair, outcome: benchmarkSamples.outcome })
    .from(benchmarkSamples)
    .where(eq(benchmarkSamples.benchmarkId, row.id));
  let lostUsd = 0;
  for (const [arm, samples] of Map.groupBy(taken, (sample) => sample.arm)) {
    const ended = new Set(samples.flatMap(({ pair, outcome }) => (outcome === "pending" ? [] : [pair])));
    const from = firstToRepeat(plan, ended, row.settings);
    if (from === null) continue;
    const dropped = await tx
      .delete(benchmarkSamples)
      .where(
        and(
          eq(benchmarkSamples.benchmarkId, row.id),
          eq(benchmarkSamples.arm, arm),
          or(lt(benchmarkSamples.pair, 0), gte(benchmarkSamples.pair, from)),
        ),
      )
      .returning({ bookedUsd: benchmarkSamples.bookedUsd });
    lostUsd += dropped.reduce((sum, { bookedUsd }) => sum + bookedUsd, 0);
  }
  return lostUsd;
}

/** Settles the calls that a cancelled run has under way: they were made, may be billed, and have no latency. */
export async function breakOffCalls(tx: Database, id: string): Promise<void> {
  await tx
    .update(benchmarkSamples)
    .set({ outcome: "incomplete", reason: "The run was cancelled during this call." })
    .where(and(eq(benchmarkSamples.benchmarkId, id), eq(benchmarkSamples.outcome, "pending")));
}
