import { startsPerArm } from "@/lib/benchmarks/schema";
import type { LoadSettings } from "@/lib/db/documents";
import { seededRandom, shuffled } from "@/lib/stats/random";

/** A process that comes to a start later than this was not able to make it in time. */
export const latestMs = 250;

/** One call that is due: when, with which prompt. Warm-up has negative numbers and times. */
export interface PlannedStart {
  start: number;
  /** Milliseconds since the arm's time zero. */
  atMs: number;
  /** Index of the prompt. */
  prompt: number;
  /** Differs between starts, so that no cache has seen the prompt. */
  nonce: string;
}

export interface LoadPlan {
  /** Arms by number, in the order in which they are loaded. */
  order: number[];
  /** The same for every arm, in the order of time, warm-up first. */
  starts: PlannedStart[];
}

interface Frozen {
  seed: number;
  settings: LoadSettings;
  arms: readonly unknown[];
  prompts: readonly unknown[];
}

export interface LoadPlanInput {
  seed: number;
  arms: number;
  settings: LoadSettings;
  prompts: number;
}

/**
 * The whole run, the same for the same seed. A Poisson process given its number of events has them at independent, even
 * moments: so a rate of 2/s for a minute is 120 starts, exactly, whose gaps are those of a Poisson process.
 */
export function planLoad({ seed, arms, settings, prompts }: LoadPlanInput): LoadPlan {
  const random = seededRandom(seed);
  const order = shuffled(range(arms), random);
  const count = startsPerArm(settings);
  const moments = range(count)
    .map(() => random.float() * settings.durationMs)
    .sort((one, other) => one - other);
  const warmUp = warmUpMoments(settings, random.float);
  const chosen: number[] = [];
  while (chosen.length < count + warmUp.length) chosen.push(...shuffled(range(prompts), random));
  const starts = [...warmUp, ...moments].map((atMs, index) => ({
    start: index - warmUp.length,
    atMs,
    prompt: chosen[index] ?? 0,
    nonce: random
      .below(2 ** 30)
      .toString(36)
      .padStart(6, "0"),
  }));
  return { order, starts };
}

/** The plan of a stored run: the same in every process that takes it up. */
export function planOf({ seed, arms, settings, prompts }: Frozen): LoadPlan {
  return planLoad({ seed, arms: arms.length, settings, prompts: prompts.length });
}

/** Backwards from time zero with the gaps of the same process, so that the load is there when counting begins. */
function warmUpMoments({ warmUp, ratePerSecond }: LoadSettings, float: () => number): number[] {
  let atMs = 0;
  const moments = range(warmUp).map(() => {
    atMs += (1000 * Math.log(1 - float())) / ratePerSecond;
    return atMs;
  });
  return moments.reverse();
}

const mostWindows = 12;
const longestWindowS = 10;

/** What is kept whole or measured anew when a server dies: about a twelfth of the time, in whole seconds, 1 to 10. */
export function windowMsOf({ durationMs }: Pick<LoadSettings, "durationMs">): number {
  const seconds = Math.ceil(durationMs / mostWindows / 1000);
  return 1000 * Math.min(longestWindowS, Math.max(1, seconds));
}

/** Number, from 0, of the window that a moment lies in. */
export function windowOf(atMs: number, settings: Pick<LoadSettings, "durationMs">): number {
  return Math.floor(atMs / windowMsOf(settings));
}

/**
 * The first start that must be made again once its arm was broken off: the first of the window in which the first start
 * lies that has not ended. Null where all have.
 *
 * @param ended numbers of this arm's starts that have ended
 */
export function firstToRepeat(plan: LoadPlan, ended: ReadonlySet<number>, settings: LoadSettings): number | null {
  const open = plan.starts.find(({ start }) => start >= 0 && !ended.has(start));
  if (!open) return null;
  const window = windowOf(open.atMs, settings);
  return plan.starts.find(({ start, atMs }) => start >= 0 && windowOf(atMs, settings) === window)?.start ?? null;
}

/**
 * What is left of an arm from one of its starts on: the warm-up once more, before the window in which that start lies.
 *
 * @param from as `firstToRepeat` says
 */
export function startsFrom(plan: LoadPlan, from: number, settings: LoadSettings): PlannedStart[] {
  const first = from === 0 ? undefined : plan.starts.find(({ start }) => start === from);
  const zeroMs = first ? windowOf(first.atMs, settings) * windowMsOf(settings) : 0;
  return plan.starts.flatMap((planned) => {
    if (planned.start >= from) return planned;
    return planned.start < 0 ? { ...planned, atMs: planned.atMs + zeroMs } : [];
  });
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
