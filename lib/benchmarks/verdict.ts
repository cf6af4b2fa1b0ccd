import { type Effect, estimateEffect, fixedLevels } from "@/lib/benchmarks/effect";
import { type LookLevels, levelsAt, reachedLook } from "@/lib/benchmarks/looks";
import { fewestPairs, logMargin, type PairCounts, pairsFor } from "@/lib/benchmarks/margin";
import { type BenchmarkMetric, benchmarkMetrics, type MeasuredPair } from "@/lib/benchmarks/pairs";
import { holm } from "@/lib/stats/holm";

export type Answer = "slower" | "faster" | "equivalent" | "undecided";
type Direction = "slower" | "faster";

export interface Verdict {
  answer: Answer;
  /** What the interval shows beyond chance, also where it lies inside the margin. */
  measurably: { direction: Direction; lowPercent: number; highPercent: number } | null;
  marginPercent: number;
  /** Larger differences, either way, are ruled out; null while there are too few pairs for an interval. */
  ruledOutAbovePercent: number | null;
  /** Pairs still needed, approximate; null below 6 pairs or once decided. 0: by the formula these would have been enough. */
  stillNeeded: PairCounts | null;
}

/** Decides between the four answers (`docs/metrics.md`): inside the margin wins over slower and faster. */
export function decide(effect: Effect, marginPercent: number): Verdict {
  const { low, high } = effect.ratio;
  const margin = logMargin(marginPercent);
  const isInside =
    effect.equivalence !== null &&
    Math.log(effect.equivalence.low) > -margin &&
    Math.log(effect.equivalence.high) < margin;
  const measurably = low === null ? null : measured(low, high);
  const answer = isInside ? "equivalent" : (measurably?.direction ?? "undecided");
  return {
    answer,
    measurably,
    marginPercent,
    ruledOutAbovePercent: low === null ? null : 100 * (Math.max(high, 1 / low) - 1),
    stillNeeded: answer === "undecided" ? stillNeeded(effect, marginPercent) : null,
  };
}

function measured(low: number, high: number): Verdict["measurably"] {
  if (low > 1) return { direction: "slower", lowPercent: 100 * (low - 1), highPercent: 100 * (high - 1) };
  if (high < 1) return { direction: "faster", lowPercent: 100 * (1 - high), highPercent: 100 * (1 - low) };
  return null;
}

function stillNeeded({ n, logSd }: Effect, marginPercent: number): PairCounts | null {
  if (n < fewestPairs || logSd === null) return null;
  const all = pairsFor(marginPercent, logSd);
  return { toTell: Math.max(0, all.toTell - n), toCallEqual: Math.max(0, all.toCallEqual - n) };
}

export interface Design {
  primary: BenchmarkMetric;
  marginPercent: number;
  /** Numbers of pairs at which a verdict may be given, ascending: one for a run of fixed size. */
  looks: readonly number[];
  /** Arms compared with the baseline; 1 for two arms. */
  comparisons?: number;
}

/** A metric other than the primary one. */
export interface SecondaryEffect {
  effect: Effect;
  /** By Holm's method over the secondary metrics. */
  adjustedPValue: number;
  /** Null before a look, and where the adjusted p-value is above what the look allows: 0.05 with a single one. */
  direction: Direction | null;
}

export interface Judgement {
  /** The look this stands on, from 0; null before the first: what is shown is then interim, and there is no verdict. */
  look: number | null;
  /** Null without a pair that has the primary metric. */
  primary: Effect | null;
  verdict: Verdict | null;
  secondary: SecondaryEffect[];
}

/**
 * Judges B against the baseline A. A look stands on the pairs of its own size, so that pairs finished after it do not count
 * until the next one; before the first look all pairs give the interim interval, and no verdict.
 *
 * @param pairsOver pairs finished or dropped, counted from the first one up to the first that is still open
 * @param levels of the design's looks: whoever judges thousands of runs of one design works them out once
 */
export function judge(
  pairs: readonly MeasuredPair[],
  design: Design,
  pairsOver: number,
  levels = levelsAt(design.looks, design.comparisons),
): Judgement {
  const look = reachedLook(design.looks, pairsOver);
  const limit = look === null ? Number.POSITIVE_INFINITY : (design.looks[look] ?? Number.POSITIVE_INFINITY);
  const used = pairs.filter(({ index }) => index < limit);
  const primary = estimateEffect(used, design.primary, levels[look ?? 0]);
  return {
    look,
    primary,
    verdict: primary && look !== null ? decide(primary, design.marginPercent) : null,
    secondary: secondaryEffects(used, design.primary, levels[look ?? 0] ?? fixedLevels, look !== null),
  };
}

/** @param mayTell false before the first look, where nothing is called a difference yet */
function secondaryEffects(
  pairs: readonly MeasuredPair[],
  primary: BenchmarkMetric,
  levels: LookLevels,
  mayTell: boolean,
): SecondaryEffect[] {
  const others = benchmarkMetrics.filter((metric) => metric !== primary);
  const effects = others.map((metric) => estimateEffect(pairs, metric, levels)).filter((effect) => effect !== null);
  const adjusted = holm(effects.map(({ pValue }) => pValue));
  return effects.map((effect, index) => {
    const adjustedPValue = adjusted[index] ?? 1;
    const isShown = mayTell && adjustedPValue <= 1 - levels.difference;
    const direction = !isShown ? null : effect.ratio.estimate > 1 ? "slower" : "faster";
    return { effect, adjustedPValue, direction };
  });
}
