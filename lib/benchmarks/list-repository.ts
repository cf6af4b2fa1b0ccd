import "server-only";
import { and, desc, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import type { ListBenchmarksInput } from "@/lib/benchmarks/schema";
import { benchmarkSamples, benchmarks } from "@/lib/db/benchmark-schema";
import type { Database } from "@/lib/db/client";

/** Newest first. `q` is looked for in the run's name and its arms' names and IDs. */
export async function findBenchmarks(db: Database, filter: ListBenchmarksInput, limit: number) {
  const words = filter.q.split(/\s+/).filter(Boolean);
  const found = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    return or(ilike(benchmarks.name, pattern), ilike(sql`${benchmarks.arms}::text`, pattern));
  });
  return db
    .select()
    .from(benchmarks)
    .where(
      and(
        ...found,
        filter.status === "all" ? undefined : eq(benchmarks.status, filter.status),
        filter.kind === "all" ? undefined : ofKind(filter.kind),
        filter.answer === "all" ? undefined : eq(benchmarks.answer, filter.answer),
      ),
    )
    .orderBy(desc(benchmarks.createdAt))
    .limit(limit);
}

function ofKind(kind: Exclude<ListBenchmarksInput["kind"], "all">): SQL {
  const isLoad = sql`coalesce(${benchmarks.settings} ->> 'mode', 'pairs') = 'load'`;
  if (kind === "load") return isLoad;
  const profiles = sql`(select count(distinct arm ->> 'profileArn') from jsonb_array_elements(${benchmarks.arms}) arm)`;
  return kind === "aa" ? sql`not ${isLoad} and ${profiles} = 1` : sql`not ${isLoad} and ${profiles} > 1`;
}

/** Pairs, and single calls or starts, of each run that have ended, warm-up aside, for the list. */
export async function countDone(db: Database, ids: string[]) {
  if (ids.length === 0) return new Map<string, { pairs: number; calls: number }>();
  const ended = sql`filter (where ${benchmarkSamples.pair} >= 0 and ${benchmarkSamples.outcome} <> 'pending')`;
  const rows = await db
    .select({
      id: benchmarkSamples.benchmarkId,
      pairs: sql<number>`(count(distinct ${benchmarkSamples.pair}) ${ended})::int`,
      calls: sql<number>`(count(*) ${ended})::int`,
    })
    .from(benchmarkSamples)
    .where(inArray(benchmarkSamples.benchmarkId, ids))
    .groupBy(benchmarkSamples.benchmarkId);
  return new Map(rows.map(({ id, pairs, calls }) => [id, { pairs, calls }]));
}
