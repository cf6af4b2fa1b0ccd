import { normalCdf } from "@/lib/stats/normal";

/** Simpson's rule over this many steps: bounds agree with published tables to their last digit. */
const steps = 200;

/**
 * O'Brien–Fleming bounds of |z| at looks after the given shares of the data: crossing any of them by chance has the
 * probability `alpha` in all. Found by integrating the path's density from look to look (Armitage, McPherson and Rowe).
 *
 * @param shares ascending in (0, 1], the last one 1, e.g. [0.2, 0.4, 0.6, 0.8, 1]
 * @returns one bound per look, e.g. 4.56, 3.23, 2.63, 2.28, 2.04
 */
export function obrienFlemingBounds(shares: readonly number[], alpha = 0.05): number[] {
  let [low, high] = [0.5, 8];
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (crossing(shares, middle) > alpha) low = middle;
    else high = middle;
  }
  return shares.map((share) => high / Math.sqrt(share));
}

/** The probability that a Brownian motion has left ±c at one of the times. */
function crossing(times: readonly number[], c: number): number {
  const at = Array.from({ length: steps + 1 }, (_, index) => -c + (2 * c * index) / steps);
  const weight = at.map((_, index) => ((index === 0 || index === steps ? 1 : index % 2 ? 4 : 2) * 2 * c) / (3 * steps));
  const [first = 1, ...later] = times;
  let crossed = 2 * normalCdf(-c / Math.sqrt(first));
  let density = at.map((x) => normalDensity(x, first));
  let before = first;
  for (const time of later) {
    const passed = time - before;
    const inside = density.map((value, index) => value * (weight[index] ?? 0));
    const sd = Math.sqrt(passed);
    for (const [index, mass] of inside.entries()) {
      const x = at[index] ?? 0;
      crossed += mass * (normalCdf((-c - x) / sd) + normalCdf((x - c) / sd));
    }
    const kernel = at.map((x) => normalDensity(x + c, passed)); // by distance in steps
    density = at.map((_, y) => inside.reduce((sum, mass, index) => sum + mass * (kernel[Math.abs(y - index)] ?? 0), 0));
    before = time;
  }
  return crossed;
}

function normalDensity(x: number, variance: number): number {
  return Math.exp(-(x ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}
