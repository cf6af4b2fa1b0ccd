import { describe, expect, it } from "vitest";
import { aaWarning, fairnessWarnings } from "@/lib/benchmarks/fairness";
import type { MeasuredPair } from "@/lib/benchmarks/pairs";
import { lognormalPairs } from "@/lib/testing/pairs";

const pairs = lognormalPairs(60, 1);
const warned = (changed: MeasuredPair[], twins = true) => fairnessWarnings(changed, { twins }).map(({ kind }) => kind);
const change = (to: (pair: MeasuredPair) => Partial<MeasuredPair>) => pairs.map((pair) => ({ ...pair, ...to(pair) }));

describe("fairnessWarnings", () => {
  it("has none for a fair run, nor for no pair at all", () => {
    expect(warned(pairs)).toEqual([]);
    expect(warned([])).toEqual([]);
  });

  it.each([
    ["unequal-output", change(({ b, index }) => ({ b: { ...b, outputTokens: 115 + (index % 7) } }))],
    ["stop-reasons", change(({ b, index }) => (index % 8 ? {} : { b: { ...b, stopReason: "max_tokens" } }))],
    ["cache-hits", change(({ b, index }) => (index === 3 ? { b: { ...b, cacheReadTokens: 40 } } : {}))],
    ["drift", change(({ a, index }) => ({ a: { ...a, totalMs: 800 + 15 * index } }))],
    [
      "order-effect",
      change(({ a, b, order }) => ({ b: { ...b, totalMs: (a.totalMs ?? 0) * (order === "ab" ? 0.8 : 1.2) } })),
    ],
  ])("%s", (kind, changed) => {
    expect(warned(changed)).toEqual([kind]);
  });

  it("names profiles that are no twins", () => {
    expect(warned(pairs, false)).toEqual(["not-twins"]);
  });

  it("does not trust a run that finds a profile different from itself", () => {
    expect(aaWarning("slower")?.kind).toBe("a-a-differs");
    expect(aaWarning("equivalent")).toBeNull();
  });
});
