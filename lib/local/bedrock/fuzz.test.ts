import { Agent, request } from "node:http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { integerBetween, pick, type Random, randomFrom } from "./random.ts";
import { startTestBedrock } from "./test-bedrock.ts";

const cases = 1_500;
const atOnce = 20;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
const log = vi.spyOn(console, "error");

let local: Awaited<ReturnType<typeof startTestBedrock>>;

beforeAll(async () => {
  local = await startTestBedrock();
});
afterAll(async () => {
  agent.destroy();
  await local.close();
});

type Call = { method: string; path: string; headers: Record<string, string>; body: string | Buffer };

const profile = "arn%3Aaws%3Abedrock%3Aus-east-1%3A000000000000%3Ainference-profile%2Fus.amazon.nova-lite-v1%3A0";
const resourceARN = "arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/abcdefghijkl";
const tags = [{ key: "team", value: "a" }];
const converse = {
  messages: [{ role: "user", content: [{ text: "Hello" }] }],
  system: [{ text: "Be brief" }],
  inferenceConfig: { maxTokens: 20, temperature: 0.5, topP: 0.5, stopSequences: ["x"] },
  toolConfig: {
    tools: [{ toolSpec: { name: "t", inputSchema: { json: { type: "object" } } } }],
    toolChoice: { auto: {} },
  },
  requestMetadata: { team: "a" },
  performanceConfig: { latency: "standard" },
  serviceTier: { type: "default" },
};
const claude = { anthropic_version: "bedrock-2023-05-31", max_tokens: 20, messages: [{ role: "user", content: "Hi" }] };
const tagging = "ResourceGroupsTaggingAPI_20170126";

/** Calls in good order, to be spoilt. */
const good: [GoodCall, ...GoodCall[]] = [
  ["GET", "/inference-profiles?type=APPLICATION&maxResults=5&nextToken=abc"],
  ["GET", `/inference-profiles/${profile}`],
  ["DELETE", "/inference-profiles/abcdefghijkl"],
  [
    "POST",
    "/inference-profiles",
    {
      inferenceProfileName: "team-a",
      description: "Team A: chat",
      clientRequestToken: "5b6ff7a6-0d8f",
      modelSource: { copyFrom: "arn:aws:bedrock:us-east-1::inference-profile/us.amazon.nova-lite-v1:0" },
      tags,
    },
  ],
  ["POST", "/tagResource", { resourceARN, tags }],
  ["POST", "/untagResource", { resourceARN, tagKeys: ["team"] }],
  ["POST", "/listTagsForResource", { resourceARN }],
  ["GET", "/foundation-models?byProvider=Amazon&byOutputModality=TEXT&byInferenceType=ON_DEMAND"],
  ["GET", "/foundation-models/amazon.nova-lite-v1%3A0"],
  ["GET", "/foundation-model-availability/amazon.nova-lite-v1%3A0"],
  ["POST", `/model/${profile}/converse`, converse],
  ["POST", `/model/${profile}/converse-stream`, converse],
  ["POST", "/model/us.anthropic.claude-sonnet-4-6/invoke", claude],
  ["POST", "/model/us.anthropic.claude-sonnet-4-6/invoke-with-response-stream", claude],
  ["POST", "/model/amazon.nova-lite-v1%3A0/count-tokens", { input: { converse: { messages: converse.messages } } }],
  ["POST", "/", { ResourceTypeFilters: ["bedrock"], TagFilters: [{ Key: "team", Values: ["a"] }] }, "GetResources"],
  ["POST", "/", { ResourceARNList: [resourceARN], Tags: { team: "a" } }, "TagResources"],
  ["POST", "/", { ResourceARNList: [resourceARN], TagKeys: ["team"] }, "UntagResources"],
  ["POST", "/?Action=GetCallerIdentity&Version=2011-06-15"],
];
type GoodCall = [method: string, path: string, body?: object, target?: string];

// biome-ignore format: one value a line would be a page
const oddValues: [unknown, ...unknown[]] = [
  null, true, 0, -1, 1.5, 1e300, "", " ", "\u0000", "\ud800", "é🙂".repeat(40), "a".repeat(70_000), "../../etc/passwd",
 [], [[]], [null], {}, { a: { b: { c: null } } }, "__proto__", "arn:aws:bedrock:::", new Array(3_000).fill("x"),
];

/** Replaces, drops or adds members here and there. */
function spoilt(random: Random, value: unknown): unknown {
  if (random() < 0.15) return pick(random, oddValues);
  if (Array.isArray(value)) return value.map((entry) => spoilt(random, entry));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(() => random() > 0.05);
  if (random() < 0.05)
    entries.push([pick(random, ["constructor", "__proto__", "unknown", ""]), pick(random, oddValues)]);
  return Object.fromEntries(entries.map(([key, entry]) => [key, spoilt(random, entry)]));
}

function spoiltPath(random: Random, path: string): string {
  const at = integerBetween(random, 1, path.length);
  const piece = pick(random, [
    "%",
    "%00",
    "%ff",
    "//",
    "..",
    "?",
    "&x=1&x=2",
    "%2F",
    "a".repeat(3_000),
    "é".normalize(),
    "#",
    "{}",
  ]);
  return encodeURI(`${path.slice(0, at)}${piece}${path.slice(at)}`).replaceAll("%25", "%");
}

function bodyOf(random: Random, body: object | undefined): string | Buffer {
  const text = JSON.stringify(spoilt(random, body ?? {})) ?? "";
  const kind = random();
  if (kind < 0.1) return text.slice(0, integerBetween(random, 0, text.length));
  if (kind < 0.2)
    return Buffer.concat([Buffer.from(text.slice(0, 20)), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from(text)]);
  return text;
}

function callOf(random: Random): Call {
  const [method, path, body, target] = pick(random, good);
  const isSigned = random() < 0.15;
  const scope = pick(random, [
    "local/20261122/us-east-1/bedrock/aws4_request",
    "local/20261122",
    "/////",
    "a/20261122/xx/s/aws4_request",
  ]);
  return {
    method: random() < 0.1 ? pick(random, ["PUT", "PATCH", "OPTIONS", "PROPFIND", "DELETE", "GET", "POST"]) : method,
    path: random() < 0.2 ? spoiltPath(random, path) : path,
    headers: {
      ...(target && { "x-amz-target": random() < 0.1 ? "Nonsense" : `${tagging}.${target}` }),
      ...(isSigned && { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, Signature=x` }),
    },
    body: bodyOf(random, body),
  };
}

function send({ method, path, headers, body }: Call) {
  return new Promise<{ status: number; type: string | string[] | undefined; requestId: unknown }>((resolve, reject) => {
    const { hostname, port } = new URL(local.url);
    const limit = AbortSignal.timeout(30_000);
    const length = `${Buffer.byteLength(body)}`;
    const sent = request({
      hostname,
      port,
      method,
      path,
      headers: { ...headers, "content-length": length },
      agent,
      signal: limit,
    });
    sent.on("error", reject);
    sent.on("response", (answer) => {
      answer.resume().on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: answer.headers["x-amzn-errortype"],
          requestId: answer.headers["x-amzn-requestid"],
        }),
      );
    });
    sent.end(body);
  });
}

it(`answers ${cases} spoilt calls with success or an AWS error, and nothing unforeseen`, async () => {
  const random = randomFrom("fuzz", 1);
  const calls = Array.from({ length: cases }, () => callOf(random));
  const statuses = new Map<number, number>();
  const next = calls.values();
  const work = async () => {
    for (const call of next) {
      const shown = JSON.stringify({ ...call, body: call.body.toString().slice(0, 500) });
      const { status, type, requestId } = await send(call).catch((error: unknown) => {
        throw new Error(`No answer to ${shown}`, { cause: error });
      });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status, shown).toBeLessThan(500);
      expect(requestId, shown).toMatch(/^[\da-f-]{36}$/);
      if (status >= 400) expect(type, shown).toMatch(/^[A-Z]\w+:/);
      else expect([200, 201], shown).toContain(status);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  expect(log.mock.calls).toEqual([]);
  expect(statuses.get(400)).toBeGreaterThan(cases / 4);
  expect((await fetch(`${local.url}/inference-profiles`)).status).toBe(200);
});
