import { describe, expect, it } from "vitest";
import type { InvocationOutcome } from "@/lib/invocations/events";
import type { Attempt } from "@/lib/playground/attempt";
import { answerMetrics } from "@/lib/playground/metrics";

interface Figures {
  ttftMs?: number | null;
  totalMs?: number | null;
  tpotMs?: number | null;
  thinkingMs?: number | null;
}

function outcomeOf(figures: Figures, change: Partial<InvocationOutcome> = {}): InvocationOutcome {
  return {
    status: "complete",
    stopReason: "end_turn",
    usage: { inputTokens: 52, outputTokens: 1214, cacheReadTokens: 0, cacheWriteTokens: 0 },
    timing: {
      clientOverheadMs: 1,
      firstAnswerMs: 900,
      answeringMs: 1,
      tailMs: 1,
      ttftMs: figures.ttftMs ?? null,
      totalMs: figures.totalMs ?? null,
      tpotMs: figures.tpotMs ?? null,
      thinkingMs: figures.thinkingMs ?? null,
    },
    decidedAtMs: null,
    serviceLatencyMs: null,
    attempts: 1,
    awsRequestId: null,
    estimatedCostUsd: 0.00055,
    events: { text: 2, reasoning: 0, tool: 0 },
    isStreamed: true,
    served: { serviceTier: null, latency: null },
    maximumCostUsd: null,
    priceDate: "2026-09-23",
    error: null,
    ...change,
  };
}

function attemptOf(outcome: InvocationOutcome | null, state: Attempt["state"] = "done"): Attempt {
  return {
    invocationId: "i",
    profile: { profileId: "p", name: "P", type: "APPLICATION", modelName: "M" },
    state,
    isStopping: false,
    askedAt: 0,
    text: "",
    reasoning: "",
    signature: "",
    toolUses: [],
    outcome,
    error: null,
  };
}

const broken = (change: Partial<InvocationOutcome>) => outcomeOf({}, { status: "stopped", usage: null, ...change });
const refusal: InvocationOutcome["error"] = {
  code: "throttled",
  message: "Too many.",
  requestId: "r",
  aws: { name: "ThrottlingException", status: 429 },
};

const shown = (attempt: Attempt) =>
  Object.fromEntries(answerMetrics(attempt, []).map(({ label, value }) => [label, value]));
const bestOf = (attempt: Attempt, ...rivals: Attempt[]) =>
  Object.fromEntries(answerMetrics(attempt, rivals).flatMap(({ label, best }) => (best ? [[label, best]] : [])));

describe("answerMetrics", () => {
  it("shows the figures of a complete answer", () => {
    expect(shown(attemptOf(outcomeOf({ ttftMs: 312.4, totalMs: 1840, tpotMs: 7.1 })))).toEqual({
      "First token": "312 ms",
      Total: "1,840 ms",
      "Tokens in / out": "52 / 1,214",
      Speed: "141 tok/s",
      "Estimated cost": "$0.00055",
      "Stop reason": "end_turn",
    });
  });

  it("has rows for thinking only when there was some", () => {
    expect(shown(attemptOf(outcomeOf({ ttftMs: 300, thinkingMs: 600 })))).toMatchObject({
      Thinking: "600 ms",
      "First answer token": "900 ms",
    });
  });

  it("says that figures are pending while the answer streams", () => {
    expect(shown(attemptOf(null, "answering"))).toMatchObject({ Total: "…", "Stop reason": "answering" });
  });

  it.each([
    ["unpriced", outcomeOf({}, { estimatedCostUsd: null }), "done", "unpriced"],
    ["unknown without token counts", outcomeOf({}, { status: "stopped", usage: null }), "stopped", "unknown"],
    ["unknown when the end is not known", null, "interrupted", "unknown"],
    [
      "by both its bounds",
      broken({ minimumCostUsd: 0.0001, maximumCostUsd: 0.02 }),
      "stopped",
      "at least $0.0001, at most $0.02",
    ],
    ["by its upper bound", broken({ status: "failed", maximumCostUsd: 0.02 }), "failed", "at most $0.02"],
    ["by its lower bound", broken({ minimumCostUsd: 0.0001 }), "stopped", "at least $0.0001"],
    [
      "a dash when Bedrock refused the call",
      broken({ status: "failed", maximumCostUsd: 0.02, error: refusal }),
      "failed",
      "–",
    ],
  ] as const)("calls a cost %s", (_, outcome, state, expected) => {
    expect(shown(attemptOf(outcome, state))["Estimated cost"]).toBe(expected);
  });

  it("names the better value of two answers in words", () => {
    const quick = attemptOf(outcomeOf({ ttftMs: 300, totalMs: 1000, tpotMs: 5 }, { estimatedCostUsd: 0.002 }));
    const slow = attemptOf(outcomeOf({ ttftMs: 310, totalMs: 1100, tpotMs: 6 }, { estimatedCostUsd: 0.001 }));
    expect(bestOf(quick, slow)).toEqual({ "First token": "faster", Total: "faster", Speed: "faster" });
    expect(bestOf(slow, quick)).toEqual({ "Estimated cost": "cheaper" });
  });

  it("names the best of several in words", () => {
    const [quick, slow, slowest] = [300, 310, 320].map((ttftMs) => attemptOf(outcomeOf({ ttftMs })));
    if (!quick || !slow || !slowest) throw new Error("three answers");
    expect(bestOf(quick, slow, slowest)).toEqual({ "First token": "fastest" });
    expect(bestOf(slow, quick, slowest)).toEqual({});
  });

  it("calls nothing better that reads the same or did not complete", () => {
    const one = attemptOf(outcomeOf({ ttftMs: 300.1 }));
    expect(bestOf(one, attemptOf(outcomeOf({ ttftMs: 300.2 })))).toEqual({});
    expect(bestOf(one, attemptOf(outcomeOf({ ttftMs: 900 }, { status: "stopped" }), "stopped"))).toEqual({});
  });
});
