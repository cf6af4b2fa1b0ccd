import type { Answer, Latency, WireEvent } from "./answer.ts";
import { guardrailTrace, isBlocked } from "./guardrail.ts";
import type { ModelRequest } from "./model-request.ts";

/** A model's own event, as InvokeModelWithResponseStream wraps it. */
export function chunkEvent(payload: object): WireEvent {
  return { type: "chunk", payload: { bytes: Buffer.from(JSON.stringify(payload)).toString("base64") } };
}

/** What Bedrock adds to a model's last event. */
export function invocationMetrics({ told }: Answer, { totalMs, firstByteMs }: Latency) {
  return {
    inputTokenCount: told.fresh,
    outputTokenCount: told.output,
    invocationLatency: totalMs,
    firstByteLatency: firstByteMs,
    cacheReadInputTokenCount: told.read,
    cacheWriteInputTokenCount: told.written5m + told.written1h,
  };
}

/** The same facts about a whole answer stand in its headers. */
export function tokenHeaders({ told, request }: Answer, { totalMs }: Latency): Record<string, string> {
  return {
    "x-amzn-bedrock-input-token-count": `${told.fresh}`,
    "x-amzn-bedrock-output-token-count": `${told.output}`,
    "x-amzn-bedrock-invocation-latency": `${totalMs}`,
    "x-amzn-bedrock-cache-read-input-token-count": `${told.read}`,
    "x-amzn-bedrock-cache-write-input-token-count": `${told.written5m + told.written1h}`,
    ...servedHeaders(request),
  };
}

export function streamHeaders({ request }: Answer): Record<string, string> {
  return { "x-amzn-bedrock-content-type": "application/json", ...servedHeaders(request) };
}

function servedHeaders({ latencyMode, serviceTier }: ModelRequest): Record<string, string> {
  return {
    ...(latencyMode && { "x-amzn-bedrock-performanceconfig-latency": latencyMode }),
    ...(serviceTier && { "x-amzn-bedrock-service-tier": serviceTier }),
  };
}

/** What a guardrail did, as Bedrock adds it to a model's own body; nothing without a guardrail. */
export function guardrailMembers({ request }: Answer): Record<string, unknown> {
  if (!request.guardrail) return {};
  const guardrail = guardrailTrace(request);
  return {
    "amazon-bedrock-guardrailAction": isBlocked(request) ? "INTERVENED" : "NONE",
    ...(guardrail && { "amazon-bedrock-trace": { guardrail } }),
  };
}
