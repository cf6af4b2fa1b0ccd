import type { MeasuredPair, PairSide } from "@/lib/benchmarks/pairs";
import { seededRandom } from "@/lib/stats/random";

export function side(totalMs: number, change: Partial<PairSide> = {}): PairSide {
  const work = { inputTokens: 50, outputTokens: 100, cacheReadTokens: 0, cacheWriteTokens: 0 };
  return { ttftMs: totalMs / 10, tpotMs: totalMs / 200, totalMs, ...work, stopReason: "end_turn", ...change };
}

/** Pairs with lognormal totals around 1 s; B takes `factor` times as long as A on average. */
export function lognormalPairs(count: number, factor: number, { sd = 0.2, seed = 1 } = {}): MeasuredPair[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => ({
    index,
    order: random.float() < 0.5 ? "ab" : "ba",
    a: side(1_000 * Math.exp(sd * random.normal())),
    b: side(1_000 * factor * Math.exp(sd * random.normal())),
  }));
}
