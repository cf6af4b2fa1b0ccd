import { type PercentileEstimate, percentileEstimate } from "@/lib/stats/percentile";

/** One duration over the complete calls of an arm, in ms. */
export interface MetricRow {
  n: number;
  mean: number | null;
  p50: PercentileEstimate;
  p90: PercentileEstimate;
  p95: PercentileEstimate;
  p99: PercentileEstimate;
}

/** The percentiles of some values with their intervals; each withheld below the values it needs. */
export function metricRowOf(values: readonly number[]): MetricRow {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => percentileEstimate(sorted, share);
  return { n: values.length, mean: meanOf(values), p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99) };
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
