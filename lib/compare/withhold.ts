import type { LatencySummary, WithheldPercentile } from "@/lib/compare/schema";

/** Calls from which the 95 % order-statistic interval of a percentile is finite (`docs/metrics.md`). */
export const neededCalls = { p50: 6, p90: 36, p95: 72 } as const;

export interface MeasuredLatency {
  n: number;
  /** p50, p90 and p95 in ms; null without a call. */
  values: (number | null)[] | null;
  min: number | null;
  max: number | null;
}

/** Withholds percentiles that this many calls cannot carry. The median is given apart, as a plain description. */
export function latencySummary({ n, values, min, max }: MeasuredLatency): LatencySummary {
  const [p50 = null, p90 = null, p95 = null] = values ?? [];
  return {
    n,
    p50: withheld(p50, n, neededCalls.p50),
    p90: withheld(p90, n, neededCalls.p90),
    p95: withheld(p95, n, neededCalls.p95),
    min,
    median: p50,
    max,
  };
}

function withheld(value: number | null, n: number, needs: number): WithheldPercentile {
  return { value: n >= needs ? value : null, needs };
}
