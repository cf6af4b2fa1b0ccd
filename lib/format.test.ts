import { describe, expect, it } from "vitest";
import { formatAge, formatMs, formatTokensPerSecond, formatUsd, truncateMiddle } from "@/lib/format";

describe("format", () => {
  it.each([
    [null, "–"],
    [0.42, "0.4 ms"],
    [311.6, "312 ms"],
    [9_999, "9,999 ms"],
    [12_345, "12.3 s"],
  ])("writes %s ms as %s", (ms, text) => expect(formatMs(ms)).toBe(text));

  it.each([
    [null, "unpriced"],
    [0, "$0"],
    [0.000553, "$0.00055"],
    [0.25, "$0.25"],
    [1842.166, "$1,842.17"],
  ])("writes %s dollars as %s", (usd, text) => expect(formatUsd(usd)).toBe(text));

  it("never writes an unknown speed as zero", () => {
    expect(formatTokensPerSecond(null)).toBe("–");
    expect(formatTokensPerSecond(140.2)).toBe("140 tok/s");
  });

  it.each([
    ["2026-11-22T11:59:48Z", "12 s ago"],
    ["2026-11-22T11:56:00Z", "4 min ago"],
    ["2026-11-22T10:00:00Z", "2 h ago"],
    ["2026-11-21T11:00:00Z", "yesterday"],
    ["2026-11-17T11:00:00Z", "5 days ago"],
    ["2025-12-02T11:00:00Z", "2 Dec 2025"],
  ])("tells the age of %s", (date, text) => {
    expect(formatAge(new Date(date), new Date("2026-11-22T12:00:00Z"))).toBe(text);
  });

  it("keeps the end of an ARN, which is what people compare", () => {
    const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/yaec80410apl";
    expect(truncateMiddle(arn, 30)).toMatch(/^arn:.*….*yaec80410apl$/);
    expect(truncateMiddle(arn, 30)).toHaveLength(30);
  });
});
