/** Lengths of time that figures are shown of, up to now. */
export const timeRanges = ["1h", "24h", "7d", "30d", "90d"] as const;
export type TimeRange = (typeof timeRanges)[number];

const hourMs = 3_600_000;

export const timeRangeMs: Record<TimeRange, number> = {
  "1h": hourMs,
  "24h": 24 * hourMs,
  "7d": 168 * hourMs,
  "30d": 720 * hourMs,
  "90d": 2160 * hourMs,
};
