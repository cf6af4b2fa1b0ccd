import type { Answer, Dialect, WireEvent } from "./answer.ts";
import { contentBlock, deltaOf } from "./converse-dialect.ts";
import { chunkEvent, guardrailMembers, invocationMetrics, streamHeaders, tokenHeaders } from "./invoke-headers.ts";

/**
 * Amazon Nova's own messages, as InvokeModel wraps them.
 *
 * @see https://docs.aws.amazon.com/nova/latest/userguide/complete-request-schema.html
 */
export const novaDialect: Dialect = {
  whole(answer, latency) {
    const { reply } = answer;
    const body = {
      output: { message: { content: reply.blocks.map(contentBlock), role: "assistant" } },
      stopReason: reply.stopReason,
      usage: { ...tokenUsage(answer), totalTokens: answer.told.total },
      ...guardrailMembers(answer),
    };
    return { body, headers: tokenHeaders(answer, latency) };
  },

  streamHeaders,

  messageStart: () => [chunkEvent({ messageStart: { role: "assistant" } })],

  blockStart(block, index) {
    if (block.kind !== "tool-use") return [];
    const start = { toolUse: { toolUseId: block.id, name: block.name } };
    return [chunkEvent({ contentBlockStart: { start, contentBlockIndex: index } })];
  },

  delta: (block, index, text) =>
    chunkEvent({ contentBlockDelta: { delta: deltaOf(block, text), contentBlockIndex: index } }),

  blockStop: (_, index): WireEvent[] => [chunkEvent({ contentBlockStop: { contentBlockIndex: index } })],

  messageStop: ({ reply }) => [chunkEvent({ messageStop: { stopReason: reply.stopReason } })],

  metadata(answer, latency) {
    const metadata = { usage: tokenUsage(answer), metrics: {}, trace: {} };
    const metrics = { "amazon-bedrock-invocationMetrics": invocationMetrics(answer, latency) };
    return [chunkEvent({ metadata, ...guardrailMembers(answer), ...metrics })];
  },
};

function tokenUsage({ told }: Answer) {
  return {
    inputTokens: told.fresh,
    outputTokens: told.output,
    cacheReadInputTokenCount: told.read,
    cacheWriteInputTokenCount: told.written5m + told.written1h,
  };
}
