import { type ArmConclusion, conclude, looksOf } from "@/lib/benchmarks/conclude";
import type { Effect } from "@/lib/benchmarks/effect";
import { type MetricRow, meanOf, metricRowOf } from "@/lib/benchmarks/metric-row";
import { type BenchmarkMetric, benchmarkMetrics, durationOf } from "@/lib/benchmarks/pairs";
import type { Sampled } from "@/lib/benchmarks/sampled";
import { endedPairs } from "@/lib/benchmarks/sampled";
import type { Answer } from "@/lib/benchmarks/verdict";
import type { BenchmarkArm, BenchmarkPrompt, BenchmarkSettings, PairSettings, RunRecord } from "@/lib/db/documents";
import { wilson } from "@/lib/stats/proportion";

export type BenchmarkStatus = "queued" | "running" | "done" | "cancelled" | "failed";

/** A stored run, its dates as ISO text: what the page is sent. */
export interface RunFacts<Settings extends BenchmarkSettings = BenchmarkSettings> {
  id: string;
  name: string;
  status: BenchmarkStatus;
  endReason: string | null;
  settings: Settings;
  arms: BenchmarkArm[];
  prompts: BenchmarkPrompt[];
  record: RunRecord;
  seed: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  scheduleId: string | null;
  changedFrom: Answer | null;
  lostUsd: number;
}

/** A row of the list. */
export interface ListedBenchmark extends RunFacts {
  answer: Answer | null;
  /** The verdict in words; null while there is none. */
  headline: string | null;
  /** Pairs whose calls have ended; of a load run the starts, missed ones included, of all arms. */
  done: number;
}

/** One run in the history of its arms. */
export interface HistoricRun {
  id: string;
  createdAt: string;
  headline: string | null;
  answer: Answer | null;
  /** Of the first arm against the baseline, in this run's primary metric; null without a pair. */
  effect: Effect | null;
}

/** The other runs of the same arms, newest first, and how they are repeated. */
export interface BenchmarkHistory {
  runs: HistoricRun[];
  schedule: { id: string; every: "hour" | "day"; usdPerDay: number; nextRunAt: string; note: string | null } | null;
}

export interface ReportSample extends Sampled {
  startedAt: string;
  reason: string | null;
  bookedUsd: number;
  /** Of a load run, as `benchmark_samples` says; null in pairs. */
  intendedMs: number | null;
  endedMs: number | null;
  startDelayMs: number | null;
}

export const outcomes = ["ok", "throttled", "failed", "timeout", "incomplete"] as const;
/** What became of a call that was made. */
export type Outcome = (typeof outcomes)[number];

export interface ArmReport {
  metrics: Record<BenchmarkMetric, MetricRow>;
  attempts: number;
  /** Count and share of attempts with its Wilson interval. */
  outcomes: Record<Outcome, { count: number; share: ReturnType<typeof wilson> }>;
  meanInputTokens: number | null;
  meanOutputTokens: number | null;
  bookedUsd: number;
}

export interface Exclusion {
  pair: number;
  arm: number;
  outcome: Outcome | "missed";
  reason: string | null;
}

export interface BenchmarkReport extends RunFacts<PairSettings> {
  /** Why an open run stands still right now, in words for the person; null while it gets on. */
  pausedBy: string | null;
  progress: {
    pairsDone: number;
    warmUpDone: number;
    /** Numbers of pairs at which a verdict may be given. */
    looks: number[];
    /** Held against the cap: estimates of calls that ended, the worst case of those under way and broken ones. */
    bookedUsd: number;
  };
  conclusions: ArmConclusion[];
  armReports: ArmReport[];
  /** Calls that count in no latency, with the reason; their pairs are dropped. The first two hundred. */
  exclusions: Exclusion[];
  excludedCalls: number;
}

const exclusionsShown = 200;

/** Everything the page of a run in pairs shows but its charts and raw samples. */
export function reportOf(run: RunFacts<PairSettings>, samples: readonly ReportSample[]): BenchmarkReport {
  const isOver = run.status !== "queued" && run.status !== "running";
  const ended = endedPairs(samples, run.arms.length);
  const counted = samples.filter(({ pair }) => pair >= 0);
  return {
    ...run,
    pausedBy: null,
    progress: {
      pairsDone: [...ended].filter((pair) => pair >= 0).length,
      warmUpDone: [...ended].filter((pair) => pair < 0).length,
      looks: looksOf(run.settings),
      bookedUsd: samples.reduce((sum, { bookedUsd }) => sum + bookedUsd, run.lostUsd),
    },
    conclusions: conclude({ ...run, isOver }, samples),
    armReports: run.arms.map((_, arm) => armReport(counted.filter((sample) => sample.arm === arm))),
    ...excludedOf(counted),
  };
}

/** What counts in no latency, the first two hundred with their reasons. @param counted without warm-up */
export function excludedOf(counted: readonly ReportSample[]): { exclusions: Exclusion[]; excludedCalls: number } {
  const excluded = counted.flatMap(({ pair, arm, outcome, reason }) =>
    outcome === "ok" || outcome === "pending" ? [] : [{ pair, arm, outcome, reason }],
  );
  return { exclusions: excluded.slice(0, exclusionsShown), excludedCalls: excluded.length };
}

function armReport(samples: readonly ReportSample[]): ArmReport {
  const settled = samples.filter(({ outcome }) => outcome !== "pending");
  const ok = settled.filter(({ outcome }) => outcome === "ok");
  const rows = benchmarkMetrics.map((metric) => [metric, metricRow(ok, metric)] as const);
  const counts = outcomes.map((name) => {
    const count = settled.filter(({ outcome }) => outcome === name).length;
    return [name, { count, share: wilson(count, settled.length) }] as const;
  });
  return {
    metrics: record(rows),
    attempts: settled.length,
    outcomes: record(counts),
    meanInputTokens: meanOf(ok.map(({ inputTokens }) => inputTokens ?? 0)),
    meanOutputTokens: meanOf(ok.map(({ outputTokens }) => outputTokens ?? 0)),
    bookedUsd: samples.reduce((sum, { bookedUsd }) => sum + bookedUsd, 0),
  };
}

/** `Object.fromEntries` forgets the names of the keys. */
export function record<Key extends string, Value>(entries: readonly (readonly [Key, Value])[]): Record<Key, Value> {
  return Object.fromEntries(entries) as Record<Key, Value>;
}

function metricRow(samples: readonly ReportSample[], metric: BenchmarkMetric): MetricRow {
  const values = samples.flatMap((sample) => {
    const { ttftMs, tpotMs, totalMs } = sample;
    const work = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, stopReason: null };
    return durationOf({ ttftMs, tpotMs, totalMs, ...work }, metric) ?? [];
  });
  return metricRowOf(values);
}
