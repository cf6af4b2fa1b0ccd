import type { ContentEvent, JsonObject, JsonValue, ModelEvent, Served, TokenUsage } from "@/lib/bedrock/types";

/**
 * What one event of `ConverseStream` means, or null for one that nothing depends on. Its members are as the service sent
 * them: unknown ones are passed over, absent ones are missing.
 *
 * @param at arrival in ms of `performance.now()`
 * @throws SyntaxError when the payload is not JSON
 */
export function toModelEvent(name: string, payload: string, at: number): ModelEvent | null {
  switch (name) {
    case "contentBlockDelta":
      return deltaEvent(member(parse(payload), "delta"), at);
    case "contentBlockStart": {
      const toolUse = member(member(parse(payload), "start"), "toolUse");
      return toolUse && { type: "tool-start", toolUseId: text(toolUse.toolUseId), name: text(toolUse.name) };
    }
    case "messageStop":
      return { type: "stop", stopReason: text(parse(payload).stopReason) || "unknown" };
    case "metadata":
      return toMetadata(parse(payload));
    default:
      return null;
  }
}

/** The last part of an answer, or of one that came as a whole: what was used and how it was served. */
export function toMetadata(body: JsonObject): Extract<ModelEvent, { type: "metadata" }> {
  const latencyMs = member(body, "metrics")?.latencyMs;
  const served: Served = {
    serviceTier: text(member(body, "serviceTier")?.type) || null,
    latency: text(member(body, "performanceConfig")?.latency) || null,
  };
  const serviceLatencyMs = typeof latencyMs === "number" && latencyMs >= 0 ? latencyMs : null;
  return { type: "metadata", usage: toUsage(member(body, "usage")), serviceLatencyMs, served };
}

/** The blocks of an answer that came as a whole. @param blocks as JSON, without bytes */
export function toWholeContent(blocks: JsonValue | undefined): ContentEvent[] {
  return (Array.isArray(blocks) ? blocks : []).flatMap((block): ContentEvent[] => {
    if (!isObject(block)) return [];
    const reasoning = member(member(block, "reasoningContent"), "reasoningText");
    const toolUse = member(block, "toolUse");
    if (reasoning) return [content("reasoning", text(reasoning.text)), ...signature(text(reasoning.signature))];
    if (!toolUse) return text(block.text) === "" ? [] : [content("text", text(block.text))];
    const start = { type: "tool-start" as const, toolUseId: text(toolUse.toolUseId), name: text(toolUse.name) };
    return [start, content("tool", JSON.stringify(toolUse.input ?? {}))];
  });
}

function deltaEvent(delta: JsonObject | null, at: number): ModelEvent | null {
  if (delta === null) return null;
  if (typeof delta.text === "string") return delta.text === "" ? null : content("text", delta.text, at);
  const reasoning = member(delta, "reasoningContent");
  if (reasoning) {
    const thought = text(reasoning.text);
    return thought === "" ? (signature(text(reasoning.signature))[0] ?? null) : content("reasoning", thought, at);
  }
  const input = text(member(delta, "toolUse")?.input);
  return input === "" ? null : content("tool", input, at);
}

function content(kind: "text" | "reasoning" | "tool", value: string, at: number | null = null): ContentEvent {
  return { type: "content", kind, text: value, at };
}

function signature(value: string): ContentEvent[] {
  return value === "" ? [] : [{ type: "signature", signature: value }];
}

function toUsage(usage: JsonObject | null): TokenUsage | null {
  const { inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens } = usage ?? {};
  if (!isCount(inputTokens) || !isCount(outputTokens)) return null;
  return {
    inputTokens,
    outputTokens,
    cacheReadTokens: isCount(cacheReadInputTokens) ? cacheReadInputTokens : 0,
    cacheWriteTokens: isCount(cacheWriteInputTokens) ? cacheWriteInputTokens : 0,
  };
}

/** Absurd usage counts as missing: the cost is then unknown instead of wrong. */
function isCount(value: JsonValue | undefined): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 100_000_000;
}

function parse(payload: string): JsonObject {
  const value: JsonValue = JSON.parse(payload);
  return isObject(value) ? value : {};
}

function member(value: JsonObject | null, name: string): JsonObject | null {
  const inner = value?.[name];
  return isObject(inner) ? inner : null;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}
