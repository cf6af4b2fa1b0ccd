import { CreateInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import {
  CountTokensCommand,
  InvokeModelCommand,
  type InvokeModelCommandInput,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBedrock, userMessage } from "./test-bedrock.ts";

const nova = "us.amazon.nova-lite-v1:0";
const sonnet = "us.anthropic.claude-sonnet-4-6";

let local: Awaited<ReturnType<typeof startTestBedrock>>;
beforeAll(async () => {
  local = await startTestBedrock();
});
afterAll(() => local.close());

const claudeBody = {
  anthropic_version: "bedrock-2023-05-31",
  max_tokens: 2_000,
  messages: [{ role: "user", content: "What is the weather in Paris?" }],
};
const tools = [
  {
    name: "get_weather",
    description: "Gets the weather of a city",
    input_schema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
];
const novaBody = { schemaVersion: "messages-v1", messages: [userMessage("Explain caching")] };

async function invoke(modelId: string, body: unknown, settings: Partial<InvokeModelCommandInput> = {}) {
  const answer = await local.http1.send(new InvokeModelCommand({ modelId, body: JSON.stringify(body), ...settings }));
  return { ...answer, json: JSON.parse(answer.body.transformToString()) };
}

async function stream(modelId: string, body: unknown, version: 1 | 2 = 2) {
  const client = version === 1 ? local.http1 : local.http2;
  const command = new InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify(body) });
  const answer = await client.send(command);
  const events = [];
  for await (const { chunk } of answer.body ?? []) events.push(JSON.parse(Buffer.from(chunk?.bytes ?? []).toString()));
  return { contentType: answer.contentType, events };
}

describe("InvokeModel with Anthropic's messages", () => {
  it("answers as Claude does", async () => {
    const { json, contentType } = await invoke(sonnet, claudeBody);
    expect(contentType).toBe("application/json");
    expect(json).toEqual({
      model: "claude-sonnet-4-6",
      id: expect.stringMatching(/^msg_bdrk_\w{24}$/),
      type: "message",
      role: "assistant",
      content: [{ type: "text", text: expect.stringContaining("Simulated reply") }],
      stop_reason: "end_turn",
      stop_sequence: null,
      usage: {
        input_tokens: expect.any(Number),
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: 0,
        cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
        output_tokens: expect.any(Number),
      },
    });
  });

  it("states tokens and latency in headers", async () => {
    const answer = await fetch(`${local.url}/model/${sonnet}/invoke`, {
      method: "POST",
      headers: { "x-amzn-bedrock-performanceconfig-latency": "standard", "x-amzn-bedrock-service-tier": "default" },
      body: JSON.stringify(claudeBody),
    });
    const { usage } = await answer.json();
    expect(answer.headers.get("x-amzn-bedrock-input-token-count")).toBe(`${usage.input_tokens}`);
    expect(answer.headers.get("x-amzn-bedrock-output-token-count")).toBe(`${usage.output_tokens}`);
    expect(answer.headers.get("x-amzn-bedrock-invocation-latency")).toMatch(/^\d+$/);
    expect(answer.headers.get("x-amzn-bedrock-performanceconfig-latency")).toBe("standard");
    expect(answer.headers.get("x-amzn-bedrock-service-tier")).toBe("default");
  });

  it("calls tools and takes their results", async () => {
    const { json } = await invoke(sonnet, { ...claudeBody, tools });
    const call = json.content.at(-1);
    expect(call).toMatchObject({ type: "tool_use", name: "get_weather", input: { city: "Paris" } });
    expect(json.stop_reason).toBe("tool_use");
    const result = { type: "tool_result", tool_use_id: call.id, content: "61 degrees" };
    const conversation = [
      ...claudeBody.messages,
      { role: "assistant", content: json.content },
      { role: "user", content: [result] },
    ];
    const next = await invoke(sonnet, { ...claudeBody, tools, messages: conversation });
    expect(next.json.content[0].text).toContain("The tool answered: 61 degrees");
  });

  it("accounts for cache_control", async () => {
    const system = [
      { type: "text", text: "House rules. ".repeat(900), cache_control: { type: "ephemeral", ttl: "1h" } },
    ];
    const first = (await invoke(sonnet, { ...claudeBody, system })).json.usage;
    const second = (await invoke(sonnet, { ...claudeBody, system })).json.usage;
    expect(first.cache_creation.ephemeral_1h_input_tokens).toBeGreaterThan(1_024);
    expect(second).toMatchObject({
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: first.cache_creation_input_tokens,
    });
  });

  it.each([1, 2] as const)("streams Anthropic's events in their order (HTTP/%i)", async (version) => {
    const thinking = { type: "enabled", budget_tokens: 1_024 };
    const { events, contentType } = await stream(sonnet, { ...claudeBody, tools, thinking }, version);
    expect(contentType).toBe("application/json");
    const types = events.map((event) => event.type).filter((type, index, all) => type !== all[index - 1]);
    const block = ["content_block_start", "content_block_delta", "content_block_stop"];
    expect(types).toEqual(["message_start", ...block, ...block, ...block, "message_delta", "message_stop"]);
    expect(events[0].message).toMatchObject({ content: [], stop_reason: null, usage: { output_tokens: 1 } });
    const deltas = new Set(events.flatMap((event) => event.delta?.type ?? []));
    expect([...deltas]).toEqual(["thinking_delta", "signature_delta", "text_delta", "input_json_delta"]);
    const json = events.flatMap((event) => event.delta?.partial_json ?? []).join("");
    expect(JSON.parse(json)).toEqual({ city: "Paris" });
    expect(events.at(-2)).toMatchObject({
      delta: { stop_reason: "tool_use" },
      usage: { output_tokens: expect.any(Number) },
    });
    expect(events.at(-1)["amazon-bedrock-invocationMetrics"]).toEqual({
      inputTokenCount: events[0].message.usage.input_tokens,
      outputTokenCount: events.at(-2).usage.output_tokens,
      invocationLatency: expect.any(Number),
      firstByteLatency: expect.any(Number),
      cacheReadInputTokenCount: 0,
      cacheWriteInputTokenCount: 0,
    });
  });

  it.each<[string, object, RegExp]>([
    ["without max_tokens", { max_tokens: undefined }, /^max_tokens: Field required$/],
    ["without a version", { anthropic_version: undefined }, /^anthropic_version: Field required$/],
    ["with an unknown member", { model: "claude" }, /^model: Extra inputs are not permitted$/],
    ["with a wrong type", { max_tokens: "many" }, /^Malformed input request: STRING_VALUE can not be converted/],
    ["that starts with the assistant", { messages: [{ role: "assistant", content: "Hi" }] }, /first message must use/],
    ["with an empty text", { messages: [{ role: "user", content: "" }] }, /must be non-empty/],
  ])("refuses a body %s", async (_, change, message) => {
    await expect(invoke(sonnet, { ...claudeBody, ...change })).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringMatching(message),
    });
  });
});

describe("InvokeModel with Nova's messages", () => {
  it("answers as Nova does, and takes its names of settings", async () => {
    const { json } = await invoke(nova, { ...novaBody, inferenceConfig: { max_new_tokens: 7, topK: 20 } });
    expect(json).toEqual({
      output: { message: { content: [{ text: expect.any(String) }], role: "assistant" } },
      stopReason: "max_tokens",
      usage: {
        inputTokens: expect.any(Number),
        outputTokens: 7,
        totalTokens: json.usage.inputTokens + 7,
        cacheReadInputTokenCount: 0,
        cacheWriteInputTokenCount: 0,
      },
    });
  });

  it("streams Nova's events in their order", async () => {
    const { events } = await stream(nova, novaBody);
    const kinds = events.map((event) => Object.keys(event)[0]).filter((kind, index, all) => kind !== all[index - 1]);
    expect(kinds).toEqual(["messageStart", "contentBlockDelta", "contentBlockStop", "messageStop", "metadata"]);
    expect(events.at(-1)).toMatchObject({
      metadata: { usage: { inputTokens: expect.any(Number) } },
      "amazon-bedrock-invocationMetrics": { inputTokenCount: expect.any(Number) },
    });
  });

  it("blocks with a guardrail from the headers", async () => {
    const body = { messages: [userMessage("Tell me [guardrail:block]")] };
    const settings = { guardrailIdentifier: "abc123", guardrailVersion: "1", trace: "ENABLED" as const };
    const { json } = await invoke(nova, body, settings);
    expect(json).toMatchObject({
      "amazon-bedrock-guardrailAction": "INTERVENED",
      "amazon-bedrock-trace": { guardrail: {} },
    });
  });

  it.each<[string, object, RegExp]>([
    ["without messages", { messages: undefined }, /required key \[messages\] not found/],
    ["with an unknown member", { prompt: "Hi" }, /extraneous key \[prompt\] is not permitted/],
  ])("refuses a body %s", async (_, change, message) => {
    await expect(invoke(nova, { ...novaBody, ...change })).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringMatching(message),
    });
  });
});

describe("InvokeModel", () => {
  it("says which bodies it knows", async () => {
    await expect(invoke("us.deepseek.r1-v1:0", { prompt: "Hi" })).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("Anthropic Claude and Amazon Nova only"),
    });
  });

  it("takes an application profile, and the ledger tells", async () => {
    const copyFrom = `arn:aws:bedrock:us-east-1::inference-profile/${nova}`;
    const command = new CreateInferenceProfileCommand({ inferenceProfileName: "team-a", modelSource: { copyFrom } });
    const { inferenceProfileArn: modelId = "" } = await local.bedrock.send(command);
    const { json } = await invoke(modelId, novaBody);
    const [call] = (await local.ledger()).calls.slice(-1);
    expect(call).toMatchObject({ operation: "InvokeModel", modelId, outputTokens: json.usage.outputTokens });
  });
});

describe("CountTokens", () => {
  const count = (modelId: string, input: ConstructorParameters<typeof CountTokensCommand>[0]["input"]) =>
    local.http1.send(new CountTokensCommand({ modelId, input }));
  const model = "anthropic.claude-sonnet-4-6";

  it("counts what a call is charged, for both kinds of input", async () => {
    const messages = [userMessage("Explain caching to a new colleague")];
    const converse = { messages, system: [{ text: "Be brief." }] };
    const body = {
      ...claudeBody,
      messages: [{ role: "user", content: "Explain caching to a new colleague" }],
      system: "Be brief.",
    };
    const { json } = await invoke(sonnet, body);
    expect((await count(model, { converse })).inputTokens).toBe(json.usage.input_tokens);
    const bytes = Buffer.from(JSON.stringify(body));
    expect((await count(model, { invokeModel: { body: bytes } })).inputTokens).toBe(json.usage.input_tokens);
    const { calls } = await local.ledger();
    expect(calls.some((call) => call.operation === "CountTokens")).toBe(false);
  });

  it.each([sonnet, `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${sonnet}`, "amazon.nova-lite-v1:0"])(
    "refuses %s",
    async (modelId) => {
      await expect(count(modelId, { converse: { messages: [userMessage("Hi")] } })).rejects.toMatchObject({
        name: "ValidationException",
        message: "The provided model doesn't support counting tokens.",
      });
    },
  );
});
