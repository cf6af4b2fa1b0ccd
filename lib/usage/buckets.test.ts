import { describe, expect, it } from "vitest";
import { timeRanges } from "@/lib/time-range";
import { bucketStarts, spanOf } from "@/lib/usage/buckets";

const now = new Date("2026-11-22T10:17:00Z");

describe("spanOf", () => {
  it("ends with the bucket of now and begins on a whole one", () => {
    const span = spanOf("24h", now);
    expect(span.to).toEqual(new Date("2026-11-22T11:00:00Z"));
    expect(span.from).toEqual(new Date("2026-11-21T11:00:00Z"));
    expect(spanOf("24h", new Date("2026-11-22T10:59:59Z"))).toEqual(span);
  });

  it.each([
    ["1h", 12],
    ["24h", 24],
    ["7d", 28],
    ["30d", 30],
    ["90d", 30],
  ] as const)("has for %s %d buckets", (range, count) => {
    const starts = bucketStarts(spanOf(range, now));
    expect(starts).toHaveLength(count);
    expect(starts.at(-1)?.getTime()).toBeLessThanOrEqual(now.getTime());
    expect(timeRanges).toContain(range);
  });
});
