import { connect as connectHttp2 } from "node:http2";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startTestBedrock } from "./test-bedrock.ts";

let local: Awaited<ReturnType<typeof startTestBedrock>>;
const log = vi.spyOn(console, "error");

beforeAll(async () => {
  local = await startTestBedrock();
});
afterAll(async () => {
  await local.close();
  // An unforeseen failure is logged; none of these inputs may be one.
  expect(log).not.toHaveBeenCalled();
});

const oddBlocks = [
  { image: { format: "png", source: {} } },
  { type: "image", source: { type: "base64", media_type: 1 } },
  { document: { name: "x", source: null } },
  { toolUse: { toolUseId: {} } },
  { toolResult: { content: [{}] } },
  { reasoningContent: 1 },
  { cachePoint: [] },
];

const oddBodies: Array<[string, string | Uint8Array<ArrayBuffer>]> = [
  ["not JSON", "{"],
  ["not UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  ["null", "null"],
  ["a number", "1"],
  ["a list", "[]"],
  ["nested 200,000 deep", "[".repeat(200_000)],
  ["members that are all null", JSON.stringify({ messages: null, inferenceProfileName: null, resourceARN: null })],
  ["members of wrong types", JSON.stringify({ messages: 1, inferenceProfileName: {}, resourceARN: [] })],
  ["lists of nulls", JSON.stringify({ messages: [null], tags: [null], tagKeys: [null], inferenceProfileName: "a" })],
  ["a prototype", '{"__proto__": {"messages": []}, "constructor": 1}'],
  ["odd content", JSON.stringify({ messages: [{ role: "user", content: [{ text: { a: 1 } }] }] })],
  ["empty blocks", JSON.stringify({ messages: [{ role: "user", content: [{}, null] }] })],
  ["odd settings", JSON.stringify({ messages: [], inferenceConfig: { maxTokens: 1.5, stopSequences: "x" } })],
  [
    "odd blocks",
    JSON.stringify({ messages: [{ role: "user", content: oddBlocks }], max_tokens: 1, anthropic_version: "x" }),
  ],
  ["odd tools", JSON.stringify({ messages: [], toolConfig: { tools: [{ toolSpec: null }] }, tools: [1], system: 1 })],
  [
    "odd tokens",
    JSON.stringify({ input: { converse: { messages: [{}] }, invokeModel: 1 }, thinking: 1, max_tokens: -1 }),
  ],
  ["odd extras", JSON.stringify({ messages: [], requestMetadata: {}, serviceTier: {}, system: [{}] })],
];

const posts = [
  "/inference-profiles",
  "/tagResource",
  "/untagResource",
  "/listTagsForResource",
  "/model/us.amazon.nova-lite-v1%3A0/converse",
  "/model/us.amazon.nova-lite-v1%3A0/converse-stream",
  "/model/us.amazon.nova-lite-v1%3A0/invoke",
  "/model/us.anthropic.claude-sonnet-4-6/invoke",
  "/model/us.anthropic.claude-sonnet-4-6/invoke-with-response-stream",
  "/model/anthropic.claude-sonnet-4-6/count-tokens",
];

describe.each(posts)("POST %s", (path) => {
  it.each(oddBodies)("answers a body that is %s with an AWS error", async (_, body) => {
    const answer = await fetch(local.url + path, { method: "POST", body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get("x-amzn-errortype")).toMatch(/^[A-Z]\w+Exception:/);
    expect(answer.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await answer.json()).toEqual({ message: expect.stringMatching(/\S/) });
  });
});

describe("other requests", () => {
  it.each([
    ["GET", "/", 404],
    ["PUT", "/inference-profiles", 404],
    ["GET", "/inference-profiles/%E0%A4%A", 400],
    ["GET", "/inference-profiles/constructor", 404],
    ["GET", "/inference-profiles?type=BOTH", 400],
    ["GET", "/inference-profiles?maxResults=many", 400],
    ["GET", "/inference-profiles?nextToken=", 400],
    ["GET", `/inference-profiles/${"a".repeat(3_000)}`, 400],
    ["GET", "/foundation-models?byOutputModality=SMELL", 400],
    ["GET", "/foundation-models/__proto__", 400],
    ["DELETE", "/inference-profiles/%00", 400],
    ["POST", `/model/${"a".repeat(3_000)}/converse`, 400],
    ["POST", "/model/%F0%9F%98%80/converse", 400],
    ["POST", "/model//converse", 404],
  ])("%s %s ends with %i", async (method, path, status) => {
    const answer = await fetch(local.url + path, { method });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ message: expect.stringMatching(/\S/) });
  });

  it("larger than allowed are refused while they are still being sent", async () => {
    const answer = await fetch(`${local.url}/inference-profiles`, { method: "POST", body: "x".repeat(3_000_000) });
    expect(answer.status).toBe(413);
    expect(answer.headers.get("x-amzn-errortype")).toContain("RequestEntityTooLargeException");
  });

  it("with 20 MB of text are answered", async () => {
    const messages = [{ role: "user", content: [{ text: "x ".repeat(10_000_000) }] }];
    const answer = await fetch(`${local.url}/model/amazon.nova-lite-v1%3A0/converse`, {
      method: "POST",
      body: JSON.stringify({ messages }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ message: "Input is too long for requested model." });
  });
});

describe("connections", () => {
  const port = () => Number(new URL(local.url).port);

  it("that break in the middle of a body leave the stand-in well", async () => {
    const socket = connect(port(), "127.0.0.1");
    socket.write("POST /inference-profiles HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
    await new Promise((resolve) => setImmediate(resolve));
    socket.resetAndDestroy();
    expect((await fetch(`${local.url}/inference-profiles`)).status).toBe(200);
  });

  it("that send one byte at a time are understood", async () => {
    const socket = connect(port(), "127.0.0.1").setNoDelay(true);
    const answer = new Promise<string>((resolve) => socket.once("data", (data) => resolve(String(data))));
    for (const letter of "PUT / HTTP/1.1\r\nHost: x\r\n\r\n") {
      await new Promise<void>((resolve) => socket.write(letter, () => setImmediate(resolve)));
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 404 /);
    socket.destroy();
  });

  it("with garbage are closed", async () => {
    const socket = connect(port(), "127.0.0.1");
    socket.end("\u0000\u0001garbage\r\n\r\n");
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (data) => {
        text += data;
      });
      socket.on("close", () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("may carry several HTTP/2 requests at once", async () => {
    const session = connectHttp2(local.url);
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const stream = session.request({ ":path": "/inference-profiles?maxResults=1" });
        const status = new Promise((resolve) => stream.once("response", (headers) => resolve(headers[":status"])));
        stream.resume().end();
        return status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    session.close();
  });
});
