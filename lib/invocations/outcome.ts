import type { CallResult } from "@/lib/invocations/call";
import type { InvocationOutcome } from "@/lib/invocations/events";
import { streamTiming } from "@/lib/invocations/timing";
import type { ModelFacts } from "@/lib/models/facts";
import { estimateCostUsd } from "@/lib/pricing/cost";
import type { ActionError } from "@/lib/result";

/** The profile a call goes to, and what holds for its model. */
export interface Target {
  profileArn: string;
  /** Only these carry tags. */
  isApplication: boolean;
  modelId: string;
  scope: "global" | "geo";
  facts: ModelFacts;
  /** What is sent as the limit of the answer. */
  maxTokens: number | null;
}

/** What the person is told of a call that was made. @param maximumCostUsd null when unpriced or unbounded */
export function toOutcome(
  target: Target,
  result: CallResult & { isStreamed: boolean },
  error: ActionError | null,
  maximumCostUsd: number | null = null,
): InvocationOutcome {
  const cost = result.usage ? estimateCostUsd({ ...target, usage: result.usage }) : null;
  return {
    status: result.status === "interrupted" ? "incomplete" : result.status,
    stopReason: result.stopReason,
    usage: result.usage,
    timing: streamTiming(result.marks, result.usage?.outputTokens ?? null),
    decidedAtMs: performance.timeOrigin + result.marks.decidedAt,
    serviceLatencyMs: result.serviceLatencyMs,
    attempts: result.attempts,
    awsRequestId: result.awsRequestId ?? error?.awsRequestId ?? null,
    events: result.events,
    isStreamed: result.isStreamed,
    served: result.served,
    estimatedCostUsd: cost?.usd ?? null,
    priceDate: cost?.priceDate ?? null,
    maximumCostUsd,
    minimumCostUsd: result.usage ? null : receivedUsd(target, result.events),
    error,
  };
}

/** Every event carries a token at least; what was read is not known without Bedrock's counts. */
function receivedUsd(target: Target, { text, reasoning, tool }: CallResult["events"]): number | null {
  const outputTokens = text + reasoning + tool;
  if (outputTokens === 0) return null;
  const usage = { inputTokens: 0, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 };
  return estimateCostUsd({ ...target, usage })?.usd ?? null;
}

/** What the person is told of a call that was not made. */
export function notMade(error: ActionError): InvocationOutcome {
  const marks = { sentAt: null, firstContentAt: null, firstAnswerAt: null, lastContentAt: null, endedAt: null };
  return {
    status: "failed",
    stopReason: null,
    usage: null,
    timing: streamTiming({ decidedAt: 0, contentEvents: 0, ...marks }, null),
    decidedAtMs: null,
    serviceLatencyMs: null,
    attempts: null,
    awsRequestId: error.awsRequestId ?? null,
    events: { text: 0, reasoning: 0, tool: 0 },
    isStreamed: true,
    served: { serviceTier: null, latency: null },
    estimatedCostUsd: null,
    priceDate: null,
    maximumCostUsd: null,
    error,
  };
}
