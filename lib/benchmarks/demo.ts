import { type BenchmarkChartData, benchmarkCharts } from "@/lib/benchmarks/chart-data";
import { estimateEffect } from "@/lib/benchmarks/effect";
import { benchmarkMetrics } from "@/lib/benchmarks/pairs";
import { type BenchmarkReport, type ReportSample, type RunFacts, reportOf } from "@/lib/benchmarks/report";
import { measuredPairs } from "@/lib/benchmarks/sampled";
import { defaultPlan } from "@/lib/benchmarks/schema";
import type { BenchmarkArm, PairSettings } from "@/lib/db/documents";
import { seededRandom } from "@/lib/stats/random";

const seed = 20261122;
const pairs = 240;
const prompts = 5;
const startedAt = Date.parse("2026-11-22T09:00:00Z");

/**
 * A result to read before the first run of one's own: made-up calls of a team's profile and its twin, whose true times
 * are the same, judged as any run is.
 */
export function demoResult(): { report: BenchmarkReport; charts: BenchmarkChartData } {
  const samples = demoSamples();
  const report = reportOf(demoRun(), samples);
  const { primary: metric, marginPercent } = report.settings;
  const measured = measuredPairs(samples, 1);
  const effects = benchmarkMetrics.map((one) => estimateEffect(measured, one)).filter((effect) => effect !== null);
  return { report, charts: benchmarkCharts(measured, { metric, marginPercent, effects }) };
}

function demoRun(): RunFacts<PairSettings> {
  const { warmUp, concurrency, spacingMs, timeoutMs, cacheBusting, primary, marginPercent, design } = defaultPlan;
  return {
    id: "demo",
    name: "Demo result",
    status: "done",
    endReason: null,
    settings: {
      ...{ pairs, warmUp, concurrency, spacingMs, timeoutMs, cacheBusting, primary, marginPercent, design },
      maxTokens: 256,
      costCapUsd: 1,
    },
    arms: [
      arm("SYSTEM_DEFINED", "US Nova Lite", "us.amazon.nova-lite-v1:0"),
      arm("APPLICATION", "search-prod", "application-inference-profile/demo"),
    ],
    prompts: Array.from({ length: prompts }, (_, prompt) => ({
      label: `prompt ${prompt + 1}`,
      text: "Made up.",
      maxTokens: null,
    })),
    record: {
      ...{ consoleVersion: "", sdkVersion: "", nodeVersion: "", host: "" },
      ...{ region: "us-east-1", simulated: true, repeatOf: null },
    },
    seed,
    createdAt: new Date(startedAt).toISOString(),
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(startedAt + pairs * 4_300).toISOString(),
    scheduleId: null,
    changedFrom: null,
    lostUsd: 0,
  };
}

function arm(type: BenchmarkArm["type"], name: string, profileId: string): BenchmarkArm {
  return {
    ...{ type, name, profileId, profileArn: `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${profileId}` },
    ...{
      modelId: "amazon.nova-lite-v1:0",
      modelName: "Nova Lite",
      scope: "geo",
      routeKey: "demo",
      region: "us-east-1",
    },
  };
}

/** Lognormal times around a drifting load, one call in thirty much slower, and one that was throttled. */
function demoSamples(): ReportSample[] {
  const random = seededRandom(seed);
  const promptFactor = Array.from({ length: prompts }, () => Math.exp(0.3 * random.normal()));
  let load = 0;
  return Array.from({ length: pairs }, (_, pair) => pair).flatMap((pair) => {
    load = 0.97 * load + 0.05 * random.normal();
    const factor = Math.exp(load) * (promptFactor[pair % prompts] ?? 1);
    const first = random.below(2);
    return [first, 1 - first].map((which, position) => {
      const slow = random.float() < 1 / 30 ? 2 + 4 * random.float() : 1;
      const ttftMs = 320 * factor * slow * Math.exp(0.25 * random.normal());
      const outputTokens = 120 + random.below(80);
      const tpotMs = 9 * Math.exp(0.15 * random.normal());
      const isThrottled = pair === 137 && position === 1;
      const call = isThrottled ? throttled : complete({ ttftMs, tpotMs, outputTokens });
      const at = new Date(startedAt + pair * 4_300 + position * 2_100).toISOString();
      const place = { pair, arm: which, position, startedAt: at, ...noLoad };
      return { ...call, ...place, cacheReadTokens: 0, cacheWriteTokens: 0 };
    });
  });
}

const noLoad = { intendedMs: null, endedMs: null, startDelayMs: null };

function complete({ ttftMs, tpotMs, outputTokens }: { ttftMs: number; tpotMs: number; outputTokens: number }) {
  return {
    ...{ outcome: "ok" as const, reason: null, ttftMs, tpotMs, totalMs: ttftMs + tpotMs * (outputTokens - 1) },
    ...{ inputTokens: 85, outputTokens, stopReason: "end_turn", bookedUsd: 85 * 6e-8 + outputTokens * 2.4e-7 },
  };
}

const throttled = {
  ...{ outcome: "throttled" as const, reason: "Too many requests", ttftMs: null, tpotMs: null, totalMs: null },
  ...{ inputTokens: null, outputTokens: null, stopReason: null, bookedUsd: 0 },
};
