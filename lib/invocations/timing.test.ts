import { describe, expect, it } from "vitest";
import { type StreamMarks, streamTiming, tokensPerSecond } from "@/lib/invocations/timing";

const whole: StreamMarks = {
  decidedAt: 100,
  sentAt: 104,
  firstContentAt: 404,
  firstAnswerAt: 404,
  lastContentAt: 1404,
  contentEvents: 50,
  endedAt: 1410,
};

describe("streamTiming", () => {
  it("splits a call into parts that add up to the time from decision to end", () => {
    const thinking = { ...whole, firstAnswerAt: 904 };
    for (const marks of [whole, thinking]) {
      const t = streamTiming(marks, 101);
      const parts = [t.clientOverheadMs, t.ttftMs, t.thinkingMs, t.answeringMs, t.tailMs];
      expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBe(1310);
    }
  });

  it("counts first token from the socket write, and time per token after the first", () => {
    expect(streamTiming(whole, 101)).toMatchObject({ ttftMs: 300, totalMs: 1306, tpotMs: 10, thinkingMs: null });
  });

  it("shows thinking and the first answer token apart", () => {
    expect(streamTiming({ ...whole, firstAnswerAt: 904 }, 101)).toMatchObject({ thinkingMs: 500, firstAnswerMs: 800 });
  });

  it("leaves undefined what a broken stream never reached", () => {
    const broken = streamTiming({ ...whole, endedAt: null }, null);
    expect(broken).toMatchObject({ ttftMs: 300, totalMs: null, tailMs: null, tpotMs: null });
    const silent = { ...whole, firstContentAt: null, firstAnswerAt: null, lastContentAt: null, contentEvents: 0 };
    expect(streamTiming(silent, 0)).toMatchObject({ ttftMs: null, answeringMs: null, totalMs: 1306 });
  });

  it.each([
    ["one token", whole, 1],
    ["one content event", { ...whole, contentEvents: 1 }, 20],
    ["all content at once", { ...whole, lastContentAt: 404 }, 20],
    ["content within what the marks can tell apart", { ...whole, lastContentAt: 405.9 }, 20],
  ])("gives no time per token for %s", (_, marks, outputTokens) => {
    expect(streamTiming(marks, outputTokens).tpotMs).toBeNull();
  });
});

describe("tokensPerSecond", () => {
  it("is the inverse of the time per token, and undefined with it", () => {
    expect(tokensPerSecond(10)).toBe(100);
    expect(tokensPerSecond(null)).toBeNull();
  });
});
