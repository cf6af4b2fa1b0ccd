import { ConverseCommand, type ConverseCommandInput, type Message, type Tool } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectStream, startTestBedrock, userMessage } from "./test-bedrock.ts";

const nova = "us.amazon.nova-lite-v1:0";
const sonnet = "us.anthropic.claude-sonnet-4-6";

let local: Awaited<ReturnType<typeof startTestBedrock>>;
beforeAll(async () => {
  local = await startTestBedrock();
});
afterAll(() => local.close());

function ask(input: Partial<ConverseCommandInput>) {
  return local.http1.send(new ConverseCommand({ modelId: nova, messages: [userMessage("Hi")], ...input }));
}

async function refusal(input: Partial<ConverseCommandInput>): Promise<string> {
  const error: unknown = await ask(input).then(
    () => new Error("It was not refused."),
    (caught: unknown) => caught,
  );
  if (!(error instanceof Error)) throw new Error("Something else than an error was thrown.");
  return `${error.name}: ${error.message}`;
}

const weather: Tool = {
  toolSpec: {
    name: "get_weather",
    description: "Gets the current weather and temperature of a city",
    inputSchema: {
      json: {
        type: "object",
        properties: {
          city: { type: "string" },
          unit: { type: "string", enum: ["celsius", "fahrenheit"] },
          days: { type: "integer", minimum: 1, maximum: 7 },
        },
        required: ["city", "days"],
      },
    },
  },
};
const stocks: Tool = {
  toolSpec: {
    name: "lookupStock",
    description: "Looks up a share price",
    inputSchema: {
      json: {
        type: "object",
        properties: { symbol: { type: "string", pattern: "^[A-Z]{1,5}$" } },
        required: ["symbol"],
      },
    },
  },
};
const tools = [weather, stocks];
const weatherQuestion = userMessage("What is the temperature in Paris over the next 3 days, in fahrenheit?");

describe("tools", () => {
  it("are called when the prompt asks for what one does, with arguments from its schema", async () => {
    const answer = await ask({ messages: [weatherQuestion], toolConfig: { tools } });
    expect(answer.stopReason).toBe("tool_use");
    const blocks = answer.output?.message?.content ?? [];
    expect(blocks[0]?.text).toContain("get_weather");
    expect(blocks[1]?.toolUse).toMatchObject({
      name: "get_weather",
      toolUseId: expect.stringMatching(/^tooluse_\w{22}$/),
      input: { city: "Paris", days: 3, unit: "fahrenheit" },
    });
  });

  it("are called by name, and stay unused when nothing asks for them", async () => {
    const named = await ask({ messages: [userMessage("Use lookupStock for ACME")], toolConfig: { tools } });
    expect(named.output?.message?.content?.at(-1)?.toolUse).toMatchObject({
      name: "lookupStock",
      input: { symbol: "ACME" },
    });
    const other = await ask({ messages: [userMessage("Tell me a story about a lighthouse")], toolConfig: { tools } });
    expect(other.stopReason).toBe("end_turn");
  });

  it("answer the next turn with their results", async () => {
    const first = await ask({ messages: [weatherQuestion], toolConfig: { tools } });
    const message = first.output?.message;
    const toolUseId = message?.content?.at(-1)?.toolUse?.toolUseId;
    if (!message) throw new Error("The answer has no message.");
    const result = { toolResult: { toolUseId, content: [{ json: { degrees: 61 } }] } };
    const messages: Message[] = [weatherQuestion, message, { role: "user", content: [result] }];
    const second = await ask({ messages, toolConfig: { tools } });
    expect(second.stopReason).toBe("end_turn");
    expect(second.output?.message?.content?.[0]?.text).toContain('The tool answered: {"degrees":61}');
    expect(await refusal({ messages })).toMatch(/toolConfig field must be defined/);
    const unanswered: Message[] = [weatherQuestion, message, userMessage("Well?")];
    expect(await refusal({ messages: unanswered, toolConfig: { tools } })).toContain(
      `for the following Ids: ${toolUseId}`,
    );
  });

  it("can be demanded, one of them or this one", async () => {
    const any = await ask({ toolConfig: { tools, toolChoice: { any: {} } } });
    expect(any).toMatchObject({ stopReason: "tool_use", output: { message: { content: [{ toolUse: {} }] } } });
    const one = await ask({ toolConfig: { tools, toolChoice: { tool: { name: "lookupStock" } } } });
    expect(one.output?.message?.content?.[0]?.toolUse?.name).toBe("lookupStock");
  });

  it.each([1, 2] as const)(
    "stream as a block of their own whose fragments join up to JSON (HTTP/%i)",
    async (version) => {
      const client = version === 1 ? local.http1 : local.http2;
      const { events } = await collectStream(client, {
        modelId: nova,
        messages: [weatherQuestion],
        toolConfig: { tools },
      });
      const start = events.find((event) => event.contentBlockStart)?.contentBlockStart;
      expect(start).toMatchObject({ contentBlockIndex: 1, start: { toolUse: { name: "get_weather" } } });
      const deltas = events
        .flatMap((event) => event.contentBlockDelta ?? [])
        .filter((delta) => delta.contentBlockIndex === 1);
      const json = deltas.map((event) => event.delta?.toolUse?.input ?? "").join("");
      expect(JSON.parse(json)).toEqual({ city: "Paris", days: 3, unit: "fahrenheit" });
      expect(events.filter((event) => event.contentBlockStop)).toHaveLength(2);
      expect(events.at(-2)?.messageStop?.stopReason).toBe("tool_use");
    },
  );

  it("are checked before anything runs", async () => {
    const spec = (change: object) => [{ toolSpec: { ...weather.toolSpec, ...change } }] as Tool[];
    expect(await refusal({ toolConfig: { tools: spec({ name: "no spaces" }) } })).toMatch(/toolSpec\.name.*pattern/);
    expect(await refusal({ toolConfig: { tools: spec({ inputSchema: { json: {} } }) } })).toMatch(
      /json\.type must be one of/,
    );
    expect(await refusal({ toolConfig: { tools: [] } })).toMatch(/'toolConfig\.tools'/);
    const toolChoice = { tool: { name: "unheard_of" } };
    expect(await refusal({ toolConfig: { tools, toolChoice } })).toMatch(/unheard_of/);
  });
});

describe("reasoning", () => {
  const thinking = { additionalModelRequestFields: { thinking: { type: "enabled", budget_tokens: 1_024 } } };
  const input = { modelId: sonnet, ...thinking, inferenceConfig: { maxTokens: 2_000 } };

  it("comes before the text, signed, and counts as output", async () => {
    const answer = await ask(input);
    const [first, second] = answer.output?.message?.content ?? [];
    expect(first?.reasoningContent?.reasoningText).toMatchObject({ text: /\w/, signature: /^[\w+/]{64,}=*$/ });
    expect(second?.text).toContain("Simulated reply");
    const plain = await ask({ modelId: sonnet });
    expect(answer.usage?.outputTokens).toBeGreaterThan(plain.usage?.outputTokens ?? 0);
  });

  it("streams as deltas of its own, the signature last", async () => {
    const { events } = await collectStream(local.http2, { ...input, messages: [userMessage("Hi")] });
    const deltas = events.flatMap((event) => event.contentBlockDelta ?? []);
    const ofFirst = deltas
      .filter((delta) => delta.contentBlockIndex === 0)
      .map((event) => event.delta?.reasoningContent);
    expect(ofFirst.slice(0, -1).every((delta) => delta?.text !== undefined)).toBe(true);
    expect(ofFirst.at(-1)?.signature).toMatch(/^\S{64,}$/);
    expect(deltas.at(-1)).toMatchObject({ contentBlockIndex: 1 });
  });

  it("is refused where the model has none, or with a budget it cannot keep", async () => {
    expect(await refusal(thinking)).toMatch(/extraneous key \[thinking\]/);
    expect(await refusal({ ...input, inferenceConfig: { maxTokens: 1_000 } })).toMatch(
      /`max_tokens` must be greater than/,
    );
    const small = { thinking: { type: "enabled", budget_tokens: 10 } };
    expect(await refusal({ modelId: sonnet, additionalModelRequestFields: small })).toMatch(
      /greater than or equal to 1024/,
    );
    expect(await refusal({ modelId: sonnet, additionalModelRequestFields: { foo: 1 } })).toMatch(/foo: Extra inputs/);
  });
});

describe("cache points", () => {
  const rules = "Rules of the house. ".repeat(600);
  const cached = (text: string, ttl?: "5m" | "1h"): Partial<ConverseCommandInput> => ({
    modelId: sonnet,
    system: [{ text }, { cachePoint: { type: "default", ...(ttl && { ttl }) } }],
  });

  it("write a prefix once, then read it, through every profile of the model", async () => {
    const first = (await ask(cached(rules))).usage;
    expect(first?.cacheWriteInputTokens).toBeGreaterThan(1_024);
    expect(first).toMatchObject({
      cacheReadInputTokens: 0,
      cacheDetails: [{ ttl: "5m", inputTokens: first?.cacheWriteInputTokens }],
    });
    expect(first?.inputTokens).toBeLessThan(20);
    const second = (await ask({ ...cached(rules), modelId: "global.anthropic.claude-sonnet-4-6" })).usage;
    expect(second).toMatchObject({ cacheReadInputTokens: first?.cacheWriteInputTokens, cacheWriteInputTokens: 0 });
    expect(second?.cacheDetails).toBeUndefined();
    const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0 } = second ?? {};
    expect(second?.totalTokens).toBe(inputTokens + outputTokens + cacheReadInputTokens);
    const other = (await ask({ ...cached(rules), modelId: "us.anthropic.claude-sonnet-4-5-20250929-v1:0" })).usage;
    expect(other?.cacheReadInputTokens).toBe(0);
  });

  it("expire on the stand-in's clock, after five minutes or an hour", async () => {
    const ahead = (aheadMs: number) => local.control("PUT", "/clock", { aheadMs });
    const [short, long] = [cached(`Short. ${rules}`), cached(`Long. ${rules}`, "1h")];
    await Promise.all([ask(short), ask(long)]);
    await ahead(301_000);
    const [afterShort, afterLong] = [(await ask(short)).usage, (await ask(long)).usage];
    expect(afterShort?.cacheReadInputTokens).toBe(0);
    expect(afterLong?.cacheReadInputTokens).toBeGreaterThan(1_024);
    await ahead(301_000 + 3_601_000);
    expect((await ask(long)).usage?.cacheDetails).toMatchObject([{ ttl: "1h" }]);
    await ahead(0);
  });

  it("below the model's minimum do nothing, and are refused by models without a cache", async () => {
    expect((await ask(cached("Short."))).usage).toMatchObject({ cacheReadInputTokens: 0, cacheWriteInputTokens: 0 });
    expect(await refusal({ ...cached(rules), modelId: "us.deepseek.r1-v1:0" })).toMatch(
      /^AccessDeniedException: You invoked an unsupported model or your request did not allow prompt caching\./,
    );
    expect(await refusal({ ...cached(rules, "1h"), modelId: nova })).toMatch(/ttl of 1h/);
  });
});

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A PNG that claims another size; only its header is looked at. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.from(pixel);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const turn = (...content: Message["content"] & object): Partial<ConverseCommandInput> => ({
  messages: [{ role: "user", content }],
});
const image = (bytes: Uint8Array, format: "png" | "jpeg" = "png") => ({ image: { format, source: { bytes } } });

describe("images", () => {
  it("count by their size in pixels", async () => {
    const tokens = async (bytes: Uint8Array) =>
      (await ask(turn({ text: "Look" }, image(bytes)))).usage?.inputTokens ?? 0;
    const small = await tokens(png(75, 100));
    expect((await tokens(png(750, 1_000))) - small).toBe(990);
    expect((await tokens(png(20_000, 20_000))) - small).toBe(1_590);
  });

  it("are looked at before they are taken", async () => {
    expect(await refusal(turn({ text: "Look" }, image(pixel, "jpeg")))).toMatch(/appears to be a image\/png/);
    expect(await refusal(turn({ text: "Look" }, image(Buffer.from("hello"))))).toMatch(/Could not process image/);
    const large = Buffer.concat([pixel, Buffer.alloc(4_000_000)]);
    expect(await refusal(turn({ text: "Look" }, image(large)))).toMatch(/larger than 3\.75 MB/);
    const blind = { ...turn({ text: "Look" }, image(pixel)), modelId: "us.amazon.nova-micro-v1:0" };
    expect(await refusal(blind)).toMatch(/doesn't support the image field/);
  });
});

describe("documents", () => {
  const document = (name: string, text: string, format: "txt" | "pdf" = "txt") => ({
    document: { name, format, source: { bytes: Buffer.from(text) } },
  });

  it("count by their text and are named in the answer", async () => {
    const answer = await ask(turn({ text: "Summarise" }, document("Report 2026", "word ".repeat(1_000))));
    expect(answer.usage?.inputTokens).toBeGreaterThan(1_000);
    expect(answer.output?.message?.content?.[0]?.text).toContain("Report 2026");
  });

  it.each<[string, Partial<ConverseCommandInput>, RegExp]>([
    ["a name with a dot", turn({ text: "x" }, document("a.txt", "x")), /document file name can only contain/],
    ["two spaces in the name", turn({ text: "x" }, document("a  b", "x")), /more than one consecutive whitespace/],
    ["no text beside it", turn(document("a", "x")), /document without text/],
    ["six in a turn", turn({ text: "x" }, ...[1, 2, 3, 4, 5, 6].map((n) => document(`d${n}`, "x"))), /up to 5/],
    ["no PDF inside", turn({ text: "x" }, document("a", "hello", "pdf")), /not a valid pdf/],
    ["more than 4.5 MB", turn({ text: "x" }, document("a", "x".repeat(4_800_000))), /larger than 4\.5 MB/],
  ])("with %s are refused", async (_, input, message) => {
    expect(await refusal(input)).toMatch(message);
  });
});

describe("a guardrail", () => {
  const guardrailConfig = { guardrailIdentifier: "abc123", guardrailVersion: "1", trace: "enabled" as const };
  const marked = { messages: [userMessage("Tell me [guardrail:block]")] };

  it("blocks a marked prompt, with its trace, and charges nothing", async () => {
    const answer = await ask({ ...marked, guardrailConfig });
    expect(answer).toMatchObject({
      stopReason: "guardrail_intervened",
      usage: { inputTokens: 0, outputTokens: 0 },
      trace: { guardrail: { actionReason: "Guardrail blocked.", inputAssessment: { abc123: { wordPolicy: {} } } } },
    });
    expect(answer.output?.message?.content?.[0]?.text).toBe("Sorry, the model cannot answer this question.");
  });

  it("blocks nothing without the marker, and nothing blocks without a guardrail", async () => {
    expect((await ask({ guardrailConfig })).stopReason).toBe("end_turn");
    expect((await ask(marked)).stopReason).toBe("end_turn");
    const { events } = await collectStream(local.http1, { modelId: nova, ...marked, guardrailConfig });
    expect(events.at(-2)?.messageStop?.stopReason).toBe("guardrail_intervened");
  });
});

describe("further settings", () => {
  it("answer with the fields of the model that were asked for", async () => {
    const answer = await ask({
      modelId: sonnet,
      inferenceConfig: { stopSequences: ["reply"] },
      additionalModelResponseFieldPaths: ["/stop_sequence", "/nothing"],
    });
    expect(answer.additionalModelResponseFields).toEqual({ stop_sequence: "reply" });
    expect(await refusal({ additionalModelResponseFieldPaths: ["stop"] })).toMatch(/not a valid JSON pointer/);
  });

  it("echo tier and mode as they were served", async () => {
    const input = { serviceTier: { type: "flex" as const }, performanceConfig: { latency: "optimized" as const } };
    expect(await ask(input)).toMatchObject({
      serviceTier: { type: "flex" },
      performanceConfig: { latency: "standard" },
    });
    const pro = await ask({ ...input, modelId: "us.amazon.nova-pro-v1:0" });
    expect(pro.performanceConfig?.latency).toBe("optimized");
    expect(await refusal({ requestMetadata: {} })).toMatch(/between 1 and 16 pairs/);
  });
});
