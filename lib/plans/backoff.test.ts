import { describe, expect, it } from "vitest";
import { backoffMs, isTransient } from "@/lib/plans/backoff";

describe("backoffMs", () => {
  it("doubles its ceiling up to a limit, and begins at once with a lucky draw", () => {
    expect([1, 2, 3, 20].map((tries) => backoffMs(tries, 1))).toEqual([250, 500, 1_000, 15_000]);
    expect(backoffMs(5, 0)).toBe(0);
  });

  it("waits as long as AWS asked for, within the limit", () => {
    expect(backoffMs(1, 0, 3_000)).toBe(3_000);
    expect(backoffMs(1, 1, 60_000)).toBe(15_000);
  });
});

describe("isTransient", () => {
  it.each(["throttled", "unavailable", "timeout"] as const)("tries %s again", (code) => {
    expect(isTransient(code)).toBe(true);
  });
  it.each(["invalid_input", "quota_exceeded", "access_denied", "internal"] as const)("does not repeat %s", (code) => {
    expect(isTransient(code)).toBe(false);
  });
});
