import { CreateInferenceProfileCommand, DeleteInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import { ConverseCommand, type ConverseCommandInput } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectStream, startTestBedrock, userMessage } from "./test-bedrock.ts";

const novaLite = "us.amazon.nova-lite-v1:0";
const systemArn = `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${novaLite}`;
const question = "Explain the difference between latency and throughput in a short paragraph";

let local: Awaited<ReturnType<typeof startTestBedrock>>;
let teamArn = "";

beforeAll(async () => {
  local = await startTestBedrock();
  teamArn = await createProfile("team-a");
});
afterAll(() => local.close());

async function createProfile(inferenceProfileName: string): Promise<string> {
  const command = new CreateInferenceProfileCommand({ inferenceProfileName, modelSource: { copyFrom: systemArn } });
  const { inferenceProfileArn } = await local.bedrock.send(command);
  if (!inferenceProfileArn) throw new Error("The answer has no ARN.");
  return inferenceProfileArn;
}

function ask(modelId: string, input: Partial<ConverseCommandInput> = {}) {
  return local.http1.send(new ConverseCommand({ modelId, messages: [userMessage(question)], ...input }));
}

async function askText(modelId: string, input: Partial<ConverseCommandInput> = {}): Promise<string> {
  return (await ask(modelId, input)).output?.message?.content?.[0]?.text ?? "";
}

describe("Converse", () => {
  it("answers with text, stop reason, usage and metrics, and says that it is simulated", async () => {
    const answer = await ask(novaLite);
    expect(answer.output?.message?.content?.[0]?.text).toMatch(/^Simulated reply from Nova Lite: \S/);
    expect(answer).toMatchObject({ stopReason: "end_turn", output: { message: { role: "assistant" } } });
    const { inputTokens = 0, outputTokens = 0, totalTokens } = answer.usage ?? {};
    expect(inputTokens).toBeGreaterThan(8);
    expect(outputTokens).toBeGreaterThan(8);
    expect(totalTokens).toBe(inputTokens + outputTokens);
    expect(answer.metrics?.latencyMs).toBeGreaterThanOrEqual(0);
    expect(answer.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ["a model on demand by ID", "amazon.nova-lite-v1:0"],
    ["a model on demand by ARN", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"],
    ["a system profile by ID", novaLite],
    ["a system profile by ARN", systemArn],
  ])("takes %s", async (_, modelId) => {
    expect(await askText(modelId)).toContain("Simulated reply");
  });

  it("takes an application profile by ARN and refuses its bare ID", async () => {
    expect(await askText(teamArn)).toContain("Simulated reply from Nova Lite");
    await expect(ask(teamArn.split("/").at(-1) ?? "")).rejects.toMatchObject({
      name: "ValidationException",
      message: "The provided model identifier is invalid.",
    });
  });

  it("refuses a deleted application profile", async () => {
    const arn = await createProfile("short-lived");
    await local.bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
    await expect(ask(arn)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it.each([
    [
      "amazon.nova-2-lite-v1:0",
      "ValidationException",
      "Invocation of model ID amazon.nova-2-lite-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
    ],
    ["us.made-up-v1:0", "ValidationException", "The provided model identifier is invalid."],
    ["eu.amazon.nova-lite-v1:0", "ValidationException", "The provided model identifier is invalid."],
    [systemArn.replace("us-east-1", "us-west-2"), "ValidationException", "The provided model identifier is invalid."],
    ["no such id!", "ValidationException", "1 validation error detected: Value 'no such id!' at 'modelId' failed"],
    [
      "us.anthropic.claude-3-5-sonnet-20241022-v2:0",
      "ResourceNotFoundException",
      "This model version has reached the end of its life.",
    ],
    ["amazon.titan-embed-text-v2:0", "ValidationException", "This action doesn't support the model that you provided."],
    ["amazon.nova-2-sonic-v1:0", "ValidationException", "This action doesn't support the model that you provided."],
  ])("refuses %s with %s", async (modelId, name, message) => {
    await expect(ask(modelId)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
  });

  it("stops at maxTokens with exactly so many tokens", async () => {
    const answer = await ask(novaLite, { inferenceConfig: { maxTokens: 9 } });
    expect(answer).toMatchObject({ stopReason: "max_tokens", usage: { outputTokens: 9 } });
  });

  it("stops before a stop sequence", async () => {
    const answer = await ask(novaLite, { inferenceConfig: { stopSequences: ["from Nova", "nowhere"] } });
    expect(answer.output?.message?.content?.[0]?.text).toBe("Simulated reply ");
    expect(answer.stopReason).toBe("stop_sequence");
  });

  it("takes the conversation so far into account", async () => {
    const messages = [
      userMessage("Hello, my name is Priya"),
      { role: "assistant" as const, content: [{ text: "Hello Priya." }] },
      userMessage("What is my name?"),
    ];
    expect(await askText(novaLite, { messages })).toContain("your name is Priya");
  });

  it("differs when repeated and between profiles, and is the same again on a new stand-in", async () => {
    const replies = async (close: () => Promise<void>, send: typeof local.http1) => {
      const texts: string[] = [];
      for (const modelId of [novaLite, novaLite, "us.amazon.nova-pro-v1:0"]) {
        const answer = await send.send(
          new ConverseCommand({ modelId, messages: [userMessage("Plan a team offsite")] }),
        );
        texts.push(answer.output?.message?.content?.[0]?.text ?? "");
      }
      await close();
      return texts;
    };
    const [first, second] = [await startTestBedrock(), await startTestBedrock()];
    const [one, two] = [await replies(first.close, first.http1), await replies(second.close, second.http1)];
    expect(one).toEqual(two);
    expect(new Set(one).size).toBe(3);
  });

  it("counts a 70 kB prompt without trouble", async () => {
    const answer = await ask(novaLite, { messages: [userMessage("日本語のテキスト ".repeat(8_000))] });
    expect(answer.usage?.inputTokens).toBeGreaterThan(10_000);
  });
});

describe("a Converse body", () => {
  const assistant = { role: "assistant" as const, content: [{ text: "Hi." }] };

  it.each<[string, Partial<ConverseCommandInput>, RegExp]>([
    ["without messages", { messages: [] }, /must start with a user message/],
    ["that starts with the assistant", { messages: [assistant] }, /must start with a user message/],
    ["with two user messages in a row", { messages: [userMessage("a"), userMessage("b")] }, /must alternate/],
    ["that ends with the assistant", { messages: [userMessage("a"), assistant] }, /must end with a user message/],
    ["with blank text", { messages: [userMessage("  ")] }, /text field .* at messages\.0\.content\.0 is blank/],
    ["without content", { messages: [{ role: "user", content: [] }] }, /content field .* at messages\.0 is empty/],
    ["with temperature 1.1", { inferenceConfig: { temperature: 1.1 } }, /'inferenceConfig\.temperature'.*less than or/],
    ["with topP -1", { inferenceConfig: { topP: -1 } }, /'inferenceConfig\.topP'.*greater than or equal to 0/],
    ["with maxTokens 0", { inferenceConfig: { maxTokens: 0 } }, /'inferenceConfig\.maxTokens'.*equal to 1/],
    ["with more tokens than the model can give", { inferenceConfig: { maxTokens: 8_193 } }, /model limit of 8192/],
    ["with an empty stop sequence", { inferenceConfig: { stopSequences: [""] } }, /stopSequences\.1\.member/],
  ])("%s is refused", async (_, input, message) => {
    await expect(ask(novaLite, input)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringMatching(message),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("with temperature and topP is refused by newer Claude models only", async () => {
    const inferenceConfig = { temperature: 0.5, topP: 0.5 };
    await expect(ask(novaLite, { inferenceConfig })).resolves.toBeDefined();
    await expect(ask("us.anthropic.claude-sonnet-4-6", { inferenceConfig })).rejects.toMatchObject({
      message: expect.stringContaining("cannot both be specified"),
    });
  });

  it("beyond the model's context is refused", async () => {
    const refused = ask("us.amazon.nova-micro-v1:0", { messages: [userMessage("many words ".repeat(100_000))] });
    await expect(refused).rejects.toMatchObject({ message: "Input is too long for requested model." });
  });
});

describe.each([1, 2] as const)("ConverseStream over HTTP/%i", (version) => {
  const client = () => (version === 1 ? local.http1 : local.http2);

  it("sends its events in Bedrock's order and joins up to the text Converse gives", async () => {
    const messages = [userMessage(`${question}, asked over HTTP/${version}`)];
    const stream = await collectStream(client(), { modelId: teamArn, messages });
    expect(stream.error).toBeNull();
    expect(stream.kinds[0]).toBe("messageStart");
    expect(stream.kinds.slice(-3)).toEqual(["contentBlockStop", "messageStop", "metadata"]);
    expect(new Set(stream.kinds.slice(1, -3))).toEqual(new Set(["contentBlockDelta"]));
    expect(stream.deltas.length).toBeGreaterThan(3);

    const fresh = await startTestBedrock();
    const { copyFrom } = { copyFrom: systemArn };
    const command = new CreateInferenceProfileCommand({ inferenceProfileName: "team-a", modelSource: { copyFrom } });
    const { inferenceProfileArn: modelId } = await fresh.bedrock.send(command);
    const whole = await fresh.http1.send(new ConverseCommand({ modelId, messages }));
    expect(stream.text).toBe(whole.output?.message?.content?.[0]?.text);
    expect(stream.events.at(-1)?.metadata?.usage).toEqual(whole.usage);
    await fresh.close();
  });

  it("refuses before the stream begins", async () => {
    const { error, events } = await collectStream(client(), { modelId: "us.made-up", messages: [userMessage("Hi")] });
    expect(error).toMatchObject({ name: "ValidationException", $metadata: { httpStatusCode: 400 } });
    expect(events).toEqual([]);
  });

  it("reports max_tokens in messageStop", async () => {
    const input = { modelId: novaLite, messages: [userMessage(question)], inferenceConfig: { maxTokens: 3 } };
    const { events } = await collectStream(client(), input);
    expect(events.at(-2)?.messageStop?.stopReason).toBe("max_tokens");
    expect(events.at(-1)?.metadata?.usage?.outputTokens).toBe(3);
  });
});
