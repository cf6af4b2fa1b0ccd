import { normalCdf } from "@/lib/stats/normal";
import { rankOf } from "@/lib/stats/ranks";

/** Two-sided p-value that two samples come from one distribution (Mann and Whitney, normal approximation with ties). */
export function rankSumPValue(x: readonly number[], y: readonly number[]): number {
  const [nx, ny] = [x.length, y.length];
  const n = nx + ny;
  if (nx === 0 || ny === 0) return 1;
  const { ranks, tieTerm } = rankOf([...x, ...y]);
  const u = ranks.subarray(0, nx).reduce((sum, rank) => sum + rank, 0) - (nx * (nx + 1)) / 2;
  const variance = ((nx * ny) / 12) * (n + 1 - tieTerm / (n * (n - 1)));
  return twoSided(Math.max(0, Math.abs(u - (nx * ny) / 2) - 0.5), variance);
}

/** Two-sided p-value that values follow no trend over their order (Spearman's rank correlation, normal approximation). */
export function trendPValue(values: readonly number[]): number {
  const n = values.length;
  if (n < 3) return 1;
  const { ranks, tieTerm } = rankOf(values);
  const middle = (n + 1) / 2;
  const covariance = ranks.reduce((sum, rank, index) => sum + (rank - middle) * (index + 1 - middle), 0);
  const [spread, spreadOfTied] = [(n ** 3 - n) / 12, (n ** 3 - n - tieTerm) / 12];
  if (spreadOfTied === 0) return 1;
  return twoSided(Math.abs(covariance) / Math.sqrt(spread * spreadOfTied), 1 / (n - 1));
}

function twoSided(distance: number, variance: number): number {
  return variance <= 0 ? 1 : Math.min(1, 2 * normalCdf(-distance / Math.sqrt(variance)));
}
