import { InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { collectStream, startTestBedrock, userMessage } from "./test-bedrock.ts";
import { rawEvents } from "./test-shapes.ts";

const modelId = "us.amazon.nova-lite-v1:0";
const input = { modelId, messages: [userMessage("Give me five tips for naming things")] };

let local: Awaited<ReturnType<typeof startTestBedrock>>;
beforeAll(async () => {
  local = await startTestBedrock();
});
afterEach(async () => {
  await local.control("DELETE", "/faults");
});
afterAll(() => local.close());

const texts = (deltas: string[]) => deltas.filter((text) => text !== "");

describe.each([1, 2] as const)("within a stream over HTTP/%i", (version) => {
  const client = () => (version === 1 ? local.http1 : local.http2);

  it("a corrupt frame fails after the deltas before it", async () => {
    await local.setFaults({ fault: { kind: "corrupt-frame", afterDeltas: 2 } });
    const { error, deltas } = await collectStream(client(), input);
    expect(error).toMatchObject({ message: expect.stringMatching(/checksum/i) });
    expect(texts(deltas)).toHaveLength(2);
  });

  it("an event of a later version comes between the others, which all arrive", async () => {
    await local.setFaults({ fault: { kind: "unknown-event", afterDeltas: 2, type: "futureEvent" } });
    const { error, kinds } = await collectStream(client(), input);
    expect(error).toBeNull();
    expect(kinds.slice(-3)).toEqual(["contentBlockStop", "messageStop", "metadata"]);
    const body = JSON.stringify({ messages: input.messages });
    const answer = await fetch(`${local.url}/model/${modelId}/converse-stream`, { method: "POST", body });
    const types = rawEvents(Buffer.from(await answer.arrayBuffer())).map((event) => event.type);
    expect(types.filter((type) => type === "futureEvent")).toHaveLength(1);
  });

  it("a delta comes twice", async () => {
    await local.setFaults({ fault: { kind: "duplicate-delta", afterDeltas: 2 } });
    const { deltas, error } = await collectStream(client(), input);
    const heard = texts(deltas);
    expect(error).toBeNull();
    expect(heard[3]).toBe(heard[2]);
  });

  it("usage is absurd to the caller, and true in the ledger", async () => {
    await local.setFaults({ fault: { kind: "usage", inputTokens: 0, outputTokens: -5, totalTokens: 2_000_000_000 } });
    const { events } = await collectStream(client(), input);
    expect(events.at(-1)?.metadata?.usage).toMatchObject({
      inputTokens: 0,
      outputTokens: -5,
      totalTokens: 2_000_000_000,
    });
    const { calls } = await local.ledger();
    expect(calls.at(-1)?.outputTokens).toBeGreaterThan(10);
  });
});

describe("InvokeModelWithResponseStream", () => {
  it("plays the faults of streams too", async () => {
    const fault = { kind: "stream-exception", name: "ThrottlingException", message: "no", afterDeltas: 1 } as const;
    await local.setFaults({ operation: "InvokeModelWithResponseStream", fault });
    const command = new InvokeModelWithResponseStreamCommand({
      modelId,
      body: JSON.stringify({ messages: input.messages }),
    });
    const { body } = await local.http2.send(command);
    const reading = (async () => {
      for await (const { chunk } of body ?? []) expect(chunk?.bytes?.length).toBeGreaterThan(0);
    })();
    await expect(reading).rejects.toMatchObject({ name: "ThrottlingException" });
  });
});
