import { fewestPairs } from "@/lib/benchmarks/margin";
import type { BenchmarkMetric } from "@/lib/benchmarks/pairs";
import type { Verdict } from "@/lib/benchmarks/verdict";
import { formatCount, plural } from "@/lib/format";

export const metricWords: Record<BenchmarkMetric, string> = {
  ttft: "First token",
  tpot: "Time per output token",
  total: "Total",
};

/** `Slower by 4–12 %`, `Equivalent within ±10 %`, `Equivalent (measurably slower by 1–3 %, within your margin)`, `Not decided yet`. */
export function verdictTitle({ answer, measurably, marginPercent }: Verdict): string {
  if (answer === "undecided") return "Not decided yet";
  const size = measurably
    ? `${measurably.direction} by ${percentRange(measurably.lowPercent, measurably.highPercent)}`
    : "";
  if (answer !== "equivalent") return size.charAt(0).toUpperCase() + size.slice(1);
  return measurably
    ? `Equivalent (measurably ${size}, within your margin)`
    : `Equivalent within ±${percent(marginPercent)}`;
}

/** What is known all the same, and what a decision needs. Empty once decided. */
export function verdictRemark({ answer, ruledOutAbovePercent, stillNeeded, marginPercent }: Verdict): string {
  if (answer !== "undecided") return "";
  if (ruledOutAbovePercent === null) return `At least ${fewestPairs} complete pairs are needed for an interval.`;
  const known = `Differences above ${percent(roundedUp(ruledOutAbovePercent))} are ruled out.`;
  if (!stillNeeded) return known;
  const { toTell, toCallEqual } = stillNeeded;
  if (toTell === 0 && toCallEqual === 0) {
    return `${known} These pairs would usually be enough for ±${percent(marginPercent)}: the difference itself lies close to that margin.`;
  }
  const tell =
    toTell > 0 ? [`about ${plural(toTell, "more pair")} to tell a difference of ${percent(marginPercent)}`] : [];
  const equal =
    toCallEqual > 0
      ? [`about ${formatCount(toCallEqual)} to call them equivalent within ±${percent(marginPercent)}`]
      : [];
  return `${known} Still needed: ${[...tell, ...equal].join(", ")}.`;
}

/** `1–3 %`, with one decimal below ten percent where it says more. */
export function percentRange(low: number, high: number): string {
  const [from, to] = [digits(low, high), digits(high, high)];
  return from === to ? `${to} %` : `${from}–${to} %`;
}

/** `7.5 %`. */
export function percent(value: number): string {
  return `${digits(value, value)} %`;
}

function digits(value: number, largest: number): string {
  return Math.abs(largest) < 10 ? String(Number(value.toFixed(1))) : formatCount(Math.round(value));
}

function roundedUp(value: number): number {
  return value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
}
