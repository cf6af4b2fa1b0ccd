import * as controlPlane from "@aws-sdk/client-bedrock";
import * as runtime from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBedrock } from "./test-bedrock.ts";
import { eventProblems, rawEvents, shapeProblems } from "./test-shapes.ts";

const sonnet = "us.anthropic.claude-sonnet-4-6";
const nova = "us.amazon.nova-lite-v1:0";

let local: Awaited<ReturnType<typeof startTestBedrock>>;
let profileArn = "";

beforeAll(async () => {
  local = await startTestBedrock();
  const created = await call("POST", "/inference-profiles", {
    inferenceProfileName: "team-a",
    description: "Team A",
    modelSource: { copyFrom: `arn:aws:bedrock:us-east-1::inference-profile/${nova}` },
    tags: [{ key: "team", value: "a" }],
  });
  expect(created.status).toBe(201);
  const body = await created.json();
  expect(shapeProblems(controlPlane.CreateInferenceProfileResponse$, body)).toEqual([]);
  profileArn = body.inferenceProfileArn;
});
afterAll(() => local.close());

function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return fetch(local.url + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

describe("answers of the control plane have the API's shapes", () => {
  it.each([
    ["GET", "/inference-profiles?maxResults=3", controlPlane.ListInferenceProfilesResponse$],
    ["GET", "/inference-profiles?type=APPLICATION", controlPlane.ListInferenceProfilesResponse$],
    ["GET", `/inference-profiles/${nova}`, controlPlane.GetInferenceProfileResponse$],
    ["GET", "/inference-profiles/ARN", controlPlane.GetInferenceProfileResponse$],
    ["POST", "/listTagsForResource", controlPlane.ListTagsForResourceResponse$],
    ["POST", "/tagResource", controlPlane.TagResourceResponse$],
    ["POST", "/untagResource", controlPlane.UntagResourceResponse$],
    ["GET", "/foundation-models", controlPlane.ListFoundationModelsResponse$],
    ["GET", "/foundation-models/amazon.nova-lite-v1%3A0", controlPlane.GetFoundationModelResponse$],
    [
      "GET",
      "/foundation-model-availability/amazon.nova-lite-v1%3A0",
      controlPlane.GetFoundationModelAvailabilityResponse$,
    ],
  ])("%s %s", async (method, path, schema) => {
    const members = { resourceARN: profileArn, tags: [{ key: "a", value: "b" }], tagKeys: ["a"] };
    const wanted = { "/tagResource": ["resourceARN", "tags"], "/untagResource": ["resourceARN", "tagKeys"] }[path];
    const body = Object.fromEntries(
      Object.entries(members).filter(([name]) => (wanted ?? ["resourceARN"]).includes(name)),
    );
    const url = path.replace("ARN", encodeURIComponent(profileArn));
    const answer = await call(method, url, method === "POST" ? body : undefined);
    expect(answer.status).toBe(200);
    expect(shapeProblems(schema, await answer.json())).toEqual([]);
  });

  it("DELETE of a profile", async () => {
    const copy = { inferenceProfileName: "short-lived", modelSource: { copyFrom: profileSource } };
    const { inferenceProfileArn } = await (await call("POST", "/inference-profiles", copy)).json();
    const answer = await call("DELETE", `/inference-profiles/${encodeURIComponent(inferenceProfileArn)}`);
    expect(shapeProblems(controlPlane.DeleteInferenceProfileResponse$, await answer.json())).toEqual([]);
  });
});

const profileSource = `arn:aws:bedrock:us-east-1::inference-profile/${nova}`;
const weather = {
  toolSpec: {
    name: "get_weather",
    description: "Gets the weather of a city",
    inputSchema: { json: { type: "object", properties: { city: { type: "string" } }, required: ["city"] } },
  },
};
const said = (text: string) => ({ role: "user", content: [{ text }] });

const conversations: Array<[title: string, modelId: string, body: Record<string, unknown>]> = [
  ["plain text", nova, { messages: [said("Explain caching")] }],
  [
    "tool use after reasoning",
    sonnet,
    {
      messages: [said("What is the weather in Paris?")],
      toolConfig: { tools: [weather] },
      additionalModelRequestFields: { thinking: { type: "enabled", budget_tokens: 2_000 } },
      inferenceConfig: { maxTokens: 4_000 },
      additionalModelResponseFieldPaths: ["/stop_sequence", "/usage/input_tokens"],
    },
  ],
  [
    "a blocked prompt with its trace",
    nova,
    {
      messages: [said("Tell me [guardrail:block]")],
      guardrailConfig: { guardrailIdentifier: "abc123", guardrailVersion: "1", trace: "enabled" },
    },
  ],
  [
    "a passed prompt with its trace, tier and mode",
    nova,
    {
      messages: [said("Tell me more")],
      guardrailConfig: { guardrailIdentifier: "abc123", guardrailVersion: "DRAFT", trace: "enabled_full" },
      serviceTier: { type: "flex" },
      performanceConfig: { latency: "optimized" },
    },
  ],
  [
    "a written cache",
    sonnet,
    {
      system: [{ text: "Rules of the house. ".repeat(600) }, { cachePoint: { type: "default", ttl: "1h" } }],
      messages: [said("Hi")],
    },
  ],
  ["reasoning without being asked", "us.deepseek.r1-v1:0", { messages: [said("Explain caching")] }],
];

describe("answers of the runtime have the API's shapes", () => {
  it.each(conversations)("Converse: %s", async (_, modelId, body) => {
    const answer = await call("POST", `/model/${encodeURIComponent(modelId)}/converse`, body);
    expect(answer.status).toBe(200);
    expect(shapeProblems(runtime.ConverseResponse$, await answer.json())).toEqual([]);
  });

  it.each(conversations)("ConverseStream: %s", async (_, modelId, body) => {
    const answer = await call("POST", `/model/${encodeURIComponent(modelId)}/converse-stream`, body);
    expect(answer.headers.get("content-type")).toBe("application/vnd.amazon.eventstream");
    const events = rawEvents(Buffer.from(await answer.arrayBuffer()));
    expect(eventProblems(runtime.ConverseStreamOutput$, events)).toEqual([]);
    expect(events.map((event) => event.type)).toEqual(
      expect.arrayContaining(["messageStart", "messageStop", "metadata"]),
    );
  });

  it("InvokeModelWithResponseStream", async () => {
    const body = { messages: [said("Explain caching")] };
    const answer = await call("POST", `/model/${nova}/invoke-with-response-stream`, body);
    const events = rawEvents(Buffer.from(await answer.arrayBuffer()));
    expect(eventProblems(runtime.ResponseStream$, events)).toEqual([]);
  });

  it("CountTokens", async () => {
    const converse = { messages: [said("Explain caching")] };
    const answer = await call("POST", "/model/anthropic.claude-sonnet-4-6/count-tokens", { input: { converse } });
    expect(shapeProblems(runtime.CountTokensResponse$, await answer.json())).toEqual([]);
  });

  it("exceptions within a stream", async () => {
    const names = ["InternalServer", "ModelStreamError", "Validation", "Throttling", "ServiceUnavailable"] as const;
    for (const name of names) {
      const fault = { kind: "stream-exception", name: `${name}Exception`, message: "no", afterDeltas: 1 } as const;
      await local.setFaults({ fault });
      const answer = await call("POST", `/model/${nova}/converse-stream`, { messages: [said("Explain caching")] });
      const events = rawEvents(Buffer.from(await answer.arrayBuffer()));
      expect(events.at(-1)?.isException).toBe(true);
      expect(eventProblems(runtime.ConverseStreamOutput$, events)).toEqual([]);
    }
    await local.control("DELETE", "/faults");
  });
});

describe("the check itself", () => {
  it("finds what is missing, unknown and of the wrong type", () => {
    const metrics = { latencyMs: "1" };
    const body = { output: { message: { role: "assistant" }, extra: 1 }, stopReason: "end_turn", metrics, more: 1 };
    expect(shapeProblems(runtime.ConverseResponse$, body).sort()).toEqual([
      'body.metrics.latencyMs is of the wrong type: "1"',
      "body.more is unknown",
      "body.output sets other than one member",
      "body.output.extra is unknown",
      "body.output.message.content is missing",
      "body.usage is missing",
    ]);
  });
});
