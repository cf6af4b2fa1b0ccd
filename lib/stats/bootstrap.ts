import { neededForPercentile, percentile } from "@/lib/stats/percentile";
import { seededRandom } from "@/lib/stats/random";
import type { Estimate } from "@/lib/stats/signed-rank";

export interface BootstrapOptions {
  seed: number;
  /** By default 10,000, and fewer from 2,000 pairs on: a second of work, whatever the number of pairs. */
  resamples?: number;
  confidence?: number;
}

const mostDraws = 20_000_000;

function resamplesFor(pairs: number): number {
  return Math.max(1_000, Math.min(10_000, Math.floor(mostDraws / pairs)));
}

/**
 * The ratios of B's upper percentiles to A's, each with the percentile interval of one bootstrap that draws whole pairs.
 * The same seed gives the same intervals.
 *
 * @param a and b the same length, pair by pair; positive
 * @returns null for a share below the values that its percentile needs (72 for p95, 368 for p99)
 */
export function tailRatios(
  a: readonly number[],
  b: readonly number[],
  shares: readonly number[],
  { seed, confidence = 0.95, ...options }: BootstrapOptions,
): (Estimate | null)[] {
  const n = Math.min(a.length, b.length);
  const known = shares.filter((share) => n >= neededForPercentile(share));
  const resamples = options.resamples ?? resamplesFor(n);
  const [armA, armB] = [new ResampledArm(a), new ResampledArm(b)];
  const random = seededRandom(seed);
  const ratios = known.map(() => new Float64Array(resamples));
  for (let round = 0; round < resamples && known.length > 0; round++) {
    armA.clear();
    armB.clear();
    for (let draw = 0; draw < n; draw++) {
      const pair = random.below(n);
      armA.draw(pair);
      armB.draw(pair);
    }
    for (const [at, share] of known.entries()) {
      const drawn = ratios[at];
      if (drawn) drawn[round] = armB.percentile(share) / armA.percentile(share);
    }
  }
  return shares.map((share) => {
    const drawn = ratios[known.indexOf(share)]?.sort();
    const [low, high] = [(1 - confidence) / 2, (1 + confidence) / 2].map((tail) => drawn && percentile(drawn, tail));
    if (low === undefined || low === null || high === undefined || high === null) return null;
    return { estimate: armB.observed(share) / armA.observed(share), low, high };
  });
}

/** How often each value was drawn, by its place in order: an upper percentile is found by walking down from the top. */
class ResampledArm {
  readonly #sorted: Float64Array;
  readonly #place: Uint32Array;
  readonly #drawn: Uint32Array;

  constructor(values: readonly number[]) {
    const order = Uint32Array.from(values.keys()).sort((x, y) => (values[x] ?? 0) - (values[y] ?? 0));
    this.#sorted = Float64Array.from(order, (index) => values[index] ?? 0);
    this.#place = new Uint32Array(values.length);
    for (const [place, index] of order.entries()) this.#place[index] = place;
    this.#drawn = new Uint32Array(values.length);
  }

  observed(share: number): number {
    return percentile(this.#sorted, share) ?? Number.NaN;
  }

  clear(): void {
    this.#drawn.fill(0);
  }

  draw(index: number): void {
    const place = this.#place[index] ?? 0;
    this.#drawn[place] = (this.#drawn[place] ?? 0) + 1;
  }

  percentile(share: number): number {
    const at = (this.#sorted.length - 1) * share;
    const [lowAt, highAt] = [Math.floor(at), Math.ceil(at)];
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
    return low + (high - low) * (at - lowAt);
  }
}
