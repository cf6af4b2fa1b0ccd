import { describe, expect, it } from "vitest";
import { outcomeOf } from "@/lib/audit/outcome";

describe("outcomeOf", () => {
  it.each([
    ["succeeded", null, "succeeded"],
    ["failed", "access_denied", "failed"],
    ["failed", "quota_exceeded", "failed"],
    ["failed", "timeout", "unknown"],
    ["failed", "unavailable", "unknown"],
    ["failed", "internal", "unknown"],
    ["failed", null, "failed"],
    ["pending", null, "unknown"],
  ] as const)("%s with code %s is %s", (status, errorCode, outcome) => {
    expect(outcomeOf({ status, errorCode })).toBe(outcome);
  });
});
