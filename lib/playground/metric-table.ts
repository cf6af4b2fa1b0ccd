import { dash, formatCount, formatMs, formatTokensPerSecond, formatUsd } from "@/lib/format";
import type { InvocationOutcome } from "@/lib/invocations/events";
import { tokensPerSecond } from "@/lib/invocations/timing";

export interface MetricCell {
  value: string;
  /** Signed, against the baseline: `+12 ms (+4 %)`; null for the baseline itself and where one of both is unknown. */
  delta: string | null;
  /** `lowest` or `highest`, where that is better and no other pane reads the same. */
  best: string | null;
}

export interface MetricRow {
  label: string;
  cells: MetricCell[];
}

interface MetricDefinition {
  label: string;
  read: (outcome: InvocationOutcome) => number | null;
  format: (value: number | null) => string;
  /** Which end is better; null where neither is. */
  better: "lowest" | "highest" | null;
}

const metrics: MetricDefinition[] = [
  { label: "First token", read: ({ timing }) => timing.ttftMs, format: formatMs, better: "lowest" },
  { label: "Thinking", read: ({ timing }) => timing.thinkingMs, format: formatMs, better: null },
  { label: "First answer token", read: ({ timing }) => timing.firstAnswerMs, format: formatMs, better: "lowest" },
  { label: "Total", read: ({ timing }) => timing.totalMs, format: formatMs, better: "lowest" },
  { label: "Service latency", read: (outcome) => outcome.serviceLatencyMs, format: formatMs, better: "lowest" },
  {
    label: "Speed",
    read: ({ timing }) => tokensPerSecond(timing.tpotMs),
    format: formatTokensPerSecond,
    better: "highest",
  },
  { label: "Tokens in", read: ({ usage }) => usage?.inputTokens ?? null, format: formatCount, better: null },
  { label: "Tokens out", read: ({ usage }) => usage?.outputTokens ?? null, format: formatCount, better: null },
  {
    label: "Estimated cost",
    read: (outcome) => outcome.estimatedCostUsd,
    format: (usd) => formatUsd(usd, dash),
    better: "lowest",
  },
  { label: "Attempts", read: (outcome) => outcome.attempts, format: formatCount, better: null },
];

/**
 * One row per metric, one cell per pane in their order. A pane without a complete answer has dashes: its times would
 * not mean the same. Rows that no pane has are left out.
 */
export function metricTable(outcomes: (InvocationOutcome | null)[], base: number): MetricRow[] {
  const complete = outcomes.map((outcome) => (outcome?.status === "complete" ? outcome : null));
  return metrics.flatMap(({ label, read, format, better }) => {
    const values = complete.map((outcome) => outcome && read(outcome));
    if (values.every((value) => value === null)) return [];
    const cells = values.map((value, index) => ({
      value: format(value),
      delta: index === base ? null : deltaOf(value, values[base] ?? null, format),
      best: better && isBest(value, values.toSpliced(index, 1), better, format) ? better : null,
    }));
    return [{ label, cells }];
  });
}

function deltaOf(value: number | null, base: number | null, format: MetricDefinition["format"]): string | null {
  if (value === null || base === null) return null;
  const difference = value - base;
  const size = format(Math.abs(difference));
  if (difference === 0) return "same";
  const sign = difference > 0 ? "+" : "−";
  const percent = base === 0 ? "" : ` (${sign}${Math.round((Math.abs(difference) / base) * 100)} %)`;
  return `${sign}${size}${percent}`;
}

function isBest(
  value: number | null,
  others: (number | null)[],
  better: "lowest" | "highest",
  format: MetricDefinition["format"],
): boolean {
  const known = others.filter((other) => other !== null);
  if (value === null || known.length === 0) return false;
  return known.every(
    (other) => (better === "lowest" ? value < other : value > other) && format(value) !== format(other),
  );
}
