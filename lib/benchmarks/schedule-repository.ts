import "server-only";
import { and, desc, eq, gte, isNotNull, lte, sql } from "drizzle-orm";
import { benchmarkSamples, benchmarkSchedules, benchmarks } from "@/lib/db/benchmark-schema";
import type { Database } from "@/lib/db/client";

export type ScheduleRow = typeof benchmarkSchedules.$inferSelect;

export async function insertSchedule(db: Database, row: typeof benchmarkSchedules.$inferInsert): Promise<void> {
  await db.insert(benchmarkSchedules).values(row);
}

export async function findActiveSchedule(db: Database, armKey: string): Promise<ScheduleRow | null> {
  const [row] = await db
    .select()
    .from(benchmarkSchedules)
    .where(and(eq(benchmarkSchedules.armKey, armKey), eq(benchmarkSchedules.isActive, true)))
    .orderBy(desc(benchmarkSchedules.createdAt))
    .limit(1);
  return row ?? null;
}

/** Ends every schedule of these arms. @returns how many there were */
export async function endSchedules(db: Database, armKey: string): Promise<number> {
  const rows = await db
    .update(benchmarkSchedules)
    .set({ isActive: false })
    .where(and(eq(benchmarkSchedules.armKey, armKey), eq(benchmarkSchedules.isActive, true)))
    .returning({ id: benchmarkSchedules.id });
  return rows.length;
}

export async function findDueSchedules(db: Database, now: Date): Promise<ScheduleRow[]> {
  return db
    .select()
    .from(benchmarkSchedules)
    .where(and(eq(benchmarkSchedules.isActive, true), lte(benchmarkSchedules.nextRunAt, now)));
}

/** Takes one turn of a schedule for one process. @returns false when another one has it */
export async function takeTurn(
  db: Database,
  schedule: ScheduleRow,
  nextRunAt: Date,
  note: string | null,
): Promise<boolean> {
  const rows = await db
    .update(benchmarkSchedules)
    .set({ nextRunAt, note })
    .where(
      and(
        eq(benchmarkSchedules.id, schedule.id),
        eq(benchmarkSchedules.isActive, true),
        eq(benchmarkSchedules.nextRunAt, schedule.nextRunAt),
      ),
    )
    .returning({ id: benchmarkSchedules.id });
  return rows.length > 0;
}

/** What scheduled runs booked since a moment; of one schedule, or of all. US dollars. */
export async function scheduledUsd(db: Database, since: Date, scheduleId: string | null): Promise<number> {
  const runs = and(
    isNotNull(benchmarks.scheduleId),
    gte(benchmarks.createdAt, since),
    scheduleId === null ? undefined : eq(benchmarks.scheduleId, scheduleId),
  );
  const [[samples], [lost]] = await Promise.all([
    db
      .select({ usd: sql<number>`coalesce(sum(${benchmarkSamples.bookedUsd}), 0)::float8`.mapWith(Number) })
      .from(benchmarkSamples)
      .innerJoin(benchmarks, eq(benchmarks.id, benchmarkSamples.benchmarkId))
      .where(runs),
    db
      .select({ usd: sql<number>`coalesce(sum(${benchmarks.lostUsd}), 0)::float8`.mapWith(Number) })
      .from(benchmarks)
      .where(runs),
  ]);
  return (samples?.usd ?? 0) + (lost?.usd ?? 0);
}
