import { describe, expect, it } from "vitest";
import { invocations } from "@/lib/db/schema";
import { systemProfileId } from "@/lib/testing/builders";
import { testContext } from "@/lib/testing/context";
import { latencyWords, shareWords, usageSentence } from "@/lib/usage/sentence";
import { listCalls, profileUsage } from "@/lib/usage/service";

const profileArn = `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${systemProfileId}`;
const hourMs = 3_600_000;

function call(index: number, change: Partial<typeof invocations.$inferInsert> = {}): typeof invocations.$inferInsert {
  return {
    id: `call-${String(index).padStart(3, "0")}`,
    status: "complete",
    origin: "playground",
    processId: "test",
    actorId: "ann",
    profileArn,
    profileId: systemProfileId,
    profileName: "US Nova Lite",
    profileType: "SYSTEM_DEFINED",
    modelId: "amazon.nova-lite-v1:0",
    modelName: "Nova Lite",
    route: "geo",
    region: "us-east-1",
    simulated: true,
    startedAt: new Date(Date.now() - 2 * hourMs),
    totalMs: 100 + index,
    ttftMs: 50,
    inputTokens: 10,
    outputTokens: 20,
    cacheReadTokens: 1,
    cacheWriteTokens: 0,
    ...change,
  };
}

describe("profileUsage", () => {
  it("sums what was invoked through this profile alone, and leaves buckets without a call empty", async () => {
    const ctx = await testContext();
    await ctx.db
      .insert(invocations)
      .values([
        ...Array.from({ length: 8 }, (_, index) => call(index)),
        call(20, { status: "failed", errorCode: "throttled", totalMs: null, inputTokens: null, outputTokens: null }),
        call(21, { status: "stopped", totalMs: null, inputTokens: null, outputTokens: null }),
        call(22, { status: "pending", totalMs: null }),
        call(23, { profileArn: `${profileArn}-other` }),
        call(24, { startedAt: new Date(Date.now() - 40 * 24 * hourMs) }),
      ]);
    const usage = await profileUsage(ctx, { profileArn, range: "24h" });
    expect(usage).toMatchObject({
      calls: 10,
      outcomes: { complete: 8, throttled: 1, stopped: 1, failed: 0, incomplete: 0, interrupted: 0 },
      tokens: { inputTokens: 80, outputTokens: 160, cacheReadTokens: 8, cacheWriteTokens: 0 },
      total: { n: 8, p50: { value: 103.5 }, p95: { value: null, needs: 72 } },
      cost: { usd: expect.any(Number), priceDate: expect.any(String) },
    });
    expect(usage.points).toHaveLength(8);
    const filled = usage.buckets.filter(({ data }) => data !== null);
    expect(usage.buckets).toHaveLength(24);
    expect(filled).toMatchObject([{ data: { outcomes: { complete: 8 }, tokens: { inputTokens: 80 } } }]);
    expect(usageSentence(usage)).toBe("10 calls: 8 complete, 1 throttled, 1 stopped.");
    expect(latencyWords(usage.total)).toBe("p50 104 ms, p95 needs n ≥ 72 (n = 8)");
    expect((await profileUsage(ctx, { profileArn, range: "90d" })).calls).toBe(11);
  });

  it("is empty without a call, unpriced with a model that has no price", async () => {
    const ctx = await testContext();
    expect(await profileUsage(ctx, { profileArn, range: "7d" })).toMatchObject({ calls: 0, cost: null, points: [] });
    await ctx.db.insert(invocations).values([call(1), call(2, { modelId: "nobody.knows-v1:0" })]);
    expect(await profileUsage(ctx, { profileArn, range: "7d" })).toMatchObject({ calls: 2, cost: null });
  });
});

describe("listCalls", () => {
  it("pages through every call once, newest first, running ones as well", async () => {
    const ctx = await testContext();
    const sameTime = new Date(Date.now() - hourMs);
    const rows = Array.from({ length: 45 }, (_, index) => call(index, { startedAt: sameTime }));
    await ctx.db.insert(invocations).values([...rows, call(50, { status: "pending", startedAt: new Date() })]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCalls(ctx, { profileArn, cursor });
      seen.push(...page.calls.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen[0]).toBe("call-050");
    expect(new Set(seen).size).toBe(46);
    expect(seen).toHaveLength(46);
  });
});

describe("shareWords", () => {
  it("gives a share with its interval, and a dash without an attempt", () => {
    expect(shareWords(3, 40)).toBe("3 of 40 (7.5 %, 95 % interval 2.6–19.9 %)");
    expect(shareWords(0, 0)).toBe("–");
  });
});
