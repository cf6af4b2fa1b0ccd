import type { Effect } from "@/lib/benchmarks/effect";
import type { SecondaryEffect } from "@/lib/benchmarks/verdict";
import { metricWords, percent } from "@/lib/benchmarks/verdict-words";
import { formatMs, plural } from "@/lib/format";
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

/** A confidence level: `95 %`; an early look's, which would round to certainty: `over 99.9 %`. */
export function levelWords(level: number): string {
  return level >= 0.9995 ? "over 99.9 %" : `${Math.round(1000 * level) / 10} %`;
}

/** Ratio and milliseconds, each with its interval and its level; the one that few pairs can carry comes first. */
export function effectWords(effect: Effect): string {
  const ratio = ratioWords(effect.ratio);
  const ms = differenceWords(effect.medianDifferenceMs);
  const both = effect.n < pairsForRatio ? `Median difference ${ms}; ${ratio}` : `${ratio}; median difference ${ms}`;
  const level = levelWords(effect.confidence.difference);
  // The order-statistic interval of the median is a description beside the decision, always at 95 %.
  const intervals = level === "95 %" ? "95 % intervals" : `${level} interval of the ratio, 95 % of the median`;
  return `${both}; ${intervals}; ${plural(effect.n, "pair")}`;
}

/** @param isAtLook before a look there is an interval and nothing is called a difference */
export function secondaryWords({ effect, direction, adjustedPValue }: SecondaryEffect, isAtLook: boolean): string {
  const figures = `${metricWords[effect.metric].toLowerCase()}: ${ratioWords(effect.ratio)}, ${plural(effect.n, "pair")}`;
  if (!isAtLook) return `${figures}; interim`;
  return `${figures}; ${direction ?? "no difference shown"} (Holm-adjusted p = ${adjustedPValue.toPrecision(2)})`;
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
