import { formatCount, formatMs, plural } from "@/lib/format";
import { wilson } from "@/lib/stats/proportion";
import type { CallOutcomes, ProfileUsage, UsageLatency, UsagePercentile } from "@/lib/usage/schema";

/** `p50 465 ms, p95 needs n ≥ 72 (n = 12)`. */
export function latencyWords({ n, p50, p95 }: UsageLatency): string {
  const words = (name: string, { value, needs }: UsagePercentile) =>
    value === null ? `${name} needs n ≥ ${needs}` : `${name} ${formatMs(value)}`;
  return `${words("p50", p50)}, ${words("p95", p95)} (n = ${formatCount(n)})`;
}

/** `3 of 40 (7.5 %, 95 % interval 2.6–19.9 %)`; a dash without an attempt. */
export function shareWords(count: number, attempts: number): string {
  const interval = wilson(count, attempts);
  if (!interval) return "–";
  const percent = (share: number) => (share * 100).toFixed(1);
  return `${formatCount(count)} of ${formatCount(attempts)} (${percent(interval.share)} %, 95 % interval ${percent(interval.low)}–${percent(interval.high)} %)`;
}

const outcomeWords: Record<keyof CallOutcomes, string> = {
  complete: "complete",
  failed: "failed",
  throttled: "throttled",
  incomplete: "incomplete",
  stopped: "stopped",
  interrupted: "interrupted",
};

/** How the calls ended, in one sentence that leaves out what did not happen. */
export function usageSentence({ calls, outcomes }: Pick<ProfileUsage, "calls" | "outcomes">): string {
  const parts = Object.entries(outcomeWords).flatMap(([name, word]) => {
    const count = outcomes[name as keyof CallOutcomes];
    return count === 0 ? [] : [`${formatCount(count)} ${word}`];
  });
  return `${plural(calls, "call")}: ${parts.join(", ")}.`;
}

export function tokenSentence({ tokens, outcomes }: Pick<ProfileUsage, "tokens" | "outcomes">): string {
  if (outcomes.complete === 0) return "No complete call, so no tokens are known.";
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = tokens;
  const cache =
    cacheReadTokens + cacheWriteTokens === 0
      ? "none from or to the prompt cache"
      : `${formatCount(cacheReadTokens)} read from and ${formatCount(cacheWriteTokens)} written to the prompt cache`;
  return `${formatCount(inputTokens)} tokens in, ${formatCount(outputTokens)} out, ${cache}.`;
}
