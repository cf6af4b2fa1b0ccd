import { describe, expect, it } from "vitest";
import { checkSettings, settingsRefusal } from "@/lib/invocations/check-settings";
import { type CallSettings, callSettingsSchema } from "@/lib/invocations/settings";
import { factsOf } from "@/lib/models/facts";

const haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";
const sonnet37 = "anthropic.claude-3-7-sonnet-20250219-v1:0";
const nova = "amazon.nova-lite-v1:0";
const nova2 = "amazon.nova-2-lite-v1:0";
const tool = { name: "weather", inputSchema: { type: "object" } };

const findings = (modelId: string, settings: CallSettings, maxTokens: number | null = 1024) =>
  checkSettings(settings, factsOf(modelId), maxTokens).map(({ setting, level }) => `${setting} ${level}`);

describe("checkSettings", () => {
  it.each<[string, CallSettings, string[]]>([
    [haiku, {}, []],
    [haiku, { temperature: 0.2 }, []],
    [haiku, { temperature: 0.2, topP: 0.9 }, ["topP error"]],
    [sonnet37, { temperature: 0.2, topP: 0.9 }, []],
    [nova, { temperature: 0.2, topP: 0.9 }, []],
    [haiku, { topK: 500 }, []],
    [nova, { topK: 128 }, []],
    [nova, { topK: 0 }, ["topK error"]],
    [nova, { topK: 129 }, ["topK error"]],
    ["meta.llama3-3-70b-instruct-v1:0", { topK: 5 }, ["topK error"]],
    [nova, { thinking: { effort: "low" } }, ["thinking error"]],
    [nova2, { thinking: { effort: "low" } }, []],
    [nova2, { thinking: { budgetTokens: 1024 } }, ["thinking error", "thinking error"]],
    [haiku, { thinking: { effort: "low" } }, ["thinking error"]],
    [haiku, { thinking: { budgetTokens: 1024 }, temperature: 0.5 }, ["thinking error", "temperature error"]],
    [haiku, { tools: [tool], toolChoice: { name: "other" } }, ["toolChoice error"]],
    [haiku, { toolChoice: "any" }, ["toolChoice error"]],
    [haiku, { tools: [tool], toolChoice: { name: "weather" } }, []],
    [nova, { caching: { tools: false, system: true, conversation: true, ttl: "5m" } }, []],
    [nova, { caching: { tools: true, system: false, conversation: false, ttl: "5m" } }, ["caching error"]],
    [nova, { caching: { tools: false, system: true, conversation: false, ttl: "1h" } }, ["caching error"]],
    [nova, { latency: "optimized" }, ["latency warning"]],
    ["amazon.nova-pro-v1:0", { latency: "optimized" }, []],
  ])("%s with %j: %j", (modelId, settings, expected) => {
    expect(findings(modelId, settings)).toEqual(expected);
  });

  it("wants a thinking budget below max tokens, and only warns by what the community says", () => {
    expect(findings(haiku, { thinking: { budgetTokens: 2048 } }, 4096)).toEqual([]);
    expect(findings(haiku, { thinking: { budgetTokens: 2048 } }, 2048)).toEqual(["thinking error"]);
    expect(findings(haiku, { thinking: { budgetTokens: 2048 } }, null)).toEqual([]);
    expect(findings(nova, {}, 8193)).toEqual(["maxTokens warning"]);
  });

  it("holds an unknown model against Bedrock's general limits only", () => {
    expect(findings("new.model-v1:0", { temperature: 1, topP: 1, stopSequences: ["x"] }, 900_000)).toEqual([]);
  });
});

describe("callSettingsSchema", () => {
  it.each<[object]>([
    [{ temperature: 1.1 }],
    [{ topP: -0.1 }],
    [{ topK: 501 }],
    [{ maxTokens: 0 }],
    [{ stopSequences: [""] }],
    [{ system: "  " }],
    [{ tools: [] }],
    [{ tools: [tool, tool] }],
    [{ tools: [{ ...tool, name: "two words" }] }],
    [{ tools: [{ ...tool, inputSchema: { type: "string" } }] }],
    [{ requestMetadata: {} }],
    [{ requestMetadata: { key: "emoji 😀" } }],
    [{ serviceTier: "fast" }],
    [{ thinking: { budgetTokens: 1023 } }],
  ])("refuses %j", (settings) => {
    expect(callSettingsSchema.safeParse(settings).success).toBe(false);
  });

  it("keeps what was not set unset", () => {
    expect(callSettingsSchema.parse({ temperature: 0 })).toEqual({ temperature: 0 });
  });
});

describe("settingsRefusal", () => {
  it("names every setting that the model refuses, and no mere warning", () => {
    const refused = settingsRefusal({ temperature: 0.5, topP: 0.5, topK: 501, toolChoice: "any" }, factsOf(haiku), 64);
    expect(refused).toMatch(/temperature or top P.*Top K of this model.*needs tools/);
    expect(settingsRefusal({ latency: "optimized" }, factsOf(nova), 64)).toBeNull();
  });
});
