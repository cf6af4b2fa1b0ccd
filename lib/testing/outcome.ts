import type { InvocationOutcome } from "@/lib/invocations/events";
import type { Timing } from "@/lib/invocations/timing";

const noTiming: Timing = {
  clientOverheadMs: null,
  ttftMs: null,
  thinkingMs: null,
  firstAnswerMs: null,
  answeringMs: null,
  tailMs: null,
  totalMs: null,
  tpotMs: null,
};

/** A complete call of which nothing is known but what is given. */
export function testOutcome(change: Partial<InvocationOutcome> = {}, timing: Partial<Timing> = {}): InvocationOutcome {
  return {
    status: "complete",
    stopReason: "end_turn",
    usage: null,
    timing: { ...noTiming, ...timing },
    decidedAtMs: null,
    serviceLatencyMs: null,
    attempts: 1,
    awsRequestId: null,
    events: { text: 0, reasoning: 0, tool: 0 },
    isStreamed: true,
    served: { serviceTier: null, latency: null },
    estimatedCostUsd: null,
    priceDate: null,
    maximumCostUsd: null,
    error: null,
    ...change,
  };
}
