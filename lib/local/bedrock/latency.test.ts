import { describe, expect, it } from "vitest";
import { drawTiming, paceOf } from "./latency.ts";
import { randomFrom } from "./random.ts";

const pace = { firstTokenMs: 400, tokensPerSecond: 100 };
const chunkTokens = [3, 3, 3, 3];

function draw(seed: number, change: { inputTokens?: number; speed?: number } = {}) {
  return drawTiming(randomFrom(seed), pace, { inputTokens: 20, chunkTokens, speed: 1, startMs: 0, ...change });
}

describe("drawTiming", () => {
  it("scatters the first token around its median with a long right tail", () => {
    const first = Array.from({ length: 2_000 }, (_, seed) => draw(seed).firstTokenMs).sort((a, b) => a - b);
    const at = (share: number) => first[Math.floor(share * first.length)] ?? 0;
    expect(at(0.5)).toBeGreaterThan(380);
    expect(at(0.5)).toBeLessThan(420);
    expect(at(0.95) - at(0.5)).toBeGreaterThan(1.4 * (at(0.5) - at(0.05)));
  });

  it("keeps the model's speed on average", () => {
    const spans = Array.from({ length: 500 }, (_, seed) => draw(seed)).map(
      ({ chunkMs }) => (chunkMs.at(-1) ?? 0) - (chunkMs[0] ?? 0),
    );
    const mean = spans.reduce((sum, span) => sum + span, 0) / spans.length;
    expect(mean).toBeGreaterThan(85); // nine tokens after the first chunk, 10 ms each
    expect(mean).toBeLessThan(97);
  });

  it("is the same for the same seed and divided by the speed", () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7, { speed: 2 }).endMs).toBeCloseTo(draw(7).endMs / 2, 6);
    expect(draw(7, { speed: 0 })).toEqual({ firstTokenMs: 0, chunkMs: [0, 0, 0, 0], endMs: 0 });
  });

  it("takes longer to begin after a long prompt", () => {
    expect(draw(7, { inputTokens: 12_020 }).firstTokenMs - draw(7).firstTokenMs).toBeCloseTo(1_000, 6);
  });

  it("never goes back in time", () => {
    const { firstTokenMs, chunkMs, endMs } = draw(3);
    const moments = [firstTokenMs, ...chunkMs, endMs];
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
  });
});

describe("paceOf", () => {
  it("tells models apart and has an answer for unknown ones", () => {
    expect(paceOf("amazon.nova-micro-v1:0").tokensPerSecond).toBeGreaterThan(
      paceOf("anthropic.claude-opus-4-6-v1").tokensPerSecond,
    );
    expect(paceOf("somebody.new-model")).toEqual({ firstTokenMs: 600, tokensPerSecond: 75 });
  });
});
