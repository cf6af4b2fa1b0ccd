import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "@/lib/db/columns";
import type { BenchmarkArm, BenchmarkPrompt, BenchmarkSettings, RunRecord } from "@/lib/db/documents";

/**
 * A benchmark: what was asked for, frozen, and how it went. `fence` grows with every claim; a process writes samples only
 * while the fence it claimed with still holds.
 */
export const benchmarks = pgTable(
  "benchmarks",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    status: text({ enum: ["queued", "running", "done", "cancelled", "failed"] }).notNull(),
    /** Why it ended before its last pair, in words for the person; null otherwise. */
    endReason: text(),
    settings: jsonb().$type<BenchmarkSettings>().notNull(),
    arms: jsonb().$type<BenchmarkArm[]>().notNull(),
    prompts: jsonb().$type<BenchmarkPrompt[]>().notNull(),
    record: jsonb().$type<RunRecord>().notNull(),
    seed: integer().notNull(),
    fence: integer().notNull().default(0),
    /** The arms' ARNs in order: runs with the same key measure the same thing. */
    armKey: text().notNull(),
    /** Schedule that started it. */
    scheduleId: text(),
    actorId: text().notNull(),
    createdAt: moment().notNull(),
    startedAt: moment(),
    finishedAt: moment(),
    /** Booked for calls whose pair was broken off and measured anew; US dollars. */
    lostUsd: doublePrecision().notNull().default(0),
    /** The verdict's answer, for the list; null while there is none. */
    answer: text({ enum: ["slower", "faster", "equivalent", "undecided"] }),
    headline: text(),
    /** The answer of the run before, when this one differs from it. */
    changedFrom: text({ enum: ["slower", "faster", "equivalent", "undecided"] }),
  },
  (t) => [
    index("benchmarks_created_at").on(t.createdAt),
    index("benchmarks_arm_key").on(t.armKey, t.createdAt),
    index("benchmarks_status").on(t.status),
  ],
);

/**
 * One measured call of a benchmark. Warm-up calls have negative pairs. In a load run `pair` numbers the starts of each arm,
 * and a start that was missed has a row as well, with an empty `invocationId`.
 */
export const benchmarkSamples = pgTable(
  "benchmark_samples",
  {
    benchmarkId: text()
      .notNull()
      .references(() => benchmarks.id, { onDelete: "cascade" }),
    pair: integer().notNull(),
    arm: integer().notNull(),
    /** Place in the order of its pair, from 0. */
    position: integer().notNull(),
    invocationId: text().notNull(),
    outcome: text({ enum: ["pending", "ok", "throttled", "failed", "timeout", "incomplete", "missed"] }).notNull(),
    reason: text(),
    startedAt: moment().notNull(),
    ttftMs: doublePrecision(),
    tpotMs: doublePrecision(),
    totalMs: doublePrecision(),
    serviceLatencyMs: doublePrecision(),
    inputTokens: integer(),
    outputTokens: integer(),
    cacheReadTokens: integer(),
    cacheWriteTokens: integer(),
    stopReason: text(),
    awsRequestId: text(),
    /** US dollars held against the cap: the worst case before the call, the estimate after it; 0 where unpriced. */
    bookedUsd: doublePrecision().notNull(),
    /** Of a load run, in ms since its arm's time zero: when the call was due, and when it ended. */
    intendedMs: doublePrecision(),
    endedMs: doublePrecision(),
    /** From the moment the call was due to its request on the socket. */
    startDelayMs: doublePrecision(),
  },
  (t) => [primaryKey({ columns: [t.benchmarkId, t.pair, t.arm] })],
);

/** What the page of a run said when it ended, for the link that only reads. Its shape: `BenchmarkReport`. */
export const benchmarkReports = pgTable("benchmark_reports", {
  benchmarkId: text()
    .primaryKey()
    .references(() => benchmarks.id, { onDelete: "cascade" }),
  report: jsonb().notNull(),
});

/** A benchmark that is run again and again. */
export const benchmarkSchedules = pgTable(
  "benchmark_schedules",
  {
    id: text().primaryKey(),
    /** The run whose settings are repeated. */
    benchmarkId: text()
      .notNull()
      .references(() => benchmarks.id),
    armKey: text().notNull(),
    every: text({ enum: ["hour", "day"] }).notNull(),
    usdPerDay: doublePrecision().notNull(),
    isActive: boolean().notNull(),
    actorId: text().notNull(),
    createdAt: moment().notNull(),
    nextRunAt: moment().notNull(),
    /** Why the last turn was left out; null when it ran. */
    note: text(),
  },
  (t) => [index("benchmark_schedules_due").on(t.isActive, t.nextRunAt)],
);
