import { neededForPercentile, percentile } from "@/lib/stats/percentile";
import { seededRandom } from "@/lib/stats/random";
import type { Estimate } from "@/lib/stats/signed-rank";

export interface BootstrapOptions {
  seed: number;
  resamples?: number;
  confidence?: number;
}

/**
 * The ratio of B's upper percentile to A's, with the percentile interval of a bootstrap that draws whole pairs.
 * The same seed gives the same interval.
 *
 * @param a and b the same length, pair by pair; positive
 * @returns null below the values that the percentile needs (72 for p95, 368 for p99)
 */
export function tailRatio(
  a: readonly number[],
  b: readonly number[],
  share: number,
  { seed, resamples = 10_000, confidence = 0.95 }: BootstrapOptions,
): Estimate | null {
  const n = Math.min(a.length, b.length);
  if (n < neededForPercentile(share)) return null;
  const [armA, armB] = [new ResampledArm(a, share), new ResampledArm(b, share)];
  const random = seededRandom(seed);
  const ratios = new Float64Array(resamples);
  for (let round = 0; round < resamples; round++) {
    armA.clear();
    armB.clear();
    for (let draw = 0; draw < n; draw++) {
      const pair = random.below(n);
      armA.draw(pair);
      armB.draw(pair);
    }
    ratios[round] = armB.percentile() / armA.percentile();
  }
  ratios.sort();
  const tail = (1 - confidence) / 2;
  const [low, high] = [percentile(ratios, tail), percentile(ratios, 1 - tail)];
  if (low === null || high === null) return null;
  return { estimate: armB.observed / armA.observed, low, high };
}

/** How often each value was drawn, by its place in order: an upper percentile is found by walking down from the top. */
class ResampledArm {
  readonly observed: number;
  readonly #sorted: Float64Array;
  readonly #place: Uint32Array;
  readonly #drawn: Uint32Array;
  readonly #at: number;

  constructor(values: readonly number[], share: number) {
    const order = Uint32Array.from(values.keys()).sort((x, y) => (values[x] ?? 0) - (values[y] ?? 0));
    this.#sorted = Float64Array.from(order, (index) => values[index] ?? 0);
    this.#place = new Uint32Array(values.length);
    for (const [place, index] of order.entries()) this.#place[index] = place;
    this.#drawn = new Uint32Array(values.length);
    this.#at = (values.length - 1) * share;
    this.observed = percentile(this.#sorted, share) ?? Number.NaN;
  }

  clear(): void {
    this.#drawn.fill(0);
  }

  draw(index: number): void {
    const place = this.#place[index] ?? 0;
    this.#drawn[place] = (this.#drawn[place] ?? 0) + 1;
  }

  percentile(): number {
    const [lowAt, highAt] = [Math.floor(this.#at), Math.ceil(this.#at)];
    let place = this.#drawn.length;
    let left = place;
    let high = 0;
    // `left` draws lie below `place`: the draw at position i is that of the highest place with `left <= i`.
    while (left > lowAt) {
      place -= 1;
      const before = left;
      left -= this.#drawn[place] ?? 0;
      if (before > highAt && left <= highAt) high = this.#sorted[place] ?? 0;
    }
    const low = this.#sorted[place] ?? 0;
    return low + (high - low) * (this.#at - lowAt);
  }
}
