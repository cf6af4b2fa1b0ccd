import { describe, expect, it } from "vitest";
import { estimateCostUsd } from "@/lib/pricing/cost";
import { estimateSend } from "@/lib/pricing/estimate";

const usage = (inputTokens: number, outputTokens: number, cacheReadTokens = 0, cacheWriteTokens = 0) => ({
  inputTokens,
  outputTokens,
  cacheReadTokens,
  cacheWriteTokens,
});

describe("estimateCostUsd", () => {
  it("prices a geographic route about a tenth above the global one for recent Claude models", () => {
    const modelId = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    const call = usage(1_000_000, 100_000);
    expect(estimateCostUsd({ modelId, scope: "geo", usage: call })?.usd).toBeCloseTo(3.3 + 1.65, 9);
    expect(estimateCostUsd({ modelId, scope: "global", usage: call })?.usd).toBeCloseTo(3 + 1.5, 9);
  });

  it("counts cached tokens at their own rates", () => {
    const modelId = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    const cost = estimateCostUsd({ modelId, scope: "global", usage: usage(0, 0, 1_000_000, 1_000_000) });
    expect(cost).toEqual({ usd: 0.3 + 3.75, priceDate: "2026-09-23" });
  });

  it("is unpriced when a rate it needs is unknown, but not when that rate is unused", () => {
    const modelId = "amazon.nova-lite-v1:0";
    expect(estimateCostUsd({ modelId, scope: "geo", usage: usage(10, 10, 0, 5) })).toBeNull();
    expect(estimateCostUsd({ modelId, scope: "geo", usage: usage(10, 10) })).not.toBeNull();
  });

  it("charges the long-context rates for the whole call above their threshold", () => {
    const at = (inputTokens: number) =>
      estimateCostUsd({ modelId: "openai.gpt-5.6-sol", scope: "geo", usage: usage(inputTokens, 0) })?.usd ?? Number.NaN;
    expect(at(272_000) / at(271_999)).toBeCloseTo((2 * 272_000) / 271_999, 6);
  });

  it("is unpriced for a model that no source prices", () => {
    expect(estimateCostUsd({ modelId: "nobody.knows-v1:0", scope: "geo", usage: usage(1, 1) })).toBeNull();
  });
});

describe("estimateSend", () => {
  it("bounds the cost by the whole of maxTokens", () => {
    const cost = estimateSend({
      modelId: "amazon.nova-lite-v1:0",
      scope: "geo",
      promptCharacters: 400,
      maxTokens: 1024,
    });
    expect(cost?.usd).toBeCloseTo((168 * 0.06 + 1024 * 0.24) / 1e6, 12);
  });

  it("gives no bound without maxTokens", () => {
    expect(
      estimateSend({ modelId: "amazon.nova-lite-v1:0", scope: "geo", promptCharacters: 4, maxTokens: null }),
    ).toBeNull();
  });
});
