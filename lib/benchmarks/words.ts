import type { Effect } from "@/lib/benchmarks/effect";
import { percent } from "@/lib/benchmarks/verdict-words";
import { formatMs } from "@/lib/format";
import type { Estimate } from "@/lib/stats/signed-rank";

/** Below this the difference in ms is shown first. */
const pairsForRatio = 20;

/** A ratio as a change: `+4.2 %`, `−3 %`. */
export function changeWords(ratio: number): string {
  const change = 100 * (ratio - 1);
  return `${change < 0 ? "−" : "+"}${percent(Math.abs(change))}`;
}

export function signedMs(ms: number): string {
  return `${ms < 0 ? "−" : "+"}${formatMs(Math.abs(ms))}`;
}

/** `+4 % (1.5 to 6.9 %)`; without ends the interval needs more pairs. */
export function ratioWords({ estimate, low, high }: Estimate): string {
  if (low === null || high === null) return `${changeWords(estimate)}, no interval yet`;
  return `${changeWords(estimate)} (${changeWords(low)} to ${changeWords(high)})`;
}

export function differenceWords({ estimate, low, high }: Estimate): string {
  if (low === null || high === null) return `${signedMs(estimate)}, no interval yet`;
  return `${signedMs(estimate)} (${signedMs(low)} to ${signedMs(high)})`;
}

/** Ratio and milliseconds with their intervals; the one that few pairs can carry comes first. */
export function effectWords(effect: Effect): string {
  const ratio = ratioWords(effect.ratio);
  const ms = `median difference ${differenceWords(effect.medianDifferenceMs)}`;
  const level = `${Math.round(1000 * effect.confidence.difference) / 10} % interval, ${effect.n} pairs`;
  return effect.n < pairsForRatio ? `${ms}; ${ratio}; ${level}` : `${ratio}; ${ms}; ${level}`;
}

export const statusWords = {
  queued: { label: "Waiting to start", tone: "neutral" },
  running: { label: "Running", tone: "system" },
  done: { label: "Done", tone: "success" },
  cancelled: { label: "Cancelled", tone: "warning" },
  failed: { label: "Failed", tone: "danger" },
} as const;

export const answerWords = {
  slower: "slower",
  faster: "faster",
  equivalent: "equivalent",
  undecided: "not decided yet",
} as const;

export const outcomeWords = {
  ok: "complete",
  throttled: "throttled",
  failed: "failed",
  timeout: "timed out",
  incomplete: "broken off",
  missed: "missed",
} as const;

/** `3 min 41 s`. */
export function durationWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
