import { describe, expect, it } from "vitest";
import type { Comparison } from "@/lib/compare/schema";
import { type ComparisonJson, parseComparison } from "@/lib/compare/wire";

const comparison: Comparison = {
  from: new Date("2026-11-21T14:00:00.123Z"),
  to: new Date("2026-11-22T14:00:00Z"),
  profiles: [],
  points: [
    {
      id: "1",
      startedAt: new Date("2026-11-22T13:00:00Z"),
      profileArn: "p",
      profileName: "P",
      profileType: "APPLICATION",
      modelName: "M",
      ttftMs: null,
      totalMs: 12.5,
      inputTokens: 1,
      outputTokens: 2,
    },
  ],
  totalPoints: 1,
  models: [],
  regions: [],
  teamNames: [],
  teams: [],
  trend: [{ at: new Date("2026-11-22T12:00:00Z"), profileType: "APPLICATION", n: 3, medianMs: 5 }],
  trendStep: "hour",
  isExact: true,
};

describe("parseComparison", () => {
  it("restores every date that JSON made text", () => {
    const sent: ComparisonJson = JSON.parse(JSON.stringify({ ok: true, data: comparison }));
    expect(parseComparison(sent)).toEqual({ ok: true, data: comparison });
  });

  it("passes a failure on", () => {
    const failure: ComparisonJson = { ok: false, error: { code: "internal", message: "No.", requestId: "r" } };
    expect(parseComparison(failure)).toEqual(failure);
  });
});
