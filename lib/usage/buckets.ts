const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export const usageRanges = ["1h", "24h", "7d", "30d", "90d"] as const;
export type UsageRange = (typeof usageRanges)[number];

const spans: Record<UsageRange, { lengthMs: number; bucketMs: number }> = {
  "1h": { lengthMs: hourMs, bucketMs: 5 * minuteMs },
  "24h": { lengthMs: 24 * hourMs, bucketMs: hourMs },
  "7d": { lengthMs: 168 * hourMs, bucketMs: 6 * hourMs },
  "30d": { lengthMs: 720 * hourMs, bucketMs: 24 * hourMs },
  "90d": { lengthMs: 2160 * hourMs, bucketMs: 72 * hourMs },
};

export interface UsageSpan {
  from: Date;
  to: Date;
  bucketMs: number;
}

/** The buckets that end with the one in which `now` lies: whole ones in UTC, so that a reload does not shift them. */
export function spanOf(range: UsageRange, now: Date): UsageSpan {
  const { lengthMs, bucketMs } = spans[range];
  const to = (Math.floor(now.getTime() / bucketMs) + 1) * bucketMs;
  return { from: new Date(to - lengthMs), to: new Date(to), bucketMs };
}

/** The starts of all buckets, also of those without data. */
export function bucketStarts({ from, to, bucketMs }: UsageSpan): Date[] {
  const count = Math.round((to.getTime() - from.getTime()) / bucketMs);
  return Array.from({ length: count }, (_, index) => new Date(from.getTime() + index * bucketMs));
}
