import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { planOf, windowOf } from "@/lib/benchmarks/load-plan";
import * as repository from "@/lib/benchmarks/repository";
import { exportBenchmark } from "@/lib/benchmarks/results";
import { scheduleBenchmark } from "@/lib/benchmarks/schedule";
import {
  cancelBenchmark,
  listBenchmarks,
  planBenchmark,
  repeatBenchmark,
  startBenchmark,
} from "@/lib/benchmarks/service";
import { resumeBenchmarks, runBlock } from "@/lib/benchmarks/worker";
import type { LoadSettings } from "@/lib/db/documents";
import { loadInput, loadReport, workThrough } from "@/lib/testing/benchmarks";
import { type TestContext, testContext } from "@/lib/testing/context";

const all = { q: "", status: "all", kind: "all", answer: "all" } as const;

async function textOf(ctx: TestContext, id: string, format: "json" | "csv" | "md"): Promise<string> {
  const { body } = await exportBenchmark(ctx, { id, format });
  let text = "";
  for await (const part of body) text += part;
  return text;
}

describe("loadArm", () => {
  it("begins every start of every arm at its time, and counts its latency from there", async () => {
    const ctx = await testContext();
    const profileIds = ["us.amazon.nova-lite-v1:0", "us.amazon.nova-2-lite-v1:0"];
    const { id } = await startBenchmark(ctx, loadInput({ profileIds, ratePerSecond: 10 }));
    await workThrough(ctx);
    const report = await loadReport(ctx, id);
    expect(report).toMatchObject({ status: "done", endReason: null, progress: { startsDone: 20, starts: 20 } });
    const samples = await repository.findSamples(ctx.db, id);
    const made = samples.filter(({ outcome }) => outcome === "ok");
    expect(samples).toHaveLength(22);
    expect((await ctx.ledger()).calls).toHaveLength(made.length);
    for (const { intendedMs, endedMs, startDelayMs, totalMs } of made) {
      expect((endedMs ?? 0) - (intendedMs ?? 0)).toBeCloseTo((startDelayMs ?? 0) + (totalMs ?? 0), 6);
      // A timer may fire a fraction of a millisecond early, never more.
      expect(startDelayMs).toBeGreaterThan(-2);
    }
    const timesOf = (arm: number) => samples.filter((sample) => sample.arm === arm).map(({ intendedMs }) => intendedMs);
    expect(timesOf(0)).toEqual(timesOf(1));
    const [row] = await listBenchmarks(ctx, all);
    expect(row).toMatchObject({ answer: null, headline: expect.stringContaining("missed"), done: 20 });

    const json = JSON.parse(await textOf(ctx, id, "json"));
    expect(json).toEqual({ ...report, samples: expect.any(Array) });
    expect(json.samples).toHaveLength(22);
    const [head = "", first = ""] = (await textOf(ctx, id, "csv")).split("\r\n");
    expect(head).toMatch(/^"phase","start","prompt",.*"intendedMs","startDelayMs","endedMs"$/);
    const { starts } = planOf({ ...report, settings: report.settings });
    const label = report.prompts[starts[0]?.prompt ?? -1]?.label;
    // Before time zero: a negative number, which no program may take for text.
    expect(first).toMatch(new RegExp(`^"warm-up","","${label}",.*,"-\\d+[.\\d]*","[^"]*","[^"]*"$`));
    expect(await textOf(ctx, id, "md")).toContain("Which of them is slower is decided in pairs.");

    await expect(scheduleBenchmark(ctx, { id, every: "day", usdPerDay: 1 })).rejects.toMatchObject({
      code: "invalid_input",
    });
    const again = await repeatBenchmark(ctx, { id, newId: randomUUID(), confirmed: false });
    const { seed, settings } = (await repository.findBenchmark(ctx.db, again.id)) ?? {};
    expect({ seed, settings }).toEqual({ seed: report.seed, settings: report.settings });
  });

  it("counts what it could not begin in time as missed, and begins none of it later", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "delay", beforeHeadersMs: 3_000 } }]);
    const { id } = await startBenchmark(ctx, loadInput({ inFlight: 2, warmUp: 0 }));
    await workThrough(ctx);
    const report = await loadReport(ctx, id);
    const [load] = report.loads;
    expect(load).toMatchObject({ starts: 20, made: 2, missed: { count: 18 }, inFlight: { max: 2 } });
    expect(load?.metrics.latency).toMatchObject({ n: 2, p50: { value: null, needs: 6 } });
    expect(report.exclusions.map(({ outcome }) => outcome)).toEqual(Array(18).fill("missed"));
    expect(report.exclusions.map(({ reason }) => reason)).toContain("2 calls were in flight, as many as allowed.");
    expect((await ctx.ledger()).calls).toHaveLength(2);
  });

  it("makes no call that the database was too slow to note in time", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, loadInput({ ratePerSecond: 2, warmUp: 0 }));
    await ctx.db.execute(
      sql.raw(`create function slow_disk() returns trigger language plpgsql as
        $$ begin perform pg_sleep(0.5); return new; end $$`),
    );
    await ctx.db.execute(
      sql.raw("create trigger slow_disk before insert on benchmark_samples for each row execute function slow_disk()"),
    );
    await workThrough(ctx);
    await ctx.db.execute(sql.raw("drop trigger slow_disk on benchmark_samples"));
    const report = await loadReport(ctx, id);
    expect(report).toMatchObject({ status: "done", progress: { startsDone: 2, inFlight: 0, bookedUsd: 0 } });
    expect(report.loads[0]).toMatchObject({ made: 0, missed: { count: 2 } });
    expect(report.exclusions.map(({ reason }) => reason)).toEqual(
      Array(2).fill(expect.stringMatching(/^The console came to it \d{3,4} ms late\.$/)),
    );
    expect((await ctx.ledger()).calls).toHaveLength(0);
  });

  it("counts throttling as an outcome of the calls made, and stops before the cost cap", async () => {
    const ctx = await testContext();
    const fault = { kind: "error", status: 429, name: "ThrottlingException", message: "slow down" };
    await ctx.faults([{ operation: "ConverseStream", times: 3, fault }]);
    const { id } = await startBenchmark(ctx, loadInput({ durationMs: 2_000, costCapUsd: 0.00012, warmUp: 0 }));
    await workThrough(ctx);
    const { loads, endReason, progress } = await loadReport(ctx, id);
    expect(endReason).toContain("The next start could have passed the cost cap");
    expect(progress.bookedUsd).toBeLessThanOrEqual(0.00012);
    expect(progress.startsDone).toBeLessThan(40);
    expect(loads[0]?.outcomes.throttled.count).toBe(3);
    expect(loads[0]?.metrics.latency.n).toBe(loads[0]?.outcomes.ok.count);
  });
});

/** As a dead process leaves it: the first window done, of the second one call under way. */
async function brokenOff(ctx: TestContext, id: string) {
  const row = await repository.claim(ctx.db, id, new Date());
  if (row?.settings.mode !== "load") throw new Error("no load run");
  const settings: LoadSettings = row.settings;
  const { starts } = planOf({ ...row, settings });
  const sample = { arm: 0, position: 0, bookedUsd: 0.001 };
  const ended = { reason: null, ttftMs: 5, tpotMs: null, totalMs: 20, serviceLatencyMs: 18, stopReason: "end_turn" };
  const usage = { inputTokens: 9, outputTokens: 9, cacheReadTokens: 0, cacheWriteTokens: 0, awsRequestId: null };
  const first = starts.findIndex(({ atMs }) => windowOf(atMs, settings) === 1);
  const longAgo = Date.now() - 60_000;
  for (const { start, atMs } of starts.slice(0, first + 2)) {
    const placed = { ...sample, pair: start, invocationId: randomUUID(), intendedMs: atMs };
    await repository.insertSample(ctx.db, row, { ...placed, startedAt: new Date(longAgo + atMs) });
    if (start === starts[first + 1]?.start) break;
    const settlement = { ...ended, ...usage, outcome: "ok", bookedUsd: 0.001, startDelayMs: 0 } as const;
    await repository.settleSample(ctx.db, row, { pair: start, arm: 0 }, { ...settlement, endedMs: atMs + 20 });
  }
  return { kept: starts[first]?.start ?? 0, dropped: 2 + row.settings.warmUp };
}

describe("a load run that was broken off", () => {
  it("keeps the windows that were done, and loads the broken one anew after a warm-up", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, loadInput({ durationMs: 2_000, ratePerSecond: 10, warmUp: 1 }));
    ctx.sent.length = 0;
    const { kept, dropped } = await brokenOff(ctx, id);
    const before = await repository.findSamples(ctx.db, id);

    await resumeBenchmarks(ctx);
    await workThrough(ctx);
    const report = await loadReport(ctx, id);
    expect(report).toMatchObject({ status: "done", progress: { startsDone: 20, warmUpDone: 1, inFlight: 0 } });
    expect(report.lostUsd).toBeCloseTo(0.001 * dropped);
    expect(report.loads[0]?.interruptions).toMatchObject([{ gapMs: expect.any(Number) }]);
    expect(report.loads[0]?.interruptions[0]?.gapMs).toBeGreaterThan(50_000);
    const after = new Set((await repository.findSamples(ctx.db, id)).map(({ invocationId }) => invocationId));
    const isKept = before.map(({ pair, invocationId }) => [pair, after.has(invocationId)]);
    expect(isKept).toEqual(before.map(({ pair }) => [pair, pair >= 0 && pair < kept]));
  });

  it("goes on after its process was asked to stop", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, loadInput({ warmUp: 0 }));
    ctx.sent.length = 0;
    const stop = new AbortController();
    const running = runBlock(ctx, { benchmarkId: id }, stop.signal).catch((error: unknown) => error);
    await vi.waitFor(async () => expect((await repository.findSamples(ctx.db, id)).length).toBeGreaterThan(3));
    stop.abort();
    expect(await running).toMatchObject({ code: "unavailable" });
    await resumeBenchmarks(ctx);
    await workThrough(ctx);
    expect(await loadReport(ctx, id)).toMatchObject({ status: "done", progress: { startsDone: 20, inFlight: 0 } });
  });

  it("keeps what had ended when it is cancelled, and says what was under way", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, loadInput({ durationMs: 2_000, ratePerSecond: 10, warmUp: 0 }));
    const { kept } = await brokenOff(ctx, id);
    await cancelBenchmark(ctx, { id });
    const report = await loadReport(ctx, id);
    expect(report).toMatchObject({ status: "cancelled", progress: { startsDone: kept + 2, inFlight: 0 } });
    expect(report.exclusions).toMatchObject([
      { pair: kept + 1, outcome: "incomplete", reason: "The run was cancelled during this call." },
    ]);
    expect(report.progress.bookedUsd).toBeCloseTo(0.001 * (kept + 2));
  });
});

describe("planBenchmark", () => {
  it("says what load costs, how long it takes and what so many calls can tell", async () => {
    const ctx = await testContext();
    const {
      id: _id,
      confirmed: _confirmed,
      ...plan
    } = loadInput({ ratePerSecond: 10, durationMs: 60_000, inFlight: 5 });
    const planned = await planBenchmark(ctx, plan);
    expect(planned).toMatchObject({ requests: 601, decidable: null, needed: null });
    expect(planned.load).toEqual({ inFlight: 30, shares: [0.5, 0.9, 0.95, 0.99] });
    expect(planned.minutes).toBeCloseTo(1.05, 1);
    expect(planned.warnings.join()).toContain("with at most 5 many starts will be missed");
  });
});
