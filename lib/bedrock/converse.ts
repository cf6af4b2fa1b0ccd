import "server-only";
import {
  type BedrockRuntimeClient,
  ConverseStreamCommand,
  type ConverseStreamOutput,
  type TokenUsage as SdkUsage,
} from "@aws-sdk/client-bedrock-runtime";
import { toAppError } from "@/lib/bedrock/errors";
import { withSocketClock } from "@/lib/bedrock/socket-clock";
import type { CallMarks, ModelEvent, ModelMessage, TokenUsage } from "@/lib/bedrock/types";

export interface ConverseRequest {
  /** ARN of an application profile, or ID or ARN of a system profile. */
  modelId: string;
  messages: ModelMessage[];
  /** Null: not sent. */
  maxTokens: number | null;
}

const action = "bedrock:InvokeModelWithResponseStream";

/** See `BedrockGateway.converseStream`. */
export async function* converseStream(
  client: BedrockRuntimeClient,
  request: ConverseRequest,
  marks: CallMarks,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const abort = new AbortController();
  const onAbort = () => abort.abort(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    const command = new ConverseStreamCommand({
      modelId: request.modelId,
      messages: request.messages.map(({ role, text }) => ({ role, content: [{ text }] })),
      ...(request.maxTokens !== null && { inferenceConfig: { maxTokens: request.maxTokens } }),
    });
    const answer = await withSocketClock(marks, () => client.send(command, { abortSignal: abort.signal }));
    marks.awsRequestId = answer.$metadata.requestId ?? null;
    marks.attempts = answer.$metadata.attempts ?? null;
    for await (const event of answer.stream ?? []) {
      const translated = translate(event, performance.now());
      if (translated) yield translated;
    }
  } catch (error) {
    throw toAppError(error, action);
  } finally {
    signal.removeEventListener("abort", onAbort);
    // Leaving the loop does not close the connection, and an open one goes on being billed.
    abort.abort();
  }
}

function translate(event: ConverseStreamOutput, at: number): ModelEvent | null {
  if (event.contentBlockDelta) {
    const { delta } = event.contentBlockDelta;
    if (delta?.text) return { type: "content", kind: "text", text: delta.text, at };
    if (delta?.reasoningContent?.text)
      return { type: "content", kind: "reasoning", text: delta.reasoningContent.text, at };
    if (delta?.toolUse?.input) return { type: "content", kind: "tool", text: delta.toolUse.input, at };
    return null;
  }
  if (event.messageStop) return { type: "stop", stopReason: event.messageStop.stopReason ?? "unknown", at };
  if (event.metadata) {
    const { usage, metrics } = event.metadata;
    return { type: "metadata", usage: toUsage(usage), serviceLatencyMs: metrics?.latencyMs ?? null, at };
  }
  return null;
}

function toUsage(usage: SdkUsage | undefined): TokenUsage | null {
  const { inputTokens, outputTokens } = usage ?? {};
  if (!isCount(inputTokens) || !isCount(outputTokens)) return null;
  return {
    inputTokens,
    outputTokens,
    cacheReadTokens: usage?.cacheReadInputTokens ?? 0,
    cacheWriteTokens: usage?.cacheWriteInputTokens ?? 0,
  };
}

/** Absurd usage counts as missing: the cost is then unknown instead of wrong. */
function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 100_000_000;
}
