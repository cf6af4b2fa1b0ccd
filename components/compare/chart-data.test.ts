import { describe, expect, it } from "vitest";
import {
  drawnProfiles,
  drawnWindow,
  latencyMetrics,
  latencyRows,
  latencyTable,
  maxRows,
  rowsNote,
  tokenRows,
} from "@/components/compare/chart-data";
import type { CallPoint, LatencySummary, ProfileComparison } from "@/lib/compare/schema";

const summary: LatencySummary = {
  n: 7,
  p50: { value: 100, needs: 6 },
  p90: { value: null, needs: 36 },
  p95: { value: null, needs: 72 },
  min: 90,
  median: 100,
  max: 110,
};

function profile(profileId: string, complete: number): ProfileComparison {
  return {
    profileId,
    profileArn: profileId,
    profileName: profileId,
    profileType: "APPLICATION",
    modelId: "m",
    modelName: "M",
    region: "us-east-1",
    outcomes: { complete, incomplete: 0, failed: 1, throttled: 0, stopped: 0, interrupted: 0 },
    ttft: summary,
    total: summary,
    inputTokens: 10,
    outputTokens: 20,
    estimatedCostUsd: null,
    unpricedCalls: 0,
  };
}

function point(id: string, profileId: string, ttftMs: number | null, startedAt = "2026-11-22T13:59:00Z"): CallPoint {
  return {
    id,
    startedAt: new Date(startedAt),
    profileArn: profileId,
    profileName: profileId,
    profileType: "APPLICATION",
    modelName: "M",
    ttftMs,
    totalMs: 100,
    inputTokens: 1,
    outputTokens: 2,
  };
}

describe("drawnProfiles", () => {
  it("leaves out profiles without a complete call and puts most calls first", () => {
    const drawn = drawnProfiles([profile("b", 2), profile("none", 0), profile("c", 5), profile("a", 2)]);
    expect(drawn.map(({ profileId }) => profileId)).toEqual(["c", "a", "b"]);
  });
});

describe("latencyRows", () => {
  it("draws every call with a value and only the percentiles that are there", () => {
    const points = [point("1", "a", 50), point("2", "a", null), point("3", "b", 60)];
    const [row] = latencyRows([profile("a", 2)], points, latencyMetrics.ttft);
    expect(row?.values.map(({ id, value }) => [id, value])).toEqual([["1", 50]]);
    expect(row?.marks).toEqual([{ label: "p50", value: 100 }]);
    expect(row?.note).toBe("p50 100 ms · p90 needs 36, p95 needs 72, has 7");
  });

  it("draws no more rows than can be read, and says so", () => {
    const many = Array.from({ length: maxRows + 1 }, (_, index) => profile(String(index), 1));
    expect(latencyRows(many, [], latencyMetrics.total)).toHaveLength(maxRows);
    expect(latencyTable(many, latencyMetrics.total).rows).toHaveLength(maxRows + 1);
    expect(tokenRows(many)).toHaveLength(maxRows);
    expect(rowsNote(many.length)).toContain(`${maxRows} profiles with most calls of ${maxRows + 1}`);
    expect(rowsNote(maxRows)).toBeNull();
  });
});

describe("drawnWindow", () => {
  const range = { from: new Date("2026-11-21T14:00:00Z"), to: new Date("2026-11-22T14:00:00Z") };
  const start = (points: CallPoint[]) => new Date(drawnWindow({ ...range, points, trend: [] }).from).toISOString();

  it.each([
    ["twelve minutes without a call", [], "2026-11-22T13:48:00.000Z"],
    ["twelve minutes for a first pair", [point("1", "a", 1)], "2026-11-22T13:48:00.000Z"],
    ["from the first call", [point("1", "a", 1, "2026-11-22T02:00:00Z")], "2026-11-22T02:00:00.000Z"],
    ["no more than the range", [point("1", "a", 1, "2026-11-20T00:00:00Z")], "2026-11-21T14:00:00.000Z"],
  ])("shows %s", (_, points, expected) => {
    expect(start(points)).toBe(expected);
  });
});
