import type { Answer, Dialect, Latency, Usage } from "./answer.ts";
import {
  chunkEvent as chunk,
  guardrailMembers,
  invocationMetrics,
  streamHeaders,
  tokenHeaders,
} from "./invoke-headers.ts";
import type { ReplyBlock } from "./replies.ts";

/** Anthropic's messages, as InvokeModel wraps them. */
export const anthropicDialect: Dialect = {
  whole: (answer, latency) => ({
    body: { ...anthropicMessage(answer), ...guardrailMembers(answer) },
    headers: tokenHeaders(answer, latency),
  }),

  streamHeaders,

  messageStart(answer) {
    const message = {
      ...anthropicMessage(answer),
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { ...messageUsage(answer.told), output_tokens: 1 },
    };
    return [chunk({ type: "message_start", message })];
  },

  blockStart(block, index) {
    return [chunk({ type: "content_block_start", index, content_block: emptyBlock(block) })];
  },

  delta: (block, index, text) => chunk({ type: "content_block_delta", index, delta: deltaOf(block, text) }),

  blockStop(block, index) {
    const isSigned = block.kind === "reasoning" && block.signature !== null;
    const delta = isSigned ? { type: "signature_delta", signature: block.signature } : null;
    return [
      ...(delta ? [chunk({ type: "content_block_delta", index, delta })] : []),
      chunk({ type: "content_block_stop", index }),
    ];
  },

  messageStop({ reply, told }) {
    const delta = { stop_reason: stopReason(reply.stopReason), stop_sequence: reply.stopSequence };
    return [chunk({ type: "message_delta", delta, usage: { output_tokens: told.output } })];
  },

  metadata(answer, latency: Latency) {
    const metrics = { "amazon-bedrock-invocationMetrics": invocationMetrics(answer, latency) };
    return [chunk({ type: "message_stop", ...guardrailMembers(answer), ...metrics })];
  },
};

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html */
export function anthropicMessage({ model, reply, told, entry }: Answer) {
  return {
    model: model.modelId.replace(/^anthropic\./, "").replace(/-v\d+(:\d+)?$/, ""),
    id: `msg_bdrk_${entry.requestId.replaceAll("-", "").slice(0, 24)}`,
    type: "message",
    role: "assistant",
    content: reply.blocks.map(contentBlock),
    stop_reason: stopReason(reply.stopReason),
    stop_sequence: reply.stopSequence,
    usage: messageUsage(told),
  };
}

/** A guardrail is Bedrock's: to the message it is an ordinary end, and headers and further members tell the rest. */
function stopReason(reason: Answer["reply"]["stopReason"]): string {
  return reason === "guardrail_intervened" ? "end_turn" : reason;
}

function messageUsage({ fresh, read, written5m, written1h, output }: Usage) {
  return {
    input_tokens: fresh,
    cache_creation_input_tokens: written5m + written1h,
    cache_read_input_tokens: read,
    cache_creation: { ephemeral_5m_input_tokens: written5m, ephemeral_1h_input_tokens: written1h },
    output_tokens: output,
  };
}

/** Bedrock's IDs of tool calls in Anthropic's own form. */
function toolId(id: string): string {
  return id.replace(/^tooluse_/, "toolu_bdrk_01");
}

function contentBlock(block: ReplyBlock): object {
  const text = block.pieces.join("");
  switch (block.kind) {
    case "text":
      return { type: "text", text };
    case "tool-use":
      return { type: "tool_use", id: toolId(block.id), name: block.name, input: block.input };
    case "reasoning":
      return { type: "thinking", thinking: text, signature: block.signature ?? "" };
  }
}

function emptyBlock(block: ReplyBlock): object {
  if (block.kind === "text") return { type: "text", text: "" };
  if (block.kind === "reasoning") return { type: "thinking", thinking: "", signature: "" };
  return { type: "tool_use", id: toolId(block.id), name: block.name, input: {} };
}

function deltaOf(block: ReplyBlock, text: string): object {
  if (block.kind === "text") return { type: "text_delta", text };
  if (block.kind === "reasoning") return { type: "thinking_delta", thinking: text };
  return { type: "input_json_delta", partial_json: text };
}
