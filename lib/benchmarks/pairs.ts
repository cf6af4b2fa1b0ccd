/** What is compared; each has its definition in `docs/metrics.md`. */
export const benchmarkMetrics = ["ttft", "tpot", "total"] as const;
export type BenchmarkMetric = (typeof benchmarkMetrics)[number];

/** The percentiles that are shown, as shares. */
export const chartShares = [0.5, 0.9, 0.95, 0.99] as const;

/** One complete call of a pair. Durations in ms, null where a call of its kind has none. */
export interface PairSide {
  ttftMs: number | null;
  tpotMs: number | null;
  totalMs: number | null;
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  stopReason: string | null;
}

/** Two complete calls with the same prompt and parameters, the second made after the first ended. A is the baseline. */
export interface MeasuredPair {
  /** Place in the run, from 0. */
  index: number;
  /** Which of them was called first. */
  order: "ab" | "ba";
  a: PairSide;
  b: PairSide;
}

export interface ComparedPair {
  index: number;
  order: MeasuredPair["order"];
  a: number;
  b: number;
  /** ln B − ln A. */
  logRatio: number;
}

/** The pairs in which both calls have the metric, with their log ratio, in the order of the run. */
export function comparePairs(pairs: readonly MeasuredPair[], metric: BenchmarkMetric): ComparedPair[] {
  return pairs
    .flatMap(({ index, order, a: sideA, b: sideB }) => {
      const [a, b] = [durationOf(sideA, metric), durationOf(sideB, metric)];
      return a === null || b === null ? [] : [{ index, order, a, b, logRatio: Math.log(b) - Math.log(a) }];
    })
    .sort((one, other) => one.index - other.index);
}

/** The duration in ms, null where it is undefined or too short for the clock. */
export function durationOf(side: PairSide, metric: BenchmarkMetric): number | null {
  const value = side[`${metric}Ms`];
  return value !== null && value > 0 ? value : null;
}
