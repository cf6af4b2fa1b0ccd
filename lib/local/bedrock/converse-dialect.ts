import { pickFields } from "./additional-fields.ts";
import type { Answer, Dialect, WireEvent } from "./answer.ts";
import { anthropicMessage } from "./anthropic-dialect.ts";
import { guardrailTrace } from "./guardrail.ts";
import { traitsOf } from "./model-traits.ts";
import type { ReplyBlock } from "./replies.ts";

/** Converse and ConverseStream: no `contentBlockStart` for text and reasoning, `metadata` after `messageStop`. */
export const converseDialect: Dialect = {
  whole(answer, { totalMs }) {
    const fields = additionalFields(answer);
    const { reply } = answer;
    const body = {
      output: { message: { role: "assistant", content: reply.blocks.map(contentBlock) } },
      stopReason: reply.stopReason,
      ...(fields && { additionalModelResponseFields: fields }),
      ...closingFacts(answer, totalMs),
    };
    return { body };
  },

  streamHeaders: () => ({}),

  messageStart: () => [{ type: "messageStart", payload: { role: "assistant" } }],

  blockStart(block, index) {
    if (block.kind !== "tool-use") return [];
    const start = { toolUse: { toolUseId: block.id, name: block.name } };
    return [{ type: "contentBlockStart", payload: { contentBlockIndex: index, start } }];
  },

  delta: (block, index, text) => deltaEvent(index, deltaOf(block, text)),

  blockStop(block, index) {
    const isSigned = block.kind === "reasoning" && block.signature !== null;
    const signature = isSigned ? [deltaEvent(index, { reasoningContent: { signature: block.signature } })] : [];
    return [...signature, { type: "contentBlockStop", payload: { contentBlockIndex: index } }];
  },

  messageStop(answer) {
    const fields = additionalFields(answer);
    const { stopReason } = answer.reply;
    const payload = { stopReason, ...(fields && { additionalModelResponseFields: fields }) };
    return [{ type: "messageStop", payload }];
  },

  metadata: (answer, { totalMs }) => [{ type: "metadata", payload: closingFacts(answer, totalMs) }],
};

function deltaEvent(index: number, delta: object): WireEvent {
  return { type: "contentBlockDelta", payload: { contentBlockIndex: index, delta } };
}

export function deltaOf(block: ReplyBlock, text: string): object {
  if (block.kind === "tool-use") return { toolUse: { input: text } };
  return block.kind === "text" ? { text } : { reasoningContent: { text } };
}

/** A block of the answer as Converse and Nova put it. */
export function contentBlock(block: ReplyBlock): object {
  const text = block.pieces.join("");
  switch (block.kind) {
    case "text":
      return { text };
    case "tool-use":
      return { toolUse: { toolUseId: block.id, name: block.name, input: block.input } };
    case "reasoning":
      return {
        reasoningContent: { reasoningText: { text, ...(block.signature !== null && { signature: block.signature }) } },
      };
  }
}

/** Usage and metrics, as they close both forms of answer. */
function closingFacts({ model, request, told }: Answer, latencyMs: number) {
  const { serviceTier, latencyMode } = request;
  const guardrail = guardrailTrace(request);
  return {
    usage: tokenUsage(told, traitsOf(model.modelId).cache !== null),
    metrics: { latencyMs },
    ...(guardrail && { trace: { guardrail } }),
    ...(serviceTier && { serviceTier: { type: serviceTier } }),
    ...(latencyMode && { performanceConfig: { latency: latencyMode } }),
  };
}

function tokenUsage({ fresh, read, written5m, written1h, output, total }: Answer["told"], hasCache: boolean) {
  const written = written5m + written1h;
  const details = [
    ...(written5m > 0 ? [{ ttl: "5m", inputTokens: written5m }] : []),
    ...(written1h > 0 ? [{ ttl: "1h", inputTokens: written1h }] : []),
  ];
  return {
    inputTokens: fresh,
    outputTokens: output,
    totalTokens: total,
    ...(hasCache && { cacheReadInputTokens: read, cacheWriteInputTokens: written }),
    ...(details.length > 0 && { cacheDetails: details }),
  };
}

/** Asked for by JSON pointers into what the model itself would have answered; only Claude's answers have a form here. */
function additionalFields(answer: Answer): object | undefined {
  const { responseFieldPaths } = answer.request;
  if (responseFieldPaths.length === 0 || traitsOf(answer.model.modelId).dialect !== "anthropic") return undefined;
  return pickFields(anthropicMessage(answer), responseFieldPaths);
}
