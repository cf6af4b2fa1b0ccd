import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getSmokeTest, runSmokeTest } from "@/lib/handover/service";
import { createProfile } from "@/lib/profiles/service";
import { smokeMaxTokens, smokeTestCostUsd } from "@/lib/profiles/smoke-test";
import { createInput } from "@/lib/testing/builders";
import { testContext } from "@/lib/testing/context";

describe("runSmokeTest", () => {
  it("makes one capped call through the new ARN, which a colleague finds again", async () => {
    const ctx = await testContext();
    const { profileArn, profileId } = await createProfile(ctx, createInput());
    expect(await getSmokeTest(ctx, profileArn)).toBeNull();
    const result = await runSmokeTest(ctx, { profileId, invocationId: randomUUID() });
    expect(result).toMatchObject({ status: "passed", error: null });
    expect(result.outputTokens).toBeLessThanOrEqual(smokeMaxTokens);
    expect((await ctx.ledger()).calls).toMatchObject([{ outcome: "finished" }]);
    expect(await getSmokeTest(ctx, profileArn)).toMatchObject({ status: "passed", outputTokens: result.outputTokens });
  });

  it("is seen by a colleague while it runs", async () => {
    const ctx = await testContext();
    const { profileArn, profileId } = await createProfile(ctx, createInput());
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "delay", beforeHeadersMs: 300 } }]);
    const made = runSmokeTest(ctx, { profileId, invocationId: randomUUID() });
    await expect.poll(async () => (await getSmokeTest(ctx, profileArn))?.status).toBe("running");
    expect(await made).toMatchObject({ status: "passed" });
  });

  it("names the missing action and resource when access is denied", async () => {
    const ctx = await testContext();
    const { profileArn, profileId } = await createProfile(ctx, createInput());
    const action = "bedrock:InvokeModelWithResponseStream";
    const message = `User: arn:aws:sts::000000000000:assumed-role/x/y is not authorized to perform: ${action} on resource: ${profileArn} because no identity-based policy allows the ${action} action`;
    const fault = { kind: "error", status: 403, name: "AccessDeniedException", message };
    await ctx.faults([
      { operation: "ConverseStream", fault },
      { operation: "Converse", fault },
    ]);
    const result = await runSmokeTest(ctx, { profileId, invocationId: randomUUID() });
    expect(result).toMatchObject({ status: "failed", error: { denied: { action, resource: profileArn } } });
    expect(await getSmokeTest(ctx, profileArn)).toMatchObject({ status: "failed", errorCode: "access_denied" });
  });

  it("makes no second call for the same invocation, and none for a viewer", async () => {
    const ctx = await testContext();
    const { profileId } = await createProfile(ctx, createInput());
    const input = { profileId, invocationId: randomUUID() };
    await runSmokeTest(ctx, input);
    expect(await runSmokeTest(ctx, input)).toMatchObject({ status: "failed", errorCode: "conflict" });
    const viewer = { ...ctx, actor: { ...ctx.actor, role: "viewer" as const } };
    await expect(runSmokeTest(viewer, input)).rejects.toMatchObject({ code: "forbidden" });
    expect((await ctx.ledger()).calls).toHaveLength(1);
  });
});

describe("smokeTestCostUsd", () => {
  it("is a small bound, or unknown", () => {
    expect(smokeTestCostUsd({ modelId: "amazon.nova-lite-v1:0", scope: "geo" })).toBeLessThan(0.0001);
    expect(smokeTestCostUsd({ modelId: "nobody.knows", scope: "geo" })).toBeNull();
  });
});
