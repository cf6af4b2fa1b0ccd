import type { MeasuredPair, PairSide } from "@/lib/benchmarks/pairs";

/** One stored call, as the statistics need it. */
export interface Sampled {
  pair: number;
  arm: number;
  position: number;
  outcome: "pending" | "ok" | "throttled" | "failed" | "timeout" | "incomplete" | "missed";
  ttftMs: number | null;
  tpotMs: number | null;
  totalMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  cacheReadTokens: number | null;
  cacheWriteTokens: number | null;
  stopReason: string | null;
}

/** Pairs of the baseline (arm 0) and one other arm in which both calls are complete; warm-up is left out. */
export function measuredPairs(samples: readonly Sampled[], arm: number): MeasuredPair[] {
  const measured = samples.filter((sample) => sample.pair >= 0 && sample.outcome === "ok");
  const baselines = new Map(measured.filter((sample) => sample.arm === 0).map((sample) => [sample.pair, sample]));
  return measured.flatMap((sample) => {
    const baseline = baselines.get(sample.pair);
    if (sample.arm !== arm || !baseline) return [];
    const order = baseline.position < sample.position ? "ab" : "ba";
    return [{ index: sample.pair, order, a: sideOf(baseline), b: sideOf(sample) }];
  });
}

function sideOf(sample: Sampled): PairSide {
  return {
    ttftMs: sample.ttftMs,
    tpotMs: sample.tpotMs,
    totalMs: sample.totalMs,
    inputTokens: sample.inputTokens ?? 0,
    outputTokens: sample.outputTokens ?? 0,
    cacheReadTokens: sample.cacheReadTokens ?? 0,
    cacheWriteTokens: sample.cacheWriteTokens ?? 0,
    stopReason: sample.stopReason,
  };
}

/** Numbers of the pairs all of whose calls have ended, warm-up included. */
export function endedPairs(samples: readonly Sampled[], arms: number): Set<number> {
  const ended = new Map<number, number>();
  for (const { pair, outcome } of samples) if (outcome !== "pending") ended.set(pair, (ended.get(pair) ?? 0) + 1);
  return new Set([...ended].filter(([, calls]) => calls === arms).map(([pair]) => pair));
}

/** Pairs that are over, counted from the first up to the first that is still open: what a look may stand on. */
export function pairsOver(ended: ReadonlySet<number>): number {
  let over = 0;
  while (ended.has(over)) over += 1;
  return over;
}
