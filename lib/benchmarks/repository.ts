import "server-only";
import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  lt,
  lte,
  ne,
  sql,
} from "drizzle-orm";
import { breakOffCalls, dropBrokenPairs, dropBrokenWindows } from "@/lib/benchmarks/broken-repository";
import { byMode } from "@/lib/benchmarks/mode";
import { benchmarkReports, benchmarkSamples, benchmarks } from "@/lib/db/benchmark-schema";
import type { Database } from "@/lib/db/client";
import { invocations } from "@/lib/db/schema";

export type BenchmarkRow = typeof benchmarks.$inferSelect;
export type SampleRow = typeof benchmarkSamples.$inferSelect;
type NewBenchmark = typeof benchmarks.$inferInsert;
type Answer = NonNullable<BenchmarkRow["answer"]>;

const open = ["queued", "running"] as const;

/** @returns false when a run of this ID was started before */
export async function insertBenchmark(db: Database, row: NewBenchmark): Promise<boolean> {
  const rows = await db.insert(benchmarks).values(row).onConflictDoNothing().returning({ id: benchmarks.id });
  return rows.length > 0;
}

export async function findBenchmark(db: Database, id: string): Promise<BenchmarkRow | null> {
  const [row] = await db.select().from(benchmarks).where(eq(benchmarks.id, id));
  return row ?? null;
}

/** Other runs of the same arms, newest first. */
export async function findSameArms(db: Database, row: BenchmarkRow, limit: number): Promise<BenchmarkRow[]> {
  return db
    .select()
    .from(benchmarks)
    .where(and(eq(benchmarks.armKey, row.armKey), ne(benchmarks.id, row.id)))
    .orderBy(desc(benchmarks.createdAt))
    .limit(limit);
}

/** The newest run of these arms with a verdict that began before a moment. */
export async function findDecided(db: Database, armKey: string, before: Date): Promise<BenchmarkRow | null> {
  const [previous] = await db
    .select()
    .from(benchmarks)
    .where(and(eq(benchmarks.armKey, armKey), lt(benchmarks.createdAt, before), isNotNull(benchmarks.answer)))
    .orderBy(desc(benchmarks.createdAt))
    .limit(1);
  return previous ?? null;
}

/** Runs that have a job to be done, or had one when their process died. */
export async function findOpenIds(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: benchmarks.id })
    .from(benchmarks)
    .where(inArray(benchmarks.status, [...open]));
  return rows.map(({ id }) => id);
}

/**
 * Claims a run for one process: raises its fence, so that whoever held it before can write no more, and takes away the
 * pairs or windows of load that were broken off. What these had booked stays counted against the cap.
 *
 * @returns null when there is nothing left to do
 */
export async function claim(db: Database, id: string, now: Date): Promise<BenchmarkRow | null> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(benchmarks)
      .set({
        fence: sql`${benchmarks.fence} + 1`,
        status: "running",
        startedAt: sql`coalesce(${benchmarks.startedAt}, ${now.toISOString()}::timestamptz)`,
      })
      .where(and(eq(benchmarks.id, id), inArray(benchmarks.status, [...open])))
      .returning();
    if (!row) return null;
    const lostUsd = await byMode(row, {
      pairs: ({ arms }) => dropBrokenPairs(tx, id, arms.length),
      load: (load) => dropBrokenWindows(tx, load),
    });
    await addLost(tx, id, lostUsd);
    return { ...row, lostUsd: row.lostUsd + lostUsd };
  });
}

async function addLost(tx: Database, id: string, lostUsd: number): Promise<void> {
  if (lostUsd === 0) return;
  await tx
    .update(benchmarks)
    .set({ lostUsd: sql`${benchmarks.lostUsd} + ${lostUsd}` })
    .where(eq(benchmarks.id, id));
}

/** What a process holds while it may write: the run and the fence it was claimed with. */
export interface Lease {
  id: string;
  fence: number;
}

const held = (db: Database, { id, fence }: Lease) =>
  db
    .select({ one: sql`1` })
    .from(benchmarks)
    .where(and(eq(benchmarks.id, id), eq(benchmarks.fence, fence), eq(benchmarks.status, "running")))
    .for("share");

type NewSample = Omit<typeof benchmarkSamples.$inferInsert, "benchmarkId" | "outcome">;

/** Writes a call before it is made, or a start that was missed. @returns false when the lease was lost: make no call */
export async function insertSample(
  db: Database,
  lease: Lease,
  sample: NewSample,
  outcome: "pending" | "missed" = "pending",
): Promise<boolean> {
  return db.transaction(async (tx) => {
    if ((await held(tx, lease)).length === 0) return false;
    await tx.insert(benchmarkSamples).values({ ...sample, benchmarkId: lease.id, outcome });
    return true;
  });
}

type Placed = "benchmarkId" | "pair" | "arm" | "position" | "invocationId" | "startedAt" | "intendedMs";
type OfLoad = "endedMs" | "startDelayMs";
type Settlement = Omit<SampleRow, Placed | OfLoad> & Partial<Pick<SampleRow, OfLoad>>;

/** Settles a call after it. @returns false when the lease was lost: the pair is measured anew by another process */
export async function settleSample(
  db: Database,
  lease: Lease,
  { pair, arm }: { pair: number; arm: number },
  settlement: Settlement,
): Promise<boolean> {
  const rows = await db
    .update(benchmarkSamples)
    .set(settlement)
    .where(
      and(
        eq(benchmarkSamples.benchmarkId, lease.id),
        eq(benchmarkSamples.pair, pair),
        eq(benchmarkSamples.arm, arm),
        eq(benchmarkSamples.outcome, "pending"),
        exists(held(db, lease)),
      ),
    )
    .returning({ pair: benchmarkSamples.pair });
  return rows.length > 0;
}

const sampleMembers = sql.join(
  Object.entries(getTableColumns(benchmarkSamples)).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`),
  sql`, `,
);
type SampleJson = Omit<SampleRow, "startedAt"> & { startedAt: string };

/**
 * All calls of a run by pair and position. They come as one JSON text: value by value a driver takes seven times as long, and
 * whoever asks may be the process that measures.
 */
export async function findSamples(db: Database, id: string): Promise<SampleRow[]> {
  const { benchmarkId, pair, position } = benchmarkSamples;
  const [row] = await db
    .select({
      json: sql<string | null>`json_agg(json_build_object(${sampleMembers}) order by ${pair}, ${position})::text`,
    })
    .from(benchmarkSamples)
    .where(eq(benchmarkId, id));
  const samples: SampleJson[] = JSON.parse(row?.json ?? "[]");
  return samples.map((sample) => ({ ...sample, startedAt: new Date(sample.startedAt) }));
}

/** One page of the calls as they were made, and how many there are in all. */
export async function findSamplePage(db: Database, id: string, page: number, pageSize: number) {
  const where = eq(benchmarkSamples.benchmarkId, id);
  const [[total], samples] = await Promise.all([
    db.select({ n: count() }).from(benchmarkSamples).where(where),
    db
      .select()
      .from(benchmarkSamples)
      .where(where)
      .orderBy(asc(benchmarkSamples.pair), asc(benchmarkSamples.position))
      .limit(pageSize)
      .offset(page * pageSize),
  ]);
  return { total: total?.n ?? 0, samples };
}

interface Ending {
  status: "done" | "cancelled" | "failed";
  endReason: string | null;
  finishedAt: Date;
  answer: Answer | null;
  headline: string | null;
  changedFrom: Answer | null;
}

/** Ends a run for the process that holds it, and keeps its report. @returns false when the lease was lost */
export async function finish(db: Database, { id, fence }: Lease, ending: Ending, report: object): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(benchmarks)
      .set(ending)
      .where(and(eq(benchmarks.id, id), eq(benchmarks.fence, fence), eq(benchmarks.status, "running")))
      .returning({ id: benchmarks.id });
    if (rows.length > 0) await keepReport(tx, id, report);
    return rows.length > 0;
  });
}

/** Keeps what the page said when a run ended; the first one stays. */
export async function keepReport(db: Database, id: string, report: object): Promise<void> {
  await db.insert(benchmarkReports).values({ benchmarkId: id, report }).onConflictDoNothing();
}

export async function findReport(db: Database, id: string): Promise<unknown> {
  const [row] = await db.select().from(benchmarkReports).where(eq(benchmarkReports.benchmarkId, id));
  return row?.report ?? null;
}

/** Ends a run whoever holds it: the fence rises, so that calls under way are not written any more. */
export async function cancel(db: Database, id: string, endReason: string, now: Date): Promise<BenchmarkRow | null> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(benchmarks)
      .set({ status: "cancelled", fence: sql`${benchmarks.fence} + 1`, endReason, finishedAt: now })
      .where(and(eq(benchmarks.id, id), inArray(benchmarks.status, [...open])))
      .returning();
    if (!row) return null;
    await byMode(row, {
      pairs: async ({ arms }) => addLost(tx, id, await dropBrokenPairs(tx, id, arms.length)),
      load: () => breakOffCalls(tx, id),
    });
    return row;
  });
}

/** The mean duration of complete calls of some profiles, newest days, for the time a run will take. */
export async function meanTotalMs(db: Database, profileArns: string[], since: Date): Promise<number | null> {
  const rows = await db
    .select({ mean: sql<number | null>`avg(${invocations.totalMs})` })
    .from(invocations)
    .where(
      and(
        inArray(invocations.profileArn, profileArns),
        eq(invocations.status, "complete"),
        gte(invocations.startedAt, since),
        lte(invocations.startedAt, new Date()),
      ),
    );
  return rows[0]?.mean ?? null;
}
