import "server-only";
import { eq, sql } from "drizzle-orm";
import { benchmarkSamples } from "@/lib/db/benchmark-schema";
import type { Database } from "@/lib/db/client";

/** How far a run is, counted in one query; warm-up has pairs below 0. */
export interface SampleProgress {
  settled: number;
  settledWarmUp: number;
  pending: number;
  /** Pairs all of whose calls have settled. */
  pairsDone: number;
  warmUpDone: number;
  bookedUsd: number;
}

export async function sampleProgress(db: Database, id: string, arms: number): Promise<SampleProgress> {
  const { benchmarkId, pair, outcome, bookedUsd } = benchmarkSamples;
  const byPair = db.$with("by_pair").as(
    db
      .select({
        pair: pair,
        settled: sql<number>`count(*) filter (where ${outcome} <> 'pending')`.as("settled"),
        pending: sql<number>`count(*) filter (where ${outcome} = 'pending')`.as("pending"),
        booked: sql<number>`sum(${bookedUsd})`.as("booked"),
      })
      .from(benchmarkSamples)
      .where(eq(benchmarkId, id))
      .groupBy(pair),
  );
  const whole = sql`${byPair.settled} = ${arms}`;
  const [row] = await db
    .with(byPair)
    .select({
      settled: sql<number>`coalesce(sum(${byPair.settled}) filter (where ${byPair.pair} >= 0), 0)::int`,
      settledWarmUp: sql<number>`coalesce(sum(${byPair.settled}) filter (where ${byPair.pair} < 0), 0)::int`,
      pending: sql<number>`coalesce(sum(${byPair.pending}), 0)::int`,
      pairsDone: sql<number>`(count(*) filter (where ${byPair.pair} >= 0 and ${whole}))::int`,
      warmUpDone: sql<number>`(count(*) filter (where ${byPair.pair} < 0 and ${whole}))::int`,
      bookedUsd: sql<number>`coalesce(sum(${byPair.booked}), 0)::float8`,
    })
    .from(byPair);
  return row ?? { settled: 0, settledWarmUp: 0, pending: 0, pairsDone: 0, warmUpDone: 0, bookedUsd: 0 };
}
