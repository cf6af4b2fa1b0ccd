import { describe, expect, it } from "vitest";
import { comparison } from "@/lib/compare/service";
import { type InvocationIntent, insertPending, settle } from "@/lib/invocations/repository";
import { invoke } from "@/lib/invocations/service";
import { createProfile } from "@/lib/profiles/service";
import { answers, createInput, invokeInput, systemProfileId } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const never = new AbortController().signal;
const lastDay = { range: "24h", model: "" } as const;

const intent: InvocationIntent = {
  id: "",
  origin: "playground",
  processId: "p",
  actorId: "local",
  profileArn: "arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/abcdefghijkl",
  profileId: "abcdefghijkl",
  profileName: "analytics",
  profileType: "APPLICATION",
  modelId: "amazon.nova-lite-v1:0",
  modelName: "Nova Lite",
  route: "geo",
  region: "us-east-1",
  simulated: true,
  maxTokens: 100,
  startedAt: new Date(),
};

/** Stores complete calls with the given totals in ms; the first token takes a tenth of each. */
async function store(ctx: TestContext, totals: number[], change: Partial<InvocationIntent> = {}) {
  for (const [index, totalMs] of totals.entries()) {
    const id = `${change.profileId ?? "a"}-${index}`;
    await insertPending(ctx.db, { ...intent, startedAt: new Date(), ...change, id });
    await settle(ctx.db, id, { ...settlement, totalMs, ttftMs: totalMs / 10 });
  }
}

const settlement = {
  status: "complete" as const,
  settledAt: new Date(),
  clientOverheadMs: 1,
  firstAnswerMs: 1,
  answeringMs: 1,
  tailMs: 1,
  tpotMs: null,
  serviceLatencyMs: null,
  attempts: 1,
  inputTokens: 1_000,
  outputTokens: 100,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  stopReason: "end_turn",
  errorCode: null,
  awsRequestId: null,
};

describe("comparison", () => {
  it("compares a system profile and its copy from the first pair on", async () => {
    const ctx = await testContext();
    const { profileId } = await createProfile(ctx, createInput());
    await answers(invoke(ctx, invokeInput([systemProfileId, profileId]), never));
    const result = await comparison(ctx, lastDay);
    expect(result.profiles.map((profile) => profile.profileType).sort()).toEqual(["APPLICATION", "SYSTEM_DEFINED"]);
    expect(result.totalPoints).toBe(2);
    expect(result.points).toHaveLength(2);
    for (const profile of result.profiles) {
      expect(profile.total).toMatchObject({ n: 1, p95: { value: null, needs: 72 } });
      expect(profile.total.median).toBeGreaterThan(0);
      expect(profile.estimatedCostUsd).toBeGreaterThan(0);
    }
  });

  it("interpolates percentiles over complete calls, and withholds what they cannot carry", async () => {
    const ctx = await testContext();
    await store(ctx, [100, 200, 300, 400, 500, 600]);
    const [profile] = (await comparison(ctx, lastDay)).profiles;
    expect(profile?.total).toMatchObject({ n: 6, p50: { value: 350 }, p90: { value: null }, min: 100, max: 600 });
    expect(profile?.ttft.median).toBeCloseTo(35, 9);
    expect(profile).toMatchObject({ inputTokens: 6_000, outputTokens: 600, unpricedCalls: 0 });
  });

  it("counts failures, throttles and open ends apart, and none of them as a latency", async () => {
    const ctx = await testContext();
    const ends = [
      ["failed", "throttled"],
      ["failed", "access_denied"],
      ["stopped", null],
      ["incomplete", "unavailable"],
      ["interrupted", null],
    ] as const;
    for (const [index, [status, errorCode]] of ends.entries()) {
      await insertPending(ctx.db, { ...intent, id: `e${index}`, startedAt: new Date() });
      await settle(ctx.db, `e${index}`, { ...settlement, status, errorCode, totalMs: null, ttftMs: 5 });
    }
    await insertPending(ctx.db, { ...intent, id: "open", startedAt: new Date() });
    const result = await comparison(ctx, lastDay);
    expect(result.points).toEqual([]);
    expect(result.profiles[0]?.outcomes).toEqual({
      complete: 0,
      incomplete: 1,
      failed: 1,
      throttled: 1,
      stopped: 1,
      interrupted: 1,
    });
    expect(result.profiles[0]?.ttft).toMatchObject({ n: 0, median: null });
  });

  it("filters by model and time", async () => {
    const ctx = await testContext();
    await store(ctx, [100], { profileId: "lite" });
    await store(ctx, [100], { profileId: "pro", modelId: "amazon.nova-pro-v1:0", modelName: "Nova Pro" });
    await store(ctx, [100], { profileId: "old", startedAt: new Date(Date.now() - 2 * 3_600_000) });
    const pro = await comparison(ctx, { range: "24h", model: "amazon.nova-pro-v1:0" });
    expect(pro.profiles.map((profile) => profile.profileId)).toEqual(["pro"]);
    expect(pro.models.map((model) => model.modelName)).toEqual(["Nova Lite", "Nova Pro"]);
    const hour = await comparison(ctx, { range: "1h", model: "" });
    expect(hour.profiles.map((profile) => profile.profileId).sort()).toEqual(["lite", "pro"]);
  });

  it("calls a model without a price unpriced, never free", async () => {
    const ctx = await testContext();
    await store(ctx, [100, 100], { modelId: "nobody.knows-v1:0" });
    expect((await comparison(ctx, lastDay)).profiles[0]).toMatchObject({ estimatedCostUsd: null, unpricedCalls: 2 });
  });
});
