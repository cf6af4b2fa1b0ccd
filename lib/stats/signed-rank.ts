import { normalCdf, normalQuantile } from "@/lib/stats/normal";
import { rankOf } from "@/lib/stats/ranks";
import { kthWalshAverage } from "@/lib/stats/walsh";

/** Up to here the distribution is counted out; beyond it the normal approximation is as good. As R's `wilcox.test`. */
const exactUpTo = 50;

export interface SignedRankTest {
  /** Sum of the ranks of positive values. */
  statistic: number;
  /** Values other than zero. */
  n: number;
  /** Two-sided; 1 without a value. */
  pValue: number;
  method: "exact" | "normal";
}

/**
 * Wilcoxon's signed-rank test that values lie symmetrically around zero. Zeros are left out. Exact up to 50 values without
 * ties; otherwise the normal approximation with corrections for ties and continuity.
 */
export function signedRankTest(values: readonly number[]): SignedRankTest {
  const used = values.filter((value) => value !== 0);
  const n = used.length;
  if (n === 0) return { statistic: 0, n, pValue: 1, method: "exact" };
  const { ranks, tieTerm } = rankOf(used.map(Math.abs));
  const statistic = used.reduce((sum, value, index) => sum + (value > 0 ? (ranks[index] ?? 0) : 0), 0);
  const isExact = n <= exactUpTo && tieTerm === 0 && n === values.length;
  const pValue = isExact ? exactPValue(statistic, n) : normalPValue(statistic, n, tieTerm);
  return { statistic, n, pValue, method: isExact ? "exact" : "normal" };
}

/** An estimate whose interval is null when so few values allow none at that confidence. */
export type Estimate = { estimate: number } & ({ low: number; high: number } | { low: null; high: null });

/**
 * The Hodges–Lehmann shift of values from zero, with the interval of all shifts that the signed-rank test does not reject.
 *
 * @param confidence two-sided, e.g. 0.95
 * @returns null without a value; `low` and `high` null below 6 values at 0.95
 */
export function hodgesLehmann(values: readonly number[], confidence: number): Estimate | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const count = (n * (n + 1)) / 2;
  const estimate =
    (kthWalshAverage(sorted, Math.ceil(count / 2)) + kthWalshAverage(sorted, Math.floor(count / 2) + 1)) / 2;
  const cut = cutOff(n, (1 - confidence) / 2);
  if (cut < 1) return { estimate, low: null, high: null };
  return { estimate, low: kthWalshAverage(sorted, cut), high: kthWalshAverage(sorted, count + 1 - cut) };
}

/** The number of statistics from 0 on that together have at most the probability `tail`: how many averages to cut off. */
function cutOff(n: number, tail: number): number {
  if (n > exactUpTo) {
    const { mean, sd } = moments(n, 0);
    return Math.floor(mean + normalQuantile(tail) * sd + 0.5);
  }
  const probabilities = distribution(n);
  let total = 0;
  for (const [statistic, probability] of probabilities.entries()) {
    total += probability;
    if (total > tail) return statistic;
  }
  return probabilities.length;
}

/** P(W = w) for w from 0 to n(n+1)/2: each rank is positive or negative with the same probability. */
function distribution(n: number): Float64Array {
  const largest = (n * (n + 1)) / 2;
  const probabilities = new Float64Array(largest + 1);
  probabilities[0] = 1;
  for (let rank = 1, reached = 0; rank <= n; rank++) {
    reached += rank;
    for (let w = reached; w >= 0; w--) {
      const without = probabilities[w] ?? 0;
      const within = w >= rank ? (probabilities[w - rank] ?? 0) : 0;
      probabilities[w] = (without + within) / 2;
    }
  }
  return probabilities;
}

function exactPValue(statistic: number, n: number): number {
  const smaller = Math.min(statistic, (n * (n + 1)) / 2 - statistic);
  const tail = distribution(n).subarray(0, smaller + 1);
  return Math.min(1, 2 * tail.reduce((sum, probability) => sum + probability, 0));
}

function normalPValue(statistic: number, n: number, tieTerm: number): number {
  const { mean, sd } = moments(n, tieTerm);
  if (sd === 0) return 1;
  const distance = Math.max(0, Math.abs(statistic - mean) - 0.5);
  return Math.min(1, 2 * normalCdf(-distance / sd));
}

function moments(n: number, tieTerm: number) {
  return { mean: (n * (n + 1)) / 4, sd: Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48) };
}
