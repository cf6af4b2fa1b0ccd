import type { Effect } from "@/lib/benchmarks/effect";
import { decidableMargin, fewestPairs } from "@/lib/benchmarks/margin";

/**
 * The smallest difference, in percent, that a run of this size can tell with this spread (95 %, power 80 %): what an A against
 * A run is made for. Null below 6 pairs.
 */
export function noiseFloorPercent({ n, logSd }: Effect): number | null {
  if (n < fewestPairs || logSd === null) return null;
  return decidableMargin(n, logSd)?.toTellPercent ?? null;
}
