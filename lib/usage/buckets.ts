import { type TimeRange, timeRangeMs } from "@/lib/time-range";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const bucketsMs: Record<TimeRange, number> = {
  "1h": 5 * minuteMs,
  "24h": hourMs,
  "7d": 6 * hourMs,
  "30d": 24 * hourMs,
  "90d": 72 * hourMs,
};

export interface UsageSpan {
  from: Date;
  to: Date;
  bucketMs: number;
}

/** The buckets that end with the one in which `now` lies: whole ones in UTC, so that a reload does not shift them. */
export function spanOf(range: TimeRange, now: Date): UsageSpan {
  const bucketMs = bucketsMs[range];
  const to = (Math.floor(now.getTime() / bucketMs) + 1) * bucketMs;
  return { from: new Date(to - timeRangeMs[range]), to: new Date(to), bucketMs };
}

/** The starts of all buckets, also of those without data. */
export function bucketStarts({ from, to, bucketMs }: UsageSpan): Date[] {
  const count = Math.round((to.getTime() - from.getTime()) / bucketMs);
  return Array.from({ length: count }, (_, index) => new Date(from.getTime() + index * bucketMs));
}
