import { latestMs, planOf } from "@/lib/benchmarks/load-plan";
import { type MetricRow, meanOf, metricRowOf } from "@/lib/benchmarks/metric-row";
import {
  type BenchmarkReport,
  type Exclusion,
  excludedOf,
  type Outcome,
  outcomes,
  type ReportSample,
  type RunFacts,
  record,
} from "@/lib/benchmarks/report";
import { startsPerArm } from "@/lib/benchmarks/schema";
import type { LoadSettings } from "@/lib/db/documents";
import { wilson } from "@/lib/stats/proportion";

/** A count, and its share with the Wilson interval. */
export interface Counted {
  count: number;
  share: ReturnType<typeof wilson>;
}

/** What is measured of a complete call, in ms. The first two count from the moment the call was due. */
export const loadMetrics = ["latency", "firstToken", "service", "serviceFirstToken"] as const;
export type LoadMetric = (typeof loadMetrics)[number];

/** One arm under load. */
export interface ArmLoad {
  /** Starts whose outcome is known, missed ones included; warm-up aside. */
  starts: number;
  made: number;
  /** The part of the schedule that these starts cover. */
  coveredMs: number;
  /** Calls a second over that part: due, made, and complete. Null before the first start. */
  offeredPerSecond: number | null;
  madePerSecond: number | null;
  completePerSecond: number | null;
  inFlight: { mean: number; max: number } | null;
  /** Share of the starts. */
  missed: Counted;
  /** Shares of the calls that were made. */
  outcomes: Record<Outcome, Counted>;
  metrics: Record<LoadMetric, MetricRow>;
  /** Of every call that was made: from the moment it was due to its request on the socket. */
  startDelay: MetricRow;
  /** Calls that were taken up in time and went out later than a start may; reports from before this was counted have none. */
  lateCalls?: number;
  /** Output tokens of complete calls over the time from the first request to the last end. */
  tokensPerSecond: number | null;
  meanInputTokens: number | null;
  meanOutputTokens: number | null;
  bookedUsd: number;
  /** Where the server stopped: the window from `atMs` on was measured anew, `gapMs` later than it was due. */
  interruptions: { atMs: number; gapMs: number }[];
}

export interface LoadReport extends RunFacts<LoadSettings> {
  pausedBy: string | null;
  progress: {
    startsDone: number;
    /** Of all arms. */
    starts: number;
    warmUpDone: number;
    inFlight: number;
    bookedUsd: number;
  };
  /** Arms by number, in the order in which they were loaded. */
  order: number[];
  loads: ArmLoad[];
  exclusions: Exclusion[];
  excludedCalls: number;
}

export type AnyReport = BenchmarkReport | LoadReport;

export function isLoadReport(report: AnyReport): report is LoadReport {
  return report.settings.mode === "load";
}

/** Everything the page of a load run shows but its charts and raw samples. */
export function loadReportOf(run: RunFacts<LoadSettings>, samples: readonly ReportSample[]): LoadReport {
  const { settings, arms } = run;
  const counted = samples.filter(({ pair }) => pair >= 0);
  const isSettled = ({ outcome }: ReportSample) => outcome !== "pending";
  return {
    ...run,
    pausedBy: null,
    progress: {
      startsDone: counted.filter(isSettled).length,
      starts: startsPerArm(settings) * arms.length,
      warmUpDone: samples.filter((sample) => sample.pair < 0 && isSettled(sample)).length,
      inFlight: samples.filter(({ outcome }) => outcome === "pending").length,
      bookedUsd: samples.reduce((sum, { bookedUsd }) => sum + bookedUsd, run.lostUsd),
    },
    order: planOf(run).order,
    loads: arms.map((_, arm) =>
      armLoad(
        counted.filter((sample) => sample.arm === arm),
        settings,
      ),
    ),
    ...excludedOf(counted),
  };
}

function armLoad(samples: readonly ReportSample[], settings: LoadSettings): ArmLoad {
  const settled = samples.filter(({ outcome }) => outcome !== "pending");
  const made = settled.filter(({ outcome }) => outcome !== "missed");
  const ok = made.filter(({ outcome }) => outcome === "ok");
  const coveredMs = coveredOf(settled, settings);
  const perSecond = (count: number) => (coveredMs > 0 ? (1000 * count) / coveredMs : null);
  const missed = settled.length - made.length;
  const counts = outcomes.map((name) => {
    const count = made.filter(({ outcome }) => outcome === name).length;
    return [name, { count, share: wilson(count, made.length) }] as const;
  });
  return {
    starts: settled.length,
    made: made.length,
    coveredMs,
    offeredPerSecond: perSecond(settled.length),
    madePerSecond: perSecond(made.length),
    completePerSecond: perSecond(ok.length),
    inFlight: inFlightOf(made, coveredMs),
    missed: { count: missed, share: wilson(missed, settled.length) },
    outcomes: record(counts),
    metrics: record(
      loadMetrics.map((metric) => [metric, rowOf(ok, (sample) => loadDuration(sample, metric))] as const),
    ),
    startDelay: rowOf(made, ({ startDelayMs }) => startDelayMs),
    lateCalls: made.filter(({ startDelayMs }) => (startDelayMs ?? 0) > latestMs).length,
    tokensPerSecond: throughputOf(ok),
    meanInputTokens: meanOf(ok.map(({ inputTokens }) => inputTokens ?? 0)),
    meanOutputTokens: meanOf(ok.map(({ outputTokens }) => outputTokens ?? 0)),
    bookedUsd: samples.reduce((sum, { bookedUsd }) => sum + bookedUsd, 0),
    interruptions: interruptionsOf(settled),
  };
}

export type TimedSample = Pick<
  ReportSample,
  "pair" | "outcome" | "intendedMs" | "endedMs" | "startDelayMs" | "ttftMs" | "totalMs"
>;

/** One duration of a complete call in ms; null where it has none, as a call without content has no first token. */
export function loadDuration(sample: TimedSample, metric: LoadMetric): number | null {
  const { intendedMs, endedMs, startDelayMs, ttftMs, totalMs } = sample;
  if (metric === "service") return totalMs;
  if (metric === "serviceFirstToken") return ttftMs;
  if (metric === "firstToken") return ttftMs === null || startDelayMs === null ? null : startDelayMs + ttftMs;
  return endedMs === null || intendedMs === null ? null : endedMs - intendedMs;
}

function rowOf(samples: readonly ReportSample[], read: (sample: ReportSample) => number | null): MetricRow {
  return metricRowOf(samples.map(read).filter((value) => value !== null));
}

/** The whole time once every start is known, else up to the last one that is. */
function coveredOf(settled: readonly ReportSample[], settings: LoadSettings): number {
  if (settled.length >= startsPerArm(settings)) return settings.durationMs;
  return settled.reduce((last, { intendedMs }) => Math.max(last, intendedMs ?? 0), 0);
}

/** When a call was under way, in ms since its arm's time zero. */
export function spanOf({ intendedMs, endedMs, startDelayMs }: TimedSample): { from: number; to: number } | null {
  if (intendedMs === null || endedMs === null || startDelayMs === null) return null;
  return { from: intendedMs + startDelayMs, to: endedMs };
}

/** Calls under way, counted: on average over the time covered, and the most at one moment. */
function inFlightOf(made: readonly ReportSample[], coveredMs: number): ArmLoad["inFlight"] {
  const spans = made.map(spanOf).filter((span) => span !== null);
  if (coveredMs <= 0 || spans.length === 0) return null;
  const busyMs = spans.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, coveredMs) - Math.min(from, coveredMs)),
    0,
  );
  const steps = spans.flatMap(({ from, to }) => [
    { atMs: from, by: 1 },
    { atMs: to, by: -1 },
  ]);
  // At the same moment one ends before the other begins.
  steps.sort((one, other) => one.atMs - other.atMs || one.by - other.by);
  let [now, max] = [0, 0];
  for (const { by } of steps) {
    now += by;
    max = Math.max(max, now);
  }
  return { mean: busyMs / coveredMs, max };
}

function throughputOf(ok: readonly ReportSample[]): number | null {
  const spans = ok.map(spanOf).filter((span) => span !== null);
  const [first, ...others] = spans;
  if (!first) return null;
  const begun = others.reduce((least, { from }) => Math.min(least, from), first.from);
  const ended = others.reduce((most, { to }) => Math.max(most, to), first.to);
  const tokens = ok.reduce((sum, { outputTokens }) => sum + (outputTokens ?? 0), 0);
  return ended > begun ? (1000 * tokens) / (ended - begun) : null;
}

/** A stretch has one time zero, which the calendar keeps in whole milliseconds. */
const stretchToleranceMs = 5;

function interruptionsOf(settled: readonly ReportSample[]): ArmLoad["interruptions"] {
  const inOrder = settled.toSorted((one, other) => one.pair - other.pair);
  const zeroOf = ({ startedAt, intendedMs }: ReportSample) => Date.parse(startedAt) - (intendedMs ?? 0);
  return inOrder.flatMap((sample, index) => {
    const before = inOrder[index - 1];
    const gapMs = before ? zeroOf(sample) - zeroOf(before) : 0;
    // The calendars of two servers may differ by more than the gap.
    return Math.abs(gapMs) > stretchToleranceMs ? [{ atMs: sample.intendedMs ?? 0, gapMs: Math.max(0, gapMs) }] : [];
  });
}
