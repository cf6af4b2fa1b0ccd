import { randomFrom } from "./random.ts";

// Three waves of different length never line up the same way for hours.
const wavesMinutes: Array<[shortest: number, longest: number, strength: number]> = [
  [2, 4, 0.05],
  [5, 9, 0.07],
  [13, 29, 0.09],
];

/**
 * How much slower (above 1) or faster a model is at a moment, the same for all its profiles. Drifts by about a tenth
 * within minutes, as the load of a real service does.
 *
 * @param elapsedMs since the start
 */
export function driftOf(seed: number, modelId: string, elapsedMs: number): number {
  const random = randomFrom(seed, "drift", modelId);
  const exponent = wavesMinutes.reduce((sum, [shortest, longest, strength]) => {
    const periodMs = (shortest + (longest - shortest) * random()) * 60_000;
    return sum + strength * Math.sin(2 * Math.PI * (elapsedMs / periodMs + random()));
  }, 0);
  return Math.exp(exponent);
}

const tierFactors: Record<string, number> = { priority: 0.85, flex: 1.4 };

/** @param latencyMode as served */
export function modeFactor(serviceTier: string | undefined, latencyMode: string | undefined): number {
  return (latencyMode === "optimized" ? 0.6 : 1) * (serviceTier === undefined ? 1 : (tierFactors[serviceTier] ?? 1));
}

/** Slowness of single profiles, so that a true difference exists to be found. */
export class LatencyFactors {
  private factors: ReadonlyMap<string, number>;

  /** @param factors by ID, ARN or name of a profile, or by model ID */
  constructor(factors: Record<string, number>) {
    this.factors = new Map(Object.entries(factors));
  }

  list(): Record<string, number> {
    return Object.fromEntries(this.factors);
  }

  set(factors: Record<string, number>): void {
    this.factors = new Map(Object.entries(factors));
  }

  /** The first of the names that has a factor decides; 1 without. */
  of(names: string[]): number {
    if (this.factors.size === 0) return 1;
    const name = names.find((candidate) => this.factors.has(candidate));
    return name === undefined ? 1 : (this.factors.get(name) ?? 1);
  }
}
