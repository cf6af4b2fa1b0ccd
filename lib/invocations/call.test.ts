import { describe, expect, it } from "vitest";
import { buildRequest } from "@/lib/invocations/build-request";
import { type CallLimits, makeCall } from "@/lib/invocations/call";
import { factsOf } from "@/lib/models/facts";
import { systemProfileId } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const facts = factsOf("amazon.nova-lite-v1:0");
const request = buildRequest({
  modelId: systemProfileId,
  messages: [{ role: "user", text: "Hello" }],
  settings: {},
  maxTokens: 64,
  facts,
  files: new Map(),
});

async function result(ctx: TestContext, limits: CallLimits, isStreaming = true) {
  return makeCall(ctx.bedrock, { request, isStreaming }, limits, new AbortController(), () => undefined);
}

describe("makeCall", () => {
  it("ends a call that falls silent between two events, and closes the connection", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "stall", afterDeltas: 2 } }]);
    const ended = await result(ctx, { idleMs: 500, totalMs: 20_000 });
    expect(ended).toMatchObject({ status: "incomplete", error: { code: "timeout" } });
    await expect.poll(async () => (await ctx.ledger()).calls[0]?.outcome).toBe("aborted");
  });

  it("ends a call that never answers", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "hang" } }]);
    expect(await result(ctx, { idleMs: 500, totalMs: 20_000 })).toMatchObject({
      status: "failed",
      error: { code: "timeout" },
      marks: { firstContentAt: null, endedAt: null },
    });
  });

  it("ends a call that goes on for too long", async () => {
    const ctx = await testContext();
    const slow = { kind: "delay", betweenDeltasMs: 40 };
    await ctx.faults([{ operation: "ConverseStream", fault: slow }]);
    expect(await result(ctx, { idleMs: 10_000, totalMs: 200 })).toMatchObject({ error: { code: "timeout" } });
  });

  it("marks the socket write after the decision and before the first content", async () => {
    const { marks } = await result(await testContext(), { idleMs: 10_000, totalMs: 10_000 });
    expect(marks.sentAt).toBeGreaterThan(marks.decidedAt);
    expect(marks.firstContentAt).toBeGreaterThan(marks.sentAt ?? Number.POSITIVE_INFINITY);
    expect(marks.endedAt).toBeGreaterThanOrEqual(marks.lastContentAt ?? Number.POSITIVE_INFINITY);
  });

  it("fails when the connection is torn before an answer", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "outage" } }]);
    const { marks, status } = await result(ctx, { idleMs: 10_000, totalMs: 10_000 });
    expect(status).toBe("failed");
    expect(marks.firstContentAt).toBeNull();
  });
});
