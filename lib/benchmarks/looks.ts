import { obrienFlemingBounds } from "@/lib/stats/group-sequential";
import { normalCdf } from "@/lib/stats/normal";

/** Confidence of the intervals that decide at one look. */
export interface LookLevels {
  /** Of the interval that must leave out 1: 0.95 with a single look. */
  difference: number;
  /** Of the interval that must lie inside the margin: 0.9 with a single look. */
  equivalence: number;
}

/** Looks of a group-sequential run of this many pairs, evenly spaced: 240 and 5 give 48, 96, 144, 192, 240. */
export function evenLooks(pairs: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.ceil((pairs * (index + 1)) / count));
}

/**
 * The confidence at each look, so that looking early does not lie (O'Brien–Fleming). One look is a run of fixed size.
 *
 * @param looks ascending numbers of pairs; the last one ends the run
 * @param comparisons arms compared with the baseline: all of them together err as often as one would
 */
export function levelsAt(looks: readonly number[], comparisons = 1): LookLevels[] {
  const last = looks[looks.length - 1] ?? 1;
  const shares = looks.map((pairs) => pairs / last);
  const confidence = (alpha: number) =>
    obrienFlemingBounds(shares, alpha / comparisons).map((z) => 1 - 2 * normalCdf(-z));
  const [difference, equivalence] = [confidence(0.05), confidence(0.1)];
  return looks.map((_, index) => ({ difference: difference[index] ?? 0.95, equivalence: equivalence[index] ?? 0.9 }));
}

/** The look that has been reached when this many pairs are over, dropped ones included; null before the first. */
export function reachedLook(looks: readonly number[], pairsOver: number): number | null {
  const reached = looks.filter((pairs) => pairs <= pairsOver).length;
  return reached === 0 ? null : reached - 1;
}
