import { describe, expect, it } from "vitest";
import type { CallMarks, ConverseRequest } from "@/lib/bedrock/types";
import { systemProfileId } from "@/lib/testing/builders";
import { testContext } from "@/lib/testing/context";

const request: ConverseRequest = {
  modelId: systemProfileId,
  messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }],
  system: [],
  inference: { maxTokens: 64 },
  tools: null,
  requestMetadata: null,
  serviceTier: null,
  latency: null,
  additionalFields: null,
};
const newMarks = (): CallMarks => ({
  decidedAt: performance.now(),
  sentAt: null,
  endedAt: null,
  awsRequestId: null,
  attempts: null,
});

describe("converseStream", () => {
  it("closes the connection when its reader leaves early: an open one goes on being billed", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "stall", afterDeltas: 2 } }]);
    const abort = new AbortController();
    const reading = ctx.bedrock.converseStream(request, newMarks(), abort.signal, () => abort.abort());
    await expect(reading).rejects.toThrow();
    await expect.poll(async () => (await ctx.ledger()).calls[0]?.outcome).toBe("aborted");
  });

  it("sends nothing when it was aborted beforehand", async () => {
    const ctx = await testContext();
    const reading = ctx.bedrock.converseStream(request, newMarks(), AbortSignal.abort(), () => undefined);
    await expect(reading).rejects.toThrow();
    expect((await ctx.ledger()).calls).toEqual([]);
  });
});

describe("resolveInferenceProfile", () => {
  it("asks Bedrock once for a hundred look-ups of one profile", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "GetInferenceProfile", nth: 2, fault: { kind: "outage" } }]);
    const profiles = await Promise.all(
      Array.from({ length: 100 }, () => ctx.bedrock.resolveInferenceProfile(systemProfileId)),
    );
    expect(new Set(profiles.map((profile) => profile.profileArn)).size).toBe(1);
  });
});
