/** Text for people. Numbers in, words out; null is always a dash, never a zero. */

export const dash = "–";

/** Milliseconds: `312 ms` below ten seconds, `12.3 s` from there on. */
export function formatMs(ms: number | null): string {
  if (ms === null) return dash;
  if (Math.abs(ms) < 1) return `${ms.toFixed(1)} ms`;
  return Math.abs(ms) < 10_000 ? `${Math.round(ms).toLocaleString("en")} ms` : `${(ms / 1000).toFixed(1)} s`;
}

export function formatCount(count: number | null): string {
  return count === null ? dash : count.toLocaleString("en");
}

/** US dollars with as many digits as a small amount needs: `$0.00055`, `$1.20`. */
export function formatUsd(usd: number | null, whenNull = "unpriced"): string {
  if (usd === null) return whenNull;
  if (usd === 0) return "$0";
  if (usd >= 1) return `$${usd.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  return `$${usd.toLocaleString("en", { maximumSignificantDigits: 2, useGrouping: false })}`;
}

export function formatTokensPerSecond(rate: number | null): string {
  if (rate === null) return dash;
  return `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} tok/s`;
}

// Made once: making one costs more than drawing a table row.
const dayFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const timeFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** `2 Dec 2025`, in UTC so that server and browser agree. */
export function formatDate(date: Date | null): string {
  return date === null ? dash : dayFormat.format(date);
}

/** `2 Dec 2025, 14:03 UTC`. */
export function formatDateTime(date: Date | null): string {
  if (date === null) return dash;
  return `${formatDate(date)}, ${timeFormat.format(date)} UTC`;
}

const steps: [limitMs: number, unitMs: number, word: string][] = [
  [60_000, 1_000, "s"],
  [3_600_000, 60_000, "min"],
  [86_400_000, 3_600_000, "h"],
];

/** `12 s ago`, `4 min ago`, `2 h ago`, then days up to a week, then the date. */
export function formatAge(date: Date | null, now: Date): string {
  if (date === null) return dash;
  const elapsed = Math.max(0, now.getTime() - date.getTime());
  for (const [limit, unit, word] of steps) if (elapsed < limit) return `${Math.floor(elapsed / unit)} ${word} ago`;
  const days = Math.floor(elapsed / 86_400_000);
  if (days > 7) return formatDate(date);
  return days === 1 ? "yesterday" : `${days} days ago`;
}

/** Shortens the middle: the end of an ARN or ID is what people compare. */
export function truncateMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = Math.ceil((max - 1) / 3);
  return `${text.slice(0, head)}…${text.slice(text.length - (max - 1 - head))}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
