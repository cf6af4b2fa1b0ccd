import { describe, expect, it } from "vitest";
import { findBySubject } from "@/lib/audit/repository";
import { LocalControl } from "@/lib/bedrock/local-control";
import { presets } from "@/lib/rehearsal/presets";
import { presetIds } from "@/lib/rehearsal/schema";
import { getRehearsal, startRehearsal, stopRehearsal } from "@/lib/rehearsal/service";
import { testContext } from "@/lib/testing/context";

const novaLite = "us.amazon.nova-lite-v1:0";

describe("presets", () => {
  it("are one for each ID", () => {
    expect(presets.map(({ id }) => id).sort()).toEqual([...presetIds].sort());
  });

  it("are taken by the control port, and recognised when asked for", async () => {
    const ctx = await testContext();
    for (const { id, canLimit, rules } of presets) {
      for (const profileId of [null, novaLite]) {
        const started = await startRehearsal(ctx, { preset: id, profileId });
        expect(started).toMatchObject({ preset: id, profileId: canLimit ? profileId : null });
        expect(started.rules).toHaveLength(rules.length);
        expect(await getRehearsal(ctx)).toEqual(started);
      }
    }
  });
});

describe("a rehearsal", () => {
  it("fails the calls it names until it is stopped, and counts them", async () => {
    const ctx = await testContext();
    await startRehearsal(ctx, { preset: "list-denied", profileId: null });
    const { error } = await ctx.bedrock.listInferenceProfiles("APPLICATION");
    expect(error).toMatchObject({ code: "access_denied" });
    expect((await ctx.bedrock.listInferenceProfiles("SYSTEM_DEFINED")).error).toBeNull();
    expect((await getRehearsal(ctx)).rules).toEqual([
      { operation: "ListInferenceProfiles", kind: "access-denied", matched: 1, applied: 1, isSpent: false },
    ]);
    expect(await stopRehearsal(ctx)).toEqual({ preset: null, profileId: null, rules: [] });
    expect((await ctx.bedrock.listInferenceProfiles("APPLICATION")).error).toBeNull();
  });

  it("loses the answer to one create, which is made once all the same", async () => {
    const ctx = await testContext();
    await startRehearsal(ctx, { preset: "create-unanswered", profileId: null });
    await ctx.bedrock.createInferenceProfile({
      name: "once",
      description: null,
      copyFrom: `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${novaLite}`,
      tags: [],
      clientRequestToken: "b9ad2f3c-once",
    });
    expect((await ctx.bedrock.listInferenceProfiles("APPLICATION")).profiles).toHaveLength(1);
    expect((await getRehearsal(ctx)).rules).toMatchObject([{ matched: 2, applied: 1, isSpent: true }]);
  });

  it("says that rules are in force which no preset holds", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "Converse", nth: 2, fault: { kind: "hang" } }]);
    expect(await getRehearsal(ctx)).toMatchObject({ preset: null, rules: [{ operation: "Converse", kind: "hang" }] });
  });

  it("is written to the activity log", async () => {
    const ctx = await testContext();
    await startRehearsal(ctx, { preset: "throttled-all", profileId: novaLite });
    expect(await findBySubject(ctx.db, "Every call is throttled")).toMatchObject([
      { action: "rehearsal.start", status: "succeeded", detail: { preset: "throttled-all", profileId: novaLite } },
    ]);
    await stopRehearsal(ctx);
    expect(await findBySubject(ctx.db, "Every failure")).toMatchObject([
      { action: "rehearsal.stop", status: "succeeded" },
    ]);
  });

  it("is changed by administrators only, and seen by all", async () => {
    const ctx = await testContext({ role: "builder" });
    await expect(startRehearsal(ctx, { preset: "stall", profileId: null })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(stopRehearsal(ctx)).rejects.toMatchObject({ code: "forbidden" });
    expect((await getRehearsal(ctx)).rules).toEqual([]);
  });

  it("does not exist without a control port, and says when the port does not answer", async () => {
    const ctx = await testContext();
    await expect(getRehearsal({ ...ctx, localControl: null })).rejects.toMatchObject({ code: "not_found" });
    const away = { ...ctx, localControl: new LocalControl("http://127.0.0.1:9") };
    await expect(getRehearsal(away)).rejects.toMatchObject({ code: "unavailable" });
  });
});
