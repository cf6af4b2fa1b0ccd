import { dash, formatCount, formatMs, formatTokensPerSecond, formatUsd } from "@/lib/format";
import type { InvocationOutcome } from "@/lib/invocations/events";
import { tokensPerSecond } from "@/lib/invocations/timing";
import { stateLabel } from "@/lib/playground/state-words";
import { type Attempt, isLive } from "@/lib/playground/transcript";

export interface Metric {
  label: string;
  value: string;
  /** `faster` or `cheaper` than the other pane's answer to the same prompt. */
  best: string | null;
  title: string | null;
}

const pending = "…";

/**
 * The figures under an answer, in reading order. While it streams they are pending: time is measured on the server and
 * known at the end. `rival` is the other pane's answer to the same prompt.
 */
export function answerMetrics(attempt: Attempt, rival: Attempt | null): Metric[] {
  if (isLive(attempt))
    return labels.map((label) => plain(label, label === "Stop reason" ? stateLabel(attempt) : pending));
  const mine = attempt.outcome;
  const theirs = rival?.outcome?.status === "complete" && mine?.status === "complete" ? rival.outcome : null;
  return [
    timed("First token", mine, theirs, (outcome) => outcome.timing.ttftMs),
    ...thinking(mine, theirs),
    timed("Total", mine, theirs, (outcome) => outcome.timing.totalMs),
    tokens(mine),
    speed(mine, theirs),
    cost(mine, theirs),
    plain("Stop reason", mine?.stopReason ?? stateLabel(attempt)),
  ];
}

const labels = ["First token", "Total", "Tokens in / out", "Speed", "Estimated cost", "Stop reason"];

const plain = (label: string, value: string): Metric => ({ label, value, best: null, title: null });

type Read = (outcome: InvocationOutcome) => number | null;

function isLower(mine: InvocationOutcome | null, theirs: InvocationOutcome | null, read: Read): boolean {
  const [a, b] = [mine && read(mine), theirs && read(theirs)];
  return a !== null && b !== null && a < b;
}

function timed(label: string, mine: InvocationOutcome | null, theirs: InvocationOutcome | null, read: Read): Metric {
  const value = formatMs(mine && read(mine));
  const isBest = isLower(mine, theirs, read) && value !== formatMs(theirs && read(theirs));
  return { label, value, best: isBest ? "faster" : null, title: null };
}

function thinking(mine: InvocationOutcome | null, theirs: InvocationOutcome | null): Metric[] {
  if (mine?.timing.thinkingMs == null) return [];
  return [
    plain("Thinking", formatMs(mine.timing.thinkingMs)),
    timed("First answer token", mine, theirs, (outcome) => outcome.timing.firstAnswerMs),
  ];
}

function tokens(mine: InvocationOutcome | null): Metric {
  const usage = mine?.usage;
  if (!usage) return { ...plain("Tokens in / out", dash), title: "Bedrock reported no token counts" };
  const value = `${formatCount(usage.inputTokens)} / ${formatCount(usage.outputTokens)}`;
  const cached = usage.cacheReadTokens + usage.cacheWriteTokens > 0;
  const title = `Cache read ${formatCount(usage.cacheReadTokens)}, cache write ${formatCount(usage.cacheWriteTokens)}`;
  return { ...plain("Tokens in / out", value), title: cached ? title : null };
}

function speed(mine: InvocationOutcome | null, theirs: InvocationOutcome | null): Metric {
  const rate = (outcome: InvocationOutcome | null) =>
    formatTokensPerSecond(tokensPerSecond(outcome?.timing.tpotMs ?? null));
  const isBest = isLower(mine, theirs, (outcome) => outcome.timing.tpotMs) && rate(mine) !== rate(theirs);
  return { label: "Speed", value: rate(mine), best: isBest ? "faster" : null, title: null };
}

function cost(mine: InvocationOutcome | null, theirs: InvocationOutcome | null): Metric {
  const label = "Estimated cost";
  if (mine?.status === "failed") return plain(label, dash);
  if (!mine?.usage)
    return { ...plain(label, "unknown"), title: "Bedrock reported no token counts, but may bill the call" };
  const value = formatUsd(mine.estimatedCostUsd);
  const isBest = isLower(mine, theirs, (outcome) => outcome.estimatedCostUsd);
  const title = mine.priceDate ? `List price of ${mine.priceDate}` : null;
  return {
    label,
    value,
    best: isBest && value !== formatUsd(theirs?.estimatedCostUsd ?? null) ? "cheaper" : null,
    title,
  };
}
