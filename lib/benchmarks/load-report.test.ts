import { describe, expect, it } from "vitest";
import { exportMarkdown } from "@/lib/benchmarks/export";
import { loadCharts } from "@/lib/benchmarks/load-charts";
import { loadReportOf } from "@/lib/benchmarks/load-report";
import {
  armSentence,
  armWarnings,
  delayWords,
  interruptionWords,
  loadHeadline,
  rateWords,
} from "@/lib/benchmarks/load-words";
import type { ReportSample, RunFacts } from "@/lib/benchmarks/report";
import type { LoadSettings } from "@/lib/db/documents";

const settings: LoadSettings = {
  mode: "load",
  ...{ ratePerSecond: 2, durationMs: 40_000, inFlight: 10 },
  ...{ warmUp: 0, timeoutMs: 60_000, maxTokens: 16, cacheBusting: true, costCapUsd: 1 },
};
const arm = {
  ...{ profileArn: "arn", profileId: "one", name: "one", type: "APPLICATION" as const, modelId: "m", modelName: "M" },
  ...{ scope: "geo" as const, routeKey: "m", region: "us-east-1" },
};
const run: RunFacts<LoadSettings> = {
  ...{ id: "1", name: "Load: one", status: "done", endReason: null, settings, arms: [arm], seed: 3 },
  prompts: [{ label: "p", text: "p", maxTokens: null }],
  record: {
    ...{ consoleVersion: "1", sdkVersion: "1", nodeVersion: "1", host: "h", region: "us-east-1" },
    ...{ simulated: true, repeatOf: null },
  },
  ...{ createdAt: "2026-11-22T10:00:00.000Z", startedAt: null, finishedAt: null },
  ...{ scheduleId: null, changedFrom: null, lostUsd: 0 },
};

/** A call due every half second that waits `delay` for its start and then takes `serviceMs`. */
function sample(
  pair: number,
  change: Partial<ReportSample> & { delay?: number; serviceMs?: number } = {},
): ReportSample {
  const { delay = 0, serviceMs = 400, ...rest } = change;
  const intendedMs = pair * 500;
  return {
    ...{ pair, arm: 0, position: 0, outcome: "ok", reason: null, bookedUsd: 0.001, stopReason: "end_turn" },
    startedAt: new Date(Date.UTC(2026, 10, 22, 10) + intendedMs).toISOString(),
    ...{ ttftMs: 100, tpotMs: 5, totalMs: serviceMs, intendedMs, startDelayMs: delay },
    endedMs: intendedMs + delay + serviceMs,
    ...{ inputTokens: 10, outputTokens: 20, cacheReadTokens: 0, cacheWriteTokens: 0 },
    ...rest,
  };
}

const none = { ttftMs: null, tpotMs: null, totalMs: null, endedMs: null, startDelayMs: null, outputTokens: null };

describe("loadReportOf", () => {
  it("counts latency from the intended start, and the service time beside it", () => {
    const samples = Array.from({ length: 80 }, (_, pair) => sample(pair, pair < 40 ? {} : { delay: 1_000 }));
    const [load] = loadReportOf(run, samples).loads;
    expect(load?.metrics.latency).toMatchObject({ n: 80, mean: 900, p50: { value: 900 }, p95: { value: 1_400 } });
    expect(load?.metrics.firstToken.mean).toBe(600);
    expect(load?.metrics.service).toMatchObject({ mean: 400, p95: { value: 400 } });
    expect(load?.startDelay.mean).toBe(500);
    expect(load && delayWords(load, "one")).toContain("one: calls began 500 ms after they were due on average");
    expect(load).toMatchObject({ offeredPerSecond: 2, madePerSecond: 2, completePerSecond: 2, inFlight: { max: 1 } });
    // 79 half seconds to the last start, its delay and its service time.
    expect(load?.tokensPerSecond).toBeCloseTo((80 * 20) / (39.5 + 1 + 0.4), 6);
  });

  it("keeps missed and refused starts out of every latency, each with its own share", () => {
    const samples = Array.from({ length: 80 }, (_, pair) => {
      if (pair % 8 === 0) return sample(pair, { ...none, outcome: "missed", reason: "10 calls were in flight" });
      if (pair % 8 === 1) return sample(pair, { ...none, outcome: "throttled", reason: "slow down" });
      return sample(pair);
    });
    const report = loadReportOf(run, samples);
    const [load] = report.loads;
    expect(load).toMatchObject({ starts: 80, made: 70, missed: { count: 10, share: { share: 0.125 } } });
    expect(load?.outcomes.throttled).toMatchObject({ count: 10, share: { share: 1 / 7 } });
    expect(load?.metrics.latency).toMatchObject({ n: 60, p90: { value: 400 }, p95: { value: null, needs: 72 } });
    expect(load).toMatchObject({ offeredPerSecond: 2, madePerSecond: 1.75, completePerSecond: 1.5 });
    expect(report.excludedCalls).toBe(20);
    expect(load && delayWords(load, "one")).toBeNull();
    expect(loadHeadline(report)).toBe("p50 400 ms, 10 of 80 missed");
    expect(load && armSentence(load, "one")).toBe(
      "one: 2/s offered, 1.5/s complete; 10 of 80 starts missed, 10 throttled; half within 400 ms of the intended start, p95 needs 12 more.",
    );
  });

  it("says of single calls that went out late, and after a short gap too, on the page as in Markdown", () => {
    const moved = (pair: number) => new Date(Date.UTC(2026, 10, 22, 10) + 400 + pair * 500).toISOString();
    const samples = Array.from({ length: 80 }, (_, pair) =>
      sample(pair, { delay: pair === 7 ? 251 : 250 * (pair % 2), ...(pair < 60 ? {} : { startedAt: moved(pair) }) }),
    );
    const report = loadReportOf(
      run,
      samples.map((one) => ({ ...one, totalMs: 4_000, endedMs: (one.intendedMs ?? 0) + 4_000 })),
    );
    const [load] = report.loads;
    expect(load?.lateCalls).toBe(1);
    expect(load && armWarnings(load, "one")).toEqual([
      expect.stringContaining("one: the load was broken off at 30 s, for 400 ms."),
      expect.stringContaining(
        "one: 1 call went out more than 250 ms late, so that the latency tells of this console too",
      ),
    ]);
    const markdown = exportMarkdown(report);
    for (const warning of load ? armWarnings(load, "one") : []) expect(markdown).toContain(`- Warning: ${warning}`);
  });

  it("measures rates over the part of the schedule that is done", () => {
    const [load] = loadReportOf(
      { ...run, status: "running" },
      [0, 1, 2, 3, 4].map((pair) => sample(pair)),
    ).loads;
    expect(load).toMatchObject({ coveredMs: 2_000, starts: 5 });
    expect(loadReportOf({ ...run, status: "queued" }, []).loads[0]).toMatchObject({
      ...{ offeredPerSecond: null, inFlight: null, tokensPerSecond: null, missed: { count: 0, share: null } },
    });
  });

  it("says where a dead server left a gap", () => {
    const late = (pair: number) => new Date(Date.UTC(2026, 10, 22, 10, 2) + pair * 500).toISOString();
    const samples = Array.from({ length: 80 }, (_, pair) => sample(pair, pair < 60 ? {} : { startedAt: late(pair) }));
    const [load] = loadReportOf(run, samples).loads;
    expect(load?.interruptions).toEqual([{ atMs: 30_000, gapMs: 120_000 }]);
    expect(load && interruptionWords(load, "one")).toContain("one: the load was broken off at 30 s, for 2 min 0 s.");
  });
});

describe("loadCharts", () => {
  it("says what became of the starts of every window, and how many calls were under way", () => {
    const samples = Array.from({ length: 80 }, (_, pair) =>
      sample(pair, pair < 8 ? { ...none, outcome: "missed" } : { serviceMs: 1_000 }),
    );
    const [chart] = loadCharts(samples, 1, settings).arms;
    expect(chart?.windows).toHaveLength(10);
    expect(chart?.windows[0]).toMatchObject({ complete: 0, missed: 8, inFlight: 0, medians: { latency: null } });
    expect(chart?.windows[5]).toMatchObject({ complete: 8, missed: 0, medians: { latency: 1_000 } });
    expect(chart?.windows[5]?.inFlight).toBeCloseTo(2, 1);
    expect(chart?.curves.latency.at(-1)).toEqual({ value: 1_000, share: 1 });
    const many = Array.from({ length: 5_000 }, (_, pair) => sample(pair, { intendedMs: pair * 8 }));
    expect(loadCharts(many, 1, settings).arms[0]?.calls.length).toBe(600);
  });
});

describe("rateWords", () => {
  it("has the unit that reads best", () => {
    expect([2, 0.5, 0.2, 1 / 60, 33.333, 0, null].map(rateWords)).toEqual([
      "2/s",
      "0.5/s",
      "12/min",
      "1/min",
      "33.3/s",
      "0/s",
      "–",
    ]);
  });
});
