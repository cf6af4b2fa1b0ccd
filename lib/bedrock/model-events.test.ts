import { describe, expect, it } from "vitest";
import { toModelEvent, toWholeContent } from "@/lib/bedrock/model-events";
import type { JsonValue } from "@/lib/bedrock/types";

const event = (name: string, payload: object) => toModelEvent(name, JSON.stringify(payload), 5);
const delta = (value: object) => event("contentBlockDelta", { contentBlockIndex: 0, delta: value, p: "abc" });

describe("toModelEvent", () => {
  it.each([
    ["text", { text: "a" }, { type: "content", kind: "text", text: "a", at: 5 }],
    ["an empty first delta", { text: "" }, null],
    ["thinking", { reasoningContent: { text: "hm" } }, { type: "content", kind: "reasoning", text: "hm", at: 5 }],
    ["a signature", { reasoningContent: { signature: "s" } }, { type: "signature", signature: "s" }],
    ["redacted thinking", { reasoningContent: { redactedContent: "AA==" } }, null],
    ["a tool's input", { toolUse: { input: '{"a"' } }, { type: "content", kind: "tool", text: '{"a"', at: 5 }],
    ["something new", { citation: { title: "x" } }, null],
  ])("reads %s", (_, value, expected) => {
    expect(delta(value)).toEqual(expected);
  });

  it("reads the beginning of a tool's call", () => {
    const start = { contentBlockIndex: 1, start: { toolUse: { toolUseId: "t1", name: "weather" } } };
    expect(event("contentBlockStart", start)).toEqual({ type: "tool-start", toolUseId: "t1", name: "weather" });
  });

  it("reads usage with its cache parts, and how the call was served", () => {
    const payload = {
      usage: { inputTokens: 3, outputTokens: 4, totalTokens: 7, cacheReadInputTokens: 2, cacheWriteInputTokens: 1 },
      metrics: { latencyMs: 812 },
      serviceTier: { type: "flex" },
      performanceConfig: { latency: "standard" },
    };
    expect(event("metadata", payload)).toEqual({
      type: "metadata",
      usage: { inputTokens: 3, outputTokens: 4, cacheReadTokens: 2, cacheWriteTokens: 1 },
      serviceLatencyMs: 812,
      served: { serviceTier: "flex", latency: "standard" },
    });
  });

  it.each([
    [{}],
    [{ usage: { inputTokens: 1 } }],
    [{ usage: { inputTokens: -1, outputTokens: 2 } }],
    [{ usage: { inputTokens: 1e12, outputTokens: 2 } }],
    [{ usage: "none" }],
  ])("takes absurd usage for missing: %j", (payload) => {
    expect(event("metadata", payload)).toMatchObject({ usage: null, serviceLatencyMs: null });
  });

  it.each(["messageStart", "contentBlockStop", "somethingNew"])("passes over %s", (name) => {
    expect(event(name, { role: "assistant" })).toBeNull();
  });
});

describe("toWholeContent", () => {
  it("reads text, thinking and tool calls in order, none of them with a time", () => {
    const blocks: JsonValue = [
      { reasoningContent: { reasoningText: { text: "hm", signature: "s" } } },
      { text: "a" },
      { toolUse: { toolUseId: "t1", name: "weather", input: { city: "Bonn" } } },
      { image: {} },
    ];
    expect(toWholeContent(blocks)).toEqual([
      { type: "content", kind: "reasoning", text: "hm", at: null },
      { type: "signature", signature: "s" },
      { type: "content", kind: "text", text: "a", at: null },
      { type: "tool-start", toolUseId: "t1", name: "weather" },
      { type: "content", kind: "tool", text: '{"city":"Bonn"}', at: null },
    ]);
  });
});
