/** z values of `docs/metrics.md`: 95 % two-sided with 80 % power, and two one-sided 5 % tests with 80 % power. */
const toTell = 1.96 + 0.84;
const toCallEqual = 1.645 + 1.28;

/** sd of a pair's log ratio before anything is known: that of the simulated world, lognormal σ 0.35 with a heavy tail. */
export const typicalLogSd = 0.55;

/** Pairs below which neither an interval nor a spread says anything. */
export const fewestPairs = 6;

export interface PairCounts {
  /** To tell a difference of the margin's size. */
  toTell: number;
  /** To call profiles without a difference equivalent. */
  toCallEqual: number;
}

/** A margin m, in percent, allows ratios from 1 / (1 + m) to 1 + m: the same whichever profile is the baseline. */
export function logMargin(marginPercent: number): number {
  return Math.log1p(marginPercent / 100);
}

/** Pairs in all that a margin needs, rounded up; approximate. @param logSd sd of ln B − ln A */
export function pairsFor(marginPercent: number, logSd = typicalLogSd): PairCounts {
  const of = (z: number) => Math.ceil((z * logSd) ** 2 / logMargin(marginPercent) ** 2);
  return { toTell: of(toTell), toCallEqual: of(toCallEqual) };
}

/** The smallest margins, in percent, that this many pairs can decide; approximate. Null without a pair. */
export function decidableMargin(pairs: number, logSd = typicalLogSd) {
  if (pairs <= 0) return null;
  const of = (z: number) => 100 * Math.expm1((z * logSd) / Math.sqrt(pairs));
  return { toTellPercent: of(toTell), toCallEqualPercent: of(toCallEqual) };
}

/** The ready-made sizes of a run. Only `verdict` and above reach ±10 % in most runs. */
export const presets = [
  { key: "quick", label: "Quick", pairs: 10 },
  { key: "standard", label: "Standard", pairs: 30 },
  { key: "verdict", label: "Verdict", pairs: 240 },
  { key: "tail", label: "Tail", pairs: 400 },
] as const;
