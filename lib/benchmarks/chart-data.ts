import type { Effect } from "@/lib/benchmarks/effect";
import {
  type BenchmarkMetric,
  type ComparedPair,
  chartShares,
  comparePairs,
  durationOf,
  type MeasuredPair,
  type PairSide,
} from "@/lib/benchmarks/pairs";
import { type PercentileEstimate, percentile, percentileEstimate } from "@/lib/stats/percentile";
import type { Estimate } from "@/lib/stats/signed-rank";

/** Points drawn in one chart, whatever the run's size: more would neither be seen nor sent quickly. */
export const drawnPoints = 600;
/** Steps of a distribution's curve. */
const curveSteps = 200;
const trendWindows = 24;

export interface ArmChart {
  n: number;
  /** Values at even shares of the arm, ascending: its distribution. */
  curve: { value: number; share: number }[];
  /** 5, 25, 50, 75 and 95 % of the values, plain descriptions; null without a value. */
  box: { low: number; lower: number; median: number; upper: number; high: number } | null;
  /** At `chartShares`. */
  percentiles: PercentileEstimate[];
  /** Medians; null without a call. */
  inputTokens: number | null;
  outputTokens: number | null;
  /** Medians of even windows of the run, at the middle pair of each. */
  trend: { pair: number; value: number }[];
}

/** A pair that is drawn, numbered from 1. */
export interface DrawnPair {
  pair: number;
  order: "ab" | "ba";
  a: number;
  b: number;
  aOutputTokens: number;
  bOutputTokens: number;
}

/** Everything the charts of a benchmark draw: plain data of bounded size. Durations in ms. */
export interface BenchmarkChartData {
  metric: BenchmarkMetric;
  marginPercent: number;
  /** Pairs in which both calls have the metric. */
  n: number;
  /** Evenly thinned to at most `drawnPoints`. */
  pairs: DrawnPair[];
  a: ArmChart;
  b: ArmChart;
  /** B/A, as the verdict has it; null without a pair. */
  ratio: Estimate | null;
  /** Pairs that it stands on: at a look those up to it, else all. */
  ratioPairs: number;
  equivalence: Effect["equivalence"];
  confidence: Effect["confidence"] | null;
  /** B/A of every metric there is, the compared one first. */
  ratios: { metric: BenchmarkMetric; ratio: Estimate }[];
}

/** Aggregates a run for its charts, so that 100,000 samples are sent as a few hundred points. */
export function benchmarkCharts(
  pairs: readonly MeasuredPair[],
  { metric, marginPercent, effects }: { metric: BenchmarkMetric; marginPercent: number; effects: readonly Effect[] },
): BenchmarkChartData {
  const compared = comparePairs(pairs, metric);
  const sides = new Map(pairs.map((pair) => [pair.index, pair]));
  const effect = effects.find((one) => one.metric === metric) ?? null;
  const others = effects.filter((one) => one.metric !== metric);
  return {
    metric,
    marginPercent,
    n: compared.length,
    pairs: thinned(compared, drawnPoints).map((pair) => drawn(pair, sides.get(pair.index))),
    a: armChart(
      compared,
      "a",
      pairs.map(({ a }) => a),
      metric,
    ),
    b: armChart(
      compared,
      "b",
      pairs.map(({ b }) => b),
      metric,
    ),
    ratio: effect?.ratio ?? null,
    ratioPairs: effect?.n ?? 0,
    equivalence: effect?.equivalence ?? null,
    confidence: effect?.confidence ?? null,
    ratios: [...(effect ? [effect] : []), ...others].map((one) => ({ metric: one.metric, ratio: one.ratio })),
  };
}

function drawn({ index, order, a, b }: ComparedPair, measured: MeasuredPair | undefined): DrawnPair {
  const [aOutputTokens, bOutputTokens] = [measured?.a.outputTokens ?? 0, measured?.b.outputTokens ?? 0];
  return { pair: index + 1, order, a, b, aOutputTokens, bOutputTokens };
}

function armChart(compared: ComparedPair[], arm: "a" | "b", sides: PairSide[], metric: BenchmarkMetric): ArmChart {
  const values = sides.map((side) => durationOf(side, metric)).filter((value) => value !== null);
  const sorted = Float64Array.from(values).sort();
  return {
    n: sorted.length,
    curve: curveOf(sorted),
    box: boxOf(sorted),
    percentiles: chartShares.map((share) => percentileEstimate(sorted, share)),
    inputTokens: medianOf(sides.map(({ inputTokens }) => inputTokens)),
    outputTokens: medianOf(sides.map(({ outputTokens }) => outputTokens)),
    trend: trendOf(compared.map((pair) => ({ pair: pair.index + 1, value: pair[arm] }))),
  };
}

/** Every value of a small sample, else even shares of a large one, its ends included. */
export function curveOf(sorted: Float64Array): ArmChart["curve"] {
  const n = sorted.length;
  const steps = Math.min(n, curveSteps);
  return Array.from({ length: steps }, (_, step) => {
    const place = steps === 1 ? 0 : Math.round((step * (n - 1)) / (steps - 1));
    return { value: sorted[place] ?? 0, share: (place + 1) / n };
  });
}

function boxOf(sorted: Float64Array): ArmChart["box"] {
  const [low, lower, median, upper, high] = [0.05, 0.25, 0.5, 0.75, 0.95].map(
    (share) => percentile(sorted, share) ?? 0,
  );
  if (sorted.length === 0 || low === undefined || lower === undefined) return null;
  if (median === undefined || upper === undefined || high === undefined) return null;
  return { low, lower, median, upper, high };
}

function medianOf(values: number[]): number | null {
  return percentile(Float64Array.from(values).sort(), 0.5);
}

/** Too few pairs make a line of noise: a window holds at least five. */
function trendOf(values: { pair: number; value: number }[]): ArmChart["trend"] {
  const windows = Math.min(trendWindows, Math.floor(values.length / 5));
  return Array.from({ length: windows }, (_, window) => {
    const at = (edge: number) => Math.round((values.length * edge) / windows);
    const inside = values.slice(at(window), at(window + 1));
    const middle = inside[Math.floor(inside.length / 2)]?.pair ?? 0;
    return { pair: middle, value: medianOf(inside.map(({ value }) => value)) ?? 0 };
  });
}

/** At most `most` values at even distances, the first and the last among them. */
export function thinned<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  return Array.from(
    { length: most },
    (_, index) => values[Math.round((index * (values.length - 1)) / (most - 1))],
  ).filter((value) => value !== undefined);
}
