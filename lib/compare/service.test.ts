import { describe, expect, it } from "vitest";
import { comparison } from "@/lib/compare/service";
import { type InvocationIntent, insertPending, setTeam, settle } from "@/lib/invocations/repository";
import { invoke } from "@/lib/invocations/service";
import { createProfile } from "@/lib/profiles/service";
import { answers, createInput, invokeInput, systemProfileId } from "@/lib/testing/builders";
import { intent, settlement } from "@/lib/testing/call-rows";
import { type TestContext, testContext } from "@/lib/testing/context";

const never = new AbortController().signal;
const lastDay = { range: "24h", model: "", region: "", team: "" } as const;

/** Stores complete calls with the given totals in ms; the first token takes a tenth of each. */
async function store(ctx: TestContext, totals: number[], change: Partial<InvocationIntent> = {}) {
  for (const [index, totalMs] of totals.entries()) {
    const id = `${change.profileId ?? "a"}-${index}`;
    await insertPending(ctx.db, { ...intent, startedAt: new Date(), ...change, id });
    await settle(ctx.db, id, { ...settlement, totalMs, ttftMs: totalMs / 10 });
  }
}

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
    const pro = await comparison(ctx, { ...lastDay, model: "amazon.nova-pro-v1:0" });
    expect(pro.profiles.map((profile) => profile.profileId)).toEqual(["pro"]);
    expect(pro.models.map((model) => model.modelName)).toEqual(["Nova Lite", "Nova Pro"]);
    const hour = await comparison(ctx, { ...lastDay, range: "1h" });
    expect(hour.profiles.map((profile) => profile.profileId).sort()).toEqual(["lite", "pro"]);
  });

  it("calls a model without a price unpriced, never free", async () => {
    const ctx = await testContext();
    await store(ctx, [100, 100], { modelId: "nobody.knows-v1:0" });
    expect((await comparison(ctx, lastDay)).profiles[0]).toMatchObject({ estimatedCostUsd: null, unpricedCalls: 2 });
  });

  it("adds up what each team's calls cost, and lists those without an owner or a price", async () => {
    const ctx = await testContext();
    await store(ctx, [100, 100], { profileId: "search" });
    await store(ctx, [100], { profileId: "orphan" });
    await store(ctx, [100], { profileId: "dark", modelId: "nobody.knows-v1:0", modelName: "Unknown" });
    for (const id of ["search-0", "search-1", "dark-0"]) await setTeam(ctx.db, id, "search");
    await setTeam(ctx.db, "orphan-0", "");
    await store(ctx, [100], { profileId: "old" });
    const { teams, teamNames } = await comparison(ctx, lastDay);
    expect(teamNames).toEqual(["(none)", "(unknown)", "search"]);
    expect(teams).toMatchObject([
      { team: "search", calls: 3, unpricedCalls: 1, profiles: 1 },
      { team: "", calls: 1 },
      { team: null, calls: 1 },
    ]);
    expect(teams[0]?.estimatedCostUsd).toBeCloseTo(2 * (teams[1]?.estimatedCostUsd ?? 0), 12);
    const of = async (team: string) => (await comparison(ctx, { ...lastDay, team })).totalPoints;
    expect([await of("search"), await of("(none)"), await of("(unknown)"), await of("nobody")]).toEqual([3, 1, 1, 0]);
  });

  it("knows whose call it was from the profile's tags", async () => {
    const ctx = await testContext();
    const { profileId } = await createProfile(ctx, createInput());
    await answers(invoke(ctx, invokeInput([systemProfileId, profileId]), never));
    const { teams } = await comparison(ctx, lastDay);
    expect(teams).toMatchObject([
      { team: "search", calls: 1 },
      { team: "", calls: 1 },
    ]);
  });

  it("tells the Regions of one profile apart", async () => {
    const ctx = await testContext();
    const arn = (region: string) => `arn:aws:bedrock:${region}:000000000000:inference-profile/x`;
    await store(ctx, [100], { profileId: "x1", profileArn: arn("us-east-1"), profileName: "X" });
    await store(ctx, [100], { profileId: "x2", profileArn: arn("eu-west-1"), profileName: "X", region: "eu-west-1" });
    const both = await comparison(ctx, lastDay);
    expect(both.profiles.map(({ profileName }) => profileName).sort()).toEqual(["X (eu-west-1)", "X (us-east-1)"]);
    const one = await comparison(ctx, { ...lastDay, region: "eu-west-1" });
    expect(one.profiles.map(({ profileName }) => profileName)).toEqual(["X"]);
    expect(one.regions).toEqual(["eu-west-1", "us-east-1"]);
  });
});
