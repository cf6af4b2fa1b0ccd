import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A source of randomness that gives the same sequence for the same seed. */
export interface Random {
  /** Uniform in [0, 1). */
  float(): number;
  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number;
  /** Standard normal. */
  normal(): number;
}

/** Xoroshiro128+, seeded with a 32-bit integer: runs and bootstraps are repeatable from their stored seed. */
export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const float = () => uniformFloat64(generator);
  return {
    float,
    below: (end) => uniformInt(generator, 0, end - 1),
    // Box and Muller; 1 - float() is never 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - float())) * Math.cos(2 * Math.PI * float()),
  };
}

/** The given values in a random order; the argument is left as it is. */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const keyed = values.map((value) => ({ value, key: random.float() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
