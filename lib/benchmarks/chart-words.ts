import type { ArmChart, BenchmarkChartData } from "@/lib/benchmarks/chart-data";
import { metricWords, percent } from "@/lib/benchmarks/verdict-words";
import { levelWords } from "@/lib/benchmarks/words";
import { dash, formatCount, formatMs, plural } from "@/lib/format";

export interface ArmNames {
  a: string;
  b: string;
}

/** A duration with what its metric needs: a time per token is a few ms, a total seconds. */
export function formatDuration(ms: number | null, metric: BenchmarkChartData["metric"]): string {
  if (ms === null || metric !== "tpot") return formatMs(ms);
  return `${ms.toFixed(ms < 10 ? 2 : 1)} ms`;
}

/** `+4.2 %` for a ratio of 1.042. */
export function formatRatio(ratio: number | null): string {
  if (ratio === null) return dash;
  const change = 100 * (ratio - 1);
  const size = percent(Math.abs(change));
  if (size === percent(0)) return size;
  return `${change < 0 ? "−" : "+"}${size}`;
}

/** What the charts say, one sentence each. */
export function differenceSentence(
  { ratio, ratioPairs, confidence, marginPercent, metric }: BenchmarkChartData,
  { a, b }: ArmNames,
): string {
  if (!ratio) return "No pair in which both calls have this figure.";
  const what = `${metricWords[metric]} of ${b} against ${a}: ${formatRatio(ratio.estimate)}`;
  const interval =
    ratio.low === null || !confidence
      ? "too few pairs for an interval"
      : `${levelWords(confidence.difference)} interval ${formatRatio(ratio.low)} to ${formatRatio(ratio.high)}`;
  return `${what} (${interval}, ${plural(ratioPairs, "pair")}, margin ±${percent(marginPercent)}).`;
}

export function distributionSentence({ a, b, metric }: BenchmarkChartData, names: ArmNames): string {
  const half = (arm: ArmChart, name: string) =>
    `half of ${name} within ${formatDuration(arm.box?.median ?? null, metric)}`;
  return `${metricWords[metric]}: ${half(a, names.a)}, ${half(b, names.b)}.`;
}

export function tokensSentence({ a, b }: BenchmarkChartData, names: ArmNames): string {
  const of = (arm: ArmChart, name: string) =>
    `${name} ${formatCount(rounded(arm.inputTokens))} in, ${formatCount(rounded(arm.outputTokens))} out`;
  return `Median tokens per call: ${of(a, names.a)}; ${of(b, names.b)}. Unequal work explains unequal times.`;
}

export function driftSentence({ a, metric }: BenchmarkChartData, { a: name }: ArmNames): string {
  const [first, last] = [a.trend[0], a.trend.at(-1)];
  if (!first || !last || a.trend.length < 2) return "Every call in the order of the run; too few pairs for a trend.";
  const range = `from ${formatDuration(first.value, metric)} at the start to ${formatDuration(last.value, metric)} at the end`;
  return `Running medians: ${name} went ${range}. What drifts for both cancels within pairs.`;
}

/** `p95 1.2 s (1.1–1.4 s)`, or what it needs. */
export function percentileText(
  { value, low, high, needs }: ArmChart["percentiles"][number],
  n: number,
  metric: BenchmarkChartData["metric"],
): string {
  if (value === null) return `needs n ≥ ${needs}, has ${formatCount(n)}`;
  return `${formatDuration(value, metric)} (${formatDuration(low, metric)} to ${formatDuration(high, metric)})`;
}

/** Said where not every pair is drawn; null where all are. */
export function thinnedNote({ pairs, n }: BenchmarkChartData): string | null {
  return pairs.length >= n
    ? null
    : `Drawn: ${formatCount(pairs.length)} of ${formatCount(n)} pairs, evenly chosen. Figures count all of them.`;
}

function rounded(tokens: number | null): number | null {
  return tokens === null ? null : Math.round(tokens);
}
