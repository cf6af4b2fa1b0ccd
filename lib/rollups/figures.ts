import { mergeSketches, sketchPercentile } from "@/lib/rollups/sketch";
import { percentile } from "@/lib/stats/percentile";

/** Latencies of complete calls in ms, not yet withheld. */
export interface LatencyFigures {
  n: number;
  /** p50, p90 and p95; null without a call. */
  values: (number | null)[] | null;
  min: number | null;
  max: number | null;
}

const shares = [0.5, 0.9, 0.95];

/** Of every call: type 7, exactly. */
export function exactFigures(latencies: number[], min: number | null, max: number | null): LatencyFigures {
  const sorted = Float64Array.from(latencies).sort();
  const values = sorted.length === 0 ? null : shares.map((share) => percentile(sorted, share));
  return { n: sorted.length, values, min, max };
}

/** Of encoded sketches: within their error, and never beyond the smallest and the largest call. */
export function sketchedFigures(encoded: Uint8Array[], min: number | null, max: number | null): LatencyFigures {
  const sketch = mergeSketches(encoded);
  const within = (value: number | null) =>
    value === null || min === null || max === null ? value : Math.min(max, Math.max(min, value));
  const values = sketch.count === 0 ? null : shares.map((share) => within(sketchPercentile(sketch, share)));
  return { n: sketch.count, values, min, max };
}
