import binomialQuantile from "@stdlib/stats-base-dists-binomial-quantile";

/** Values from which the 95 % interval of a percentile is finite: 6 (p50), 36 (p90), 72 (p95), 368 (p99). */
export function neededForPercentile(share: number, confidence = 0.95): number {
  return Math.ceil(Math.log((1 - confidence) / 2) / Math.log(Math.max(share, 1 - share)));
}

/** Linear interpolation (type 7, as `percentile_cont`). @param sorted ascending; @returns null without a value */
export function percentile(sorted: ArrayLike<number>, share: number): number | null {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  if (low === undefined || high === undefined) return null;
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * Places, from 1, of the order statistics between which a percentile lies, with equal tails.
 *
 * @returns null below `neededForPercentile`: one end would be infinite
 */
export function percentileRanks(n: number, share: number, confidence = 0.95): { low: number; high: number } | null {
  const tail = (1 - confidence) / 2;
  if (n < neededForPercentile(share, confidence)) return null;
  const low = binomialQuantile(tail, n, share);
  const high = binomialQuantile(1 - tail, n, share) + 1;
  return low < 1 || high > n ? null : { low, high };
}

export interface PercentileEstimate {
  /** Null while there are fewer than `needs` values. */
  value: number | null;
  low: number | null;
  high: number | null;
  needs: number;
}

/** A percentile with its order-statistic interval; withheld below the values it needs. @param sorted ascending */
export function percentileEstimate(sorted: ArrayLike<number>, share: number, confidence = 0.95): PercentileEstimate {
  const needs = neededForPercentile(share, confidence);
  const ranks = percentileRanks(sorted.length, share, confidence);
  if (!ranks) return { value: null, low: null, high: null, needs };
  const value = percentile(sorted, share);
  return { value, low: sorted[ranks.low - 1] ?? null, high: sorted[ranks.high - 1] ?? null, needs };
}

/** The median with its order-statistic interval; unlike a percentile's, its value is given from one value on. */
export function medianEstimate(values: readonly number[], confidence = 0.95) {
  const sorted = Float64Array.from(values).sort();
  const estimate = percentile(sorted, 0.5);
  if (estimate === null) return null;
  const ranks = percentileRanks(sorted.length, 0.5, confidence);
  const [low, high] = ranks ? [sorted[ranks.low - 1], sorted[ranks.high - 1]] : [];
  return low === undefined || high === undefined ? { estimate, low: null, high: null } : { estimate, low, high };
}
