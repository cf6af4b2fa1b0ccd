import { describe, expect, it } from "vitest";
import type { Comparison, LatencySummary, ProfileComparison } from "@/lib/compare/schema";
import { drawnNote, latencySentence, percentileNote, timeSentence, tokenSentence } from "@/lib/compare/sentence";

function latency(n: number, median: number | null, given: Partial<Record<"p50" | "p90" | "p95", number>> = {}) {
  const of = (name: "p50" | "p90" | "p95", needs: number) => ({ value: given[name] ?? null, needs });
  const summary: LatencySummary = {
    n,
    p50: of("p50", 6),
    p90: of("p90", 36),
    p95: of("p95", 72),
    min: null,
    median,
    max: null,
  };
  return summary;
}

function profile(profileName: string, n: number, median: number | null, type: "APPLICATION" | "SYSTEM_DEFINED") {
  const comparison: ProfileComparison = {
    profileId: profileName,
    profileArn: profileName,
    profileName,
    profileType: type,
    modelId: "m",
    modelName: "M",
    region: "us-east-1",
    outcomes: { complete: n, incomplete: 0, failed: 0, throttled: 0, stopped: 0, interrupted: 0 },
    ttft: latency(n, median),
    total: latency(n, median),
    inputTokens: n * 50,
    outputTokens: n * 200 + 1,
    estimatedCostUsd: null,
    unpricedCalls: 0,
  };
  return comparison;
}

const team = profile("team-a", 12, 1204.4, "APPLICATION");
const nova = profile("US Nova 2 Lite", 11, 1180, "SYSTEM_DEFINED");
const silent = profile("silent", 0, null, "APPLICATION");

describe("latencySentence", () => {
  it.each([
    [[], "No complete call with a total time yet."],
    [[silent], "No complete call with a total time yet."],
    [
      [team, silent],
      "Median total: team-a 1,204 ms (n = 12); nothing to compare it with yet: send the same prompt to a second profile.",
    ],
    [
      [nova, team],
      "Median total: team-a 1,204 ms (n = 12), US Nova 2 Lite 1,180 ms (n = 11); one difference, not proof: run more pairs.",
    ],
    [
      [team, nova, profile("c", 3, 9, "APPLICATION"), profile("d", 2, 9, "APPLICATION"), silent],
      "Median total: team-a 1,204 ms (n = 12), US Nova 2 Lite 1,180 ms (n = 11), c 9 ms (n = 3) and 1 more profile; differences, not proof: run more pairs.",
    ],
  ])("case %#", (profiles, expected) => {
    expect(latencySentence("total", profiles, (one) => one.total)).toBe(expected);
  });
});

function comparisonOf(profiles: ProfileComparison[], change: Partial<Comparison> = {}): Comparison {
  return {
    from: new Date("2026-11-21T14:00:00Z"),
    to: new Date("2026-11-22T14:00:00Z"),
    profiles,
    points: [],
    totalPoints: profiles.reduce((sum, { outcomes }) => sum + outcomes.complete, 0),
    models: [],
    regions: [],
    teamNames: [],
    teams: [],
    trend: [],
    trendStep: "hour",
    isExact: true,
    ...change,
  };
}

describe("timeSentence", () => {
  it("counts both kinds in the window", () => {
    expect(timeSentence(comparisonOf([team, nova]))).toBe(
      "23 complete calls from 21 Nov 2026, 14:00 UTC to 22 Nov 2026, 14:00 UTC: 11 through system-defined profiles, 12 through application profiles.",
    );
  });

  it("says that there was none", () => {
    expect(timeSentence(comparisonOf([silent]))).toContain("No complete call from");
  });
});

describe("tokenSentence", () => {
  it("gives means per complete call", () => {
    expect(tokenSentence([nova, team, silent])).toBe(
      "Mean tokens per complete call: team-a 50 in, 200 out; US Nova 2 Lite 50 in, 200 out.",
    );
    expect(tokenSentence([silent])).toBe("No complete call yet.");
  });
});

describe("drawnNote", () => {
  it("speaks only when calls are left out", () => {
    expect(drawnNote(comparisonOf([], { totalPoints: 0 }))).toBeNull();
    expect(drawnNote(comparisonOf([team]))).toBe("Drawn: the newest 0 of 12 calls. Figures count all of them.");
  });
});

describe("percentileNote", () => {
  it.each([
    [latency(2, 5), "p50 needs 6, p90 needs 36, p95 needs 72, has 2"],
    [latency(40, 5, { p50: 465, p90: 800 }), "p50 465 ms · p90 800 ms · p95 needs 72, has 40"],
    [latency(1080, 5, { p50: 1, p90: 2, p95: 3 }), "p50 1 ms · p90 2 ms · p95 3 ms · n = 1,080"],
  ])("case %#", (summary, expected) => {
    expect(percentileNote(summary)).toBe(expected);
  });
});
