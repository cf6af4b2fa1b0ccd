import { seededRandom, shuffled } from "@/lib/stats/random";

/** One pair to measure: which prompt, and in which order the arms are called. Warm-up has negative numbers. */
export interface PlannedPair {
  pair: number;
  /** Arms by number, in the order of their calls. */
  order: number[];
  /** Index of the prompt. */
  prompt: number;
  /** Differs between pairs, so that no cache has seen the prompt. */
  nonce: string;
}

export interface PlanInput {
  seed: number;
  arms: number;
  pairs: number;
  warmUp: number;
  prompts: number;
}

/**
 * The whole run, the same for the same seed. Orders are drawn in blocks in which each arm goes first equally often, by a
 * coin flip within the block; prompts come in shuffled rounds, so that each is used equally often.
 */
export function planRun({ seed, arms, pairs, warmUp, prompts }: PlanInput): PlannedPair[] {
  const random = seededRandom(seed);
  const orders = rounds(pairs, () => orderBlock(arms, random));
  const chosen = rounds(pairs + warmUp, () => shuffled(range(prompts), random));
  const nonce = () =>
    random
      .below(2 ** 30)
      .toString(36)
      .padStart(6, "0");
  const warm = range(warmUp).map((index) => ({
    pair: index - warmUp,
    order: shuffled(range(arms), random),
    prompt: chosen[pairs + index] ?? 0,
    nonce: nonce(),
  }));
  const measured = range(pairs).map((pair) => ({
    pair,
    order: orders[pair] ?? range(arms),
    prompt: chosen[pair] ?? 0,
    nonce: nonce(),
  }));
  return [...warm, ...measured];
}

/** Twice as many orders as arms: each arm leads twice. */
function orderBlock(arms: number, random: ReturnType<typeof seededRandom>): number[][] {
  const leads = shuffled([...range(arms), ...range(arms)], random);
  return leads.map((lead) => [
    lead,
    ...shuffled(
      range(arms).filter((arm) => arm !== lead),
      random,
    ),
  ]);
}

function rounds<T>(count: number, round: () => T[]): T[] {
  const all: T[] = [];
  while (all.length < count) all.push(...round());
  return all.slice(0, count);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** The prompt as it is sent. The line in front makes it new to every cache and says nothing. */
export function promptText(text: string, nonce: string, cacheBusting: boolean): string {
  return cacheBusting ? `[${nonce}]\n${text}` : text;
}
