import { dash, formatCount, formatMs, formatTokensPerSecond, formatUsd } from "@/lib/format";
import type { InvocationOutcome } from "@/lib/invocations/events";
import { tokensPerSecond } from "@/lib/invocations/timing";
import { type Attempt, isLive } from "@/lib/playground/attempt";
import { stateLabel } from "@/lib/playground/state-words";

export interface Metric {
  label: string;
  value: string;
  /** `faster` or `cheaper` than the other pane's answer to the same prompt; `fastest`, `cheapest` among several. */
  best: string | null;
  title: string | null;
}

const pending = "…";

/**
 * The figures under an answer, in reading order. While it streams they are pending: time is measured on the server and
 * known at the end. `rivals` are the other panes' answers to the same prompt.
 */
export function answerMetrics(attempt: Attempt, rivals: Attempt[]): Metric[] {
  if (isLive(attempt))
    return labels.map((label) => plain(label, label === "Stop reason" ? stateLabel(attempt) : pending));
  const mine = attempt.outcome;
  const theirs = mine?.status === "complete" ? completeOutcomes(rivals) : [];
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

const brokenCostTitle =
  "Bedrock reported no token counts: at least what was received, at most what was set aside on the budget";

/** Refused by Bedrock, or never sent. */
function isNeverBilled({ status, error, timing }: InvocationOutcome): boolean {
  const isRefused = typeof error?.aws?.status === "number";
  return status === "failed" && (isRefused || timing.clientOverheadMs === null);
}

/** What a call without token counts cost, between its bounds. The lower one is not known without a price: then none. */
export function brokenCostWords({ minimumCostUsd = null, maximumCostUsd }: InvocationOutcome): string {
  if (maximumCostUsd === null) return minimumCostUsd === null ? "unknown" : `at least ${formatUsd(minimumCostUsd)}`;
  const most = `at most ${formatUsd(maximumCostUsd)}`;
  return minimumCostUsd === null ? most : `at least ${formatUsd(minimumCostUsd)}, ${most}`;
}

export function completeOutcomes(attempts: Attempt[]): InvocationOutcome[] {
  return attempts.flatMap(({ outcome }) => (outcome?.status === "complete" ? [outcome] : []));
}

const labels = ["First token", "Total", "Tokens in / out", "Speed", "Estimated cost", "Stop reason"];

const plain = (label: string, value: string): Metric => ({ label, value, best: null, title: null });

type Read = (outcome: InvocationOutcome) => number | null;
type Format = (value: number | null) => string;
type Outcome = InvocationOutcome | null;

/** Lower than every rival, also in the digits that are shown. */
function isLowest(mine: Outcome, theirs: InvocationOutcome[], read: Read, format: Format): boolean {
  const value = mine && read(mine);
  if (value === null || theirs.length === 0) return false;
  return theirs.every((rival) => {
    const other = read(rival);
    return other !== null && value < other && format(value) !== format(other);
  });
}

const verdict = (isBest: boolean, theirs: InvocationOutcome[], [one, most]: [string, string]) =>
  isBest ? (theirs.length > 1 ? most : one) : null;
const faster: [string, string] = ["faster", "fastest"];

function timed(label: string, mine: Outcome, theirs: InvocationOutcome[], read: Read): Metric {
  const best = verdict(isLowest(mine, theirs, read, formatMs), theirs, faster);
  return { label, value: formatMs(mine && read(mine)), best, title: null };
}

function thinking(mine: Outcome, theirs: InvocationOutcome[]): Metric[] {
  if (mine?.timing.thinkingMs == null) return [];
  return [
    plain("Thinking", formatMs(mine.timing.thinkingMs)),
    timed("First answer token", mine, theirs, (outcome) => outcome.timing.firstAnswerMs),
  ];
}

function tokens(mine: Outcome): Metric {
  const usage = mine?.usage;
  if (!usage) return { ...plain("Tokens in / out", dash), title: "Bedrock reported no token counts" };
  const value = `${formatCount(usage.inputTokens)} / ${formatCount(usage.outputTokens)}`;
  const cached = usage.cacheReadTokens + usage.cacheWriteTokens > 0;
  const title = `Cache read ${formatCount(usage.cacheReadTokens)}, cache write ${formatCount(usage.cacheWriteTokens)}`;
  return { ...plain("Tokens in / out", value), title: cached ? title : null };
}

function speed(mine: Outcome, theirs: InvocationOutcome[]): Metric {
  const format: Format = (tpotMs) => formatTokensPerSecond(tokensPerSecond(tpotMs));
  const read: Read = (outcome) => outcome.timing.tpotMs;
  const best = verdict(isLowest(mine, theirs, read, format), theirs, faster);
  return { label: "Speed", value: format(mine && read(mine)), best, title: null };
}

function cost(mine: Outcome, theirs: InvocationOutcome[]): Metric {
  const label = "Estimated cost";
  if (!mine) return { ...plain(label, "unknown"), title: "How the call ended is not known; it may be billed" };
  if (isNeverBilled(mine)) return plain(label, dash);
  if (!mine.usage) return { ...plain(label, brokenCostWords(mine)), title: brokenCostTitle };
  const isBest = isLowest(mine, theirs, (outcome) => outcome.estimatedCostUsd, formatUsd);
  return {
    label,
    value: formatUsd(mine.estimatedCostUsd),
    best: verdict(isBest, theirs, ["cheaper", "cheapest"]),
    title: mine.priceDate ? `List price of ${mine.priceDate}` : null,
  };
}
