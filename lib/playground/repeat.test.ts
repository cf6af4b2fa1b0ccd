import { describe, expect, it } from "vitest";
import type { InvocationOutcome } from "@/lib/invocations/events";
import { type RepeatRun, reduceRepeat, repeatOrder, summariseRepeat } from "@/lib/playground/repeat";

const profiles = [
  { profileId: "a", name: "A" },
  { profileId: "b", name: "B" },
];

function outcome(status: InvocationOutcome["status"], totalMs: number | null = null): InvocationOutcome {
  return {
    status,
    stopReason: null,
    usage: totalMs === null ? null : { inputTokens: 1, outputTokens: 10, cacheReadTokens: 0, cacheWriteTokens: 0 },
    timing: {
      clientOverheadMs: null,
      ttftMs: totalMs === null ? null : totalMs / 10,
      thinkingMs: null,
      firstAnswerMs: null,
      answeringMs: null,
      tailMs: null,
      totalMs,
      tpotMs: null,
    },
    decidedAtMs: null,
    serviceLatencyMs: null,
    attempts: 1,
    awsRequestId: null,
    estimatedCostUsd: null,
    events: { text: 2, reasoning: 0, tool: 0 },
    isStreamed: true,
    served: { serviceTier: null, latency: null },
    maximumCostUsd: null,
    priceDate: null,
    error: null,
  };
}

function runOf(...outcomes: (InvocationOutcome | null)[]): RepeatRun | null {
  const started = reduceRepeat(null, { type: "started", prompt: "Hi", profiles });
  return outcomes.reduce<RepeatRun | null>((run, next, index) => {
    const pane = run?.order[index] ?? 0;
    return reduceRepeat(run, { type: "call-ended", result: { pane, outcome: next, error: null } });
  }, started);
}

describe("repeatOrder", () => {
  it("lets the panes take turns in going first", () => {
    expect(repeatOrder(2, 3)).toEqual([0, 1, 1, 0, 0, 1]);
    expect(repeatOrder(2)).toHaveLength(20);
    expect(repeatOrder(1, 3)).toEqual([0, 0, 0]);
  });
});

describe("reduceRepeat", () => {
  const complete = outcome("complete", 100);
  const failed = outcome("failed");

  it("finishes with the last call", () => {
    const all = Array.from({ length: 20 }, () => complete);
    expect(runOf(...all.slice(1))?.state).toBe("running");
    expect(runOf(...all)?.state).toBe("finished");
  });

  it("goes on after failures that are not three in a row", () => {
    expect(runOf(failed, failed, complete, failed, null)?.state).toBe("running");
  });

  it("gives up after three failures in a row and takes no further result", () => {
    const run = runOf(complete, failed, null, outcome("incomplete"));
    expect(run?.state).toBe("given-up");
    expect(runOf(complete, failed, null, outcome("incomplete"), complete)).toEqual(run);
  });

  it("ends when the person stops it, whether between calls or within one", () => {
    expect(reduceRepeat(runOf(complete), { type: "stopped" })?.state).toBe("stopped");
    expect(runOf(complete, outcome("stopped"))?.state).toBe("stopped");
  });

  it("forgets a run that is dismissed", () => {
    expect(reduceRepeat(runOf(complete), { type: "dismissed" })).toBeNull();
  });
});

describe("summariseRepeat", () => {
  it("takes medians over complete calls and counts failures apart", () => {
    const order = [100, null, 900, 200, 400];
    const run = runOf(...order.map((totalMs) => (totalMs === null ? outcome("failed") : outcome("complete", totalMs))));
    if (!run) throw new Error("no run");
    expect(summariseRepeat(run, 0)).toEqual({
      n: 3,
      failures: 0,
      medianTtftMs: 20,
      medianTotalMs: 200,
      medianOutputTokens: 10,
    });
    expect(summariseRepeat(run, 1)).toMatchObject({ n: 1, failures: 1, medianTotalMs: 900 });
  });

  it("has no median without a call", () => {
    const run = runOf();
    if (!run) throw new Error("no run");
    expect(summariseRepeat(run, 0)).toEqual({
      n: 0,
      failures: 0,
      medianTtftMs: null,
      medianTotalMs: null,
      medianOutputTokens: null,
    });
  });
});
