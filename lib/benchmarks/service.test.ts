import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { listActivitySchema } from "@/lib/audit/schema";
import { listActivity } from "@/lib/audit/service";
import * as repository from "@/lib/benchmarks/repository";
import { chartBenchmark } from "@/lib/benchmarks/results";
import type { ListBenchmarksInput } from "@/lib/benchmarks/schema";
import {
  cancelBenchmark,
  getBenchmark,
  listBenchmarks,
  planBenchmark,
  repeatBenchmark,
  startBenchmark,
} from "@/lib/benchmarks/service";
import { resumeBenchmarks, runBlock } from "@/lib/benchmarks/worker";
import { benchmarkInput, loadInput, pairsReport, workThrough } from "@/lib/testing/benchmarks";
import { systemProfileId } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const never = new AbortController().signal;
const all = { q: "", status: "all", kind: "all", answer: "all" } as const;

describe("startBenchmark", () => {
  it("measures every pair once, in both orders, and gives a verdict", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 12, warmUp: 2 }));
    expect(await getBenchmark(ctx, { id })).toMatchObject({ status: "queued", progress: { pairsDone: 0 } });
    await workThrough(ctx);

    const report = await pairsReport(ctx, id);
    expect(report).toMatchObject({ status: "done", endReason: null, progress: { pairsDone: 12, warmUpDone: 2 } });
    const [conclusion] = report.conclusions;
    expect(conclusion).toMatchObject({ pairs: 12, isSameProfile: true });
    expect(conclusion?.judgement.verdict).not.toBeNull();
    const samples = await repository.findSamples(ctx.db, id);
    expect(samples).toHaveLength(28);
    const firsts = samples.filter(({ pair, position }) => pair >= 0 && position === 0);
    expect(firsts.filter(({ arm }) => arm === 0)).toHaveLength(6);
    const { calls } = await ctx.ledger();
    expect(calls).toHaveLength(28);
    expect((await listActivity(ctx, listActivitySchema.parse({ action: "benchmark.start" }))).events).toHaveLength(1);
  });

  it("starts one run however often it is clicked", async () => {
    const ctx = await testContext();
    const input = benchmarkInput();
    await Promise.all([startBenchmark(ctx, input), startBenchmark(ctx, input)]);
    expect(ctx.sent).toHaveLength(1);
    expect(await listBenchmarks(ctx, all)).toHaveLength(1);
  });

  it("draws the intervals that the verdict stands on", async () => {
    const ctx = await testContext();
    const profileIds = [systemProfileId, systemProfileId, systemProfileId];
    const { id } = await startBenchmark(ctx, benchmarkInput({ profileIds, warmUp: 0 }));
    await workThrough(ctx);
    const { conclusions } = await pairsReport(ctx, id);
    for (const { arm, judgement } of conclusions) {
      const { ratio, equivalence, confidence } = judgement.primary ?? {};
      expect(confidence?.difference).toBeCloseTo(0.975, 9);
      const [, ...secondary] = judgement.secondary.map(({ effect }) => effect.ratio);
      const drawn = await chartBenchmark(ctx, { id, arm });
      expect(drawn).toMatchObject({ ratio, equivalence, confidence, ratioPairs: 12 });
      expect(drawn).toMatchObject({ ratios: [{ ratio }, {}, ...secondary.map((one) => ({ ratio: one }))] });
    }
  });

  it("is listed by its kind", async () => {
    const ctx = await testContext();
    const other = "us.amazon.nova-2-lite-v1:0";
    const [aa, comparison, load] = [
      await startBenchmark(ctx, benchmarkInput()),
      await startBenchmark(ctx, benchmarkInput({ profileIds: [systemProfileId, other] })),
      await startBenchmark(ctx, loadInput({ profileIds: [systemProfileId, other] })),
    ];
    const idsOf = async (kind: ListBenchmarksInput["kind"]) =>
      (await listBenchmarks(ctx, { ...all, kind })).map(({ id }) => id);
    expect(await idsOf("aa")).toEqual([aa.id]);
    expect(await idsOf("comparison")).toEqual([comparison.id]);
    expect(await idsOf("load")).toEqual([load.id]);
    expect(await idsOf("all")).toHaveLength(3);
  });

  it("refuses a viewer, and what needs an explicit yes", async () => {
    const viewer = await testContext({ role: "viewer" });
    await expect(startBenchmark(viewer, benchmarkInput())).rejects.toMatchObject({ code: "forbidden" });
    const ctx = await testContext();
    const dear = benchmarkInput({ pairs: 2000, maxTokens: 8000, costCapUsd: 1000 });
    await expect(startBenchmark(ctx, dear)).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: { confirmed: expect.stringContaining("may cost more than $1") },
    });
    await expect(startBenchmark(ctx, { ...dear, confirmed: true })).resolves.toEqual({ id: dear.id });
  });
});

describe("runBlock", () => {
  it("goes on after a process died in the middle of a pair, and repeats none", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 10, warmUp: 0 }));
    ctx.sent.length = 0;
    await runBlock(ctx, { benchmarkId: id }, never);
    // As a dead process leaves it: the first call of a pair made, the second under way.
    const lease = await repository.findBenchmark(ctx.db, id);
    if (!lease) throw new Error("no run");
    const sample = { position: 0, invocationId: randomUUID(), startedAt: new Date(), bookedUsd: 0.001 };
    expect(await repository.insertSample(ctx.db, lease, { ...sample, pair: 8, arm: 0 })).toBe(true);
    ctx.sent.length = 0;
    const before = await repository.findSamples(ctx.db, id);

    await resumeBenchmarks(ctx);
    await workThrough(ctx);
    const report = await pairsReport(ctx, id);
    expect(report).toMatchObject({ status: "done", progress: { pairsDone: 10 }, lostUsd: 0.001 });
    const after = await repository.findSamples(ctx.db, id);
    expect(after).toHaveLength(20);
    const kept = new Set(after.map(({ invocationId }) => invocationId));
    expect(before.filter(({ pair }) => pair < 8).every(({ invocationId }) => kept.has(invocationId))).toBe(true);
  });

  it("lets the process write no more that lost the run", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput());
    const first = await repository.claim(ctx.db, id, new Date());
    const second = await repository.claim(ctx.db, id, new Date());
    if (!first || !second) throw new Error("not claimed");
    const sample = { pair: 0, arm: 0, position: 0, invocationId: randomUUID(), startedAt: new Date(), bookedUsd: 0 };
    expect(await repository.insertSample(ctx.db, first, sample)).toBe(false);
    expect(await repository.insertSample(ctx.db, second, sample)).toBe(true);
    const settled = {
      ...{ outcome: "ok" as const, reason: null, stopReason: "end_turn", awsRequestId: null, bookedUsd: 0 },
      ...{ ttftMs: 1, tpotMs: 1, totalMs: 2, serviceLatencyMs: 1 },
      ...{ inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 },
    };
    expect(await repository.settleSample(ctx.db, first, sample, settled)).toBe(false);
    expect(await repository.settleSample(ctx.db, second, sample, settled)).toBe(true);
    expect(await repository.settleSample(ctx.db, second, sample, settled)).toBe(false);
    const ending = {
      status: "done",
      endReason: null,
      finishedAt: new Date(),
      answer: null,
      headline: null,
      changedFrom: null,
    } as const;
    expect(await repository.finish(ctx.db, first, ending, {})).toBe(false);
  });

  it("stops before the cost cap could be passed", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(
      ctx,
      benchmarkInput({ pairs: 30, warmUp: 0, costCapUsd: 0.0005, maxTokens: 256 }),
    );
    await workThrough(ctx);
    const report = await pairsReport(ctx, id);
    expect(report.endReason).toContain("cost cap");
    expect(report.progress.bookedUsd).toBeLessThanOrEqual(0.0005);
    expect(report.progress.pairsDone).toBeGreaterThan(0);
    expect(report.conclusions[0]?.title).toBe("No verdict: it ended before its last pair");
  });

  it.each([
    ["pairs", benchmarkInput],
    ["load", loadInput],
  ])("counts what a dead process had booked against the cost cap, %s", async (_mode, input) => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, input({ costCapUsd: 0.0005, warmUp: 0 }));
    await callUnderWay(ctx, id, 0.000499);
    await workThrough(ctx);
    const { endReason, lostUsd, progress } = await getBenchmark(ctx, { id });
    expect(endReason).toContain("cost cap");
    expect({ lostUsd, bookedUsd: progress.bookedUsd }).toEqual({ lostUsd: 0.000499, bookedUsd: 0.000499 });
    expect((await ctx.ledger()).calls).toHaveLength(0);
  });

  it("counts refusals as outcomes, never as latencies, and drops their pairs", async () => {
    const ctx = await testContext();
    await ctx.faults([
      {
        operation: "ConverseStream",
        times: 3,
        fault: { kind: "error", status: 429, name: "ThrottlingException", message: "slow down" },
      },
    ]);
    const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 10, warmUp: 0 }));
    await workThrough(ctx);
    const report = await pairsReport(ctx, id);
    const throttled = report.armReports.reduce((sum, arm) => sum + arm.outcomes.throttled.count, 0);
    expect(throttled).toBe(3);
    expect(report.excludedCalls).toBe(3);
    expect(report.conclusions[0]?.pairs).toBe(8);
    expect((await ctx.ledger()).calls.length).toBeLessThanOrEqual(20);
  });

  it("gives up on what will be refused again", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "access-denied" } }]);
    const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 100, warmUp: 0 }));
    await workThrough(ctx);
    const report = await pairsReport(ctx, id);
    expect(report).toMatchObject({
      status: "failed",
      endReason: expect.stringContaining("5 calls in a row were refused"),
    });
    expect(report.excludedCalls).toBeLessThan(8);
  });
});

describe("cancelBenchmark", () => {
  it("drops the pair that was under way, and keeps what it had booked", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput({ warmUp: 0 }));
    await callUnderWay(ctx, id, 0.001);
    await cancelBenchmark(ctx, { id });
    expect(await repository.findSamples(ctx.db, id)).toEqual([]);
    expect(await getBenchmark(ctx, { id })).toMatchObject({
      status: "cancelled",
      ...{ lostUsd: 0.001, progress: { pairsDone: 0, bookedUsd: 0.001 } },
    });
  });

  it("keeps complete pairs, and cannot be done twice", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput({ pairs: 20, warmUp: 0 }));
    await runBlock(ctx, { benchmarkId: id }, never);
    await cancelBenchmark(ctx, { id });
    await workThrough(ctx);
    expect(await getBenchmark(ctx, { id })).toMatchObject({ status: "cancelled", progress: { pairsDone: 8 } });
    await expect(cancelBenchmark(ctx, { id })).rejects.toMatchObject({ code: "conflict" });
  });
});

/** The first call of the first pair or start, as a dead process leaves it. */
async function callUnderWay(ctx: TestContext, id: string, bookedUsd: number): Promise<void> {
  const lease = await repository.claim(ctx.db, id, new Date());
  if (!lease) throw new Error("not claimed");
  const call = { pair: 0, arm: 0, position: 0, invocationId: randomUUID(), startedAt: new Date(), intendedMs: 0 };
  expect(await repository.insertSample(ctx.db, lease, { ...call, bookedUsd })).toBe(true);
}

describe("repeatBenchmark", () => {
  it("sends the same prompts in the same order", async () => {
    const ctx = await testContext();
    const { id } = await startBenchmark(ctx, benchmarkInput({ warmUp: 0 }));
    await workThrough(ctx);
    const again = await repeatBenchmark(ctx, { id, newId: randomUUID(), confirmed: false });
    await workThrough(ctx);
    const orders = async (run: string) =>
      (await repository.findSamples(ctx.db, run)).map(({ pair, arm, inputTokens }) => [pair, arm, inputTokens]);
    expect(await orders(again.id)).toEqual(await orders(id));
    expect((await getBenchmark(ctx, again)).record.repeatOf).toBe(id);
  });
});

describe("planBenchmark", () => {
  it("says cost, minutes and what the pairs can decide", async () => {
    const ctx = await testContext();
    const { id: _id, confirmed: _confirmed, ...plan } = benchmarkInput({ pairs: 30, warmUp: 2 });
    const planned = await planBenchmark(ctx, plan);
    expect(planned).toMatchObject({ requests: 64, unpriced: [], mustConfirm: [], minutesAreMeasured: false });
    expect(planned.expectedUsd).toBeLessThan(planned.worstUsd ?? 0);
    expect(planned.warnings).toEqual([]);
    const mixed = {
      ...plan,
      maxTokens: 5_000,
      profileIds: ["us.amazon.nova-2-lite-v1:0", "us.anthropic.claude-sonnet-4-6"],
    };
    const limited = await planBenchmark(ctx, mixed);
    expect(limited.warnings).toContain("Nova 2 Lite answers with at most 4,096 tokens: it may refuse 5,000.");
    expect(limited.burndowns).toEqual([{ modelName: "Claude Sonnet 4.6", factor: 5 }]);
    expect(planned.decidable?.toTellPercent).toBeGreaterThan(20);
  });
});
