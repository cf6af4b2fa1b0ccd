import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { converse } from "@/components/playground/converse";
import type { InvocationEvent } from "@/lib/invocations/events";
import { encodeNdjson } from "@/lib/ndjson";

const input = { origin: "playground" as const, maxTokens: null, calls: [] };
const never = new AbortController().signal;
const word: InvocationEvent = { type: "text-delta", pane: 0, text: "Hi" };

/** What the console's server wrote to so far; each line is said by the test. */
let answering: ServerResponse | null = null;
const server = createServer((_, response) => {
  answering = response;
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  response.write(encodeNdjson(word));
});

beforeEach(async () => {
  answering = null;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const realFetch = globalThis.fetch;
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // In Node there is no page to resolve an address against.
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => realFetch(new URL(path, origin), init));
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A request whose events are collected; `heard` resolves with each batch of them. */
function ask(signal: AbortSignal = never) {
  const events: InvocationEvent[] = [];
  const end = converse(input, signal, (batch) => events.push(...batch));
  const heard = (count: number) => vi.waitUntil(() => events.length >= count, { timeout: 5_000, interval: 5 });
  return { events, end, heard };
}

describe("converse", () => {
  it("ends a connection that says nothing for 45 s, and keeps what came", async () => {
    const { events, end, heard } = ask();
    await heard(1);
    vi.advanceTimersByTime(44_000);
    answering?.write(encodeNdjson({ type: "ping" }));
    await heard(2);
    vi.advanceTimersByTime(44_000);
    let isOver = false;
    void end.then(() => {
      isOver = true;
    });
    await new Promise(setImmediate);
    expect(isOver).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(await end).toEqual({ end: "lost", error: null });
    expect(events).toEqual([word, { type: "ping" }]);
  });

  it("tells a server that dies in the middle as lost", async () => {
    const { events, end, heard } = ask();
    await heard(1);
    answering?.destroy();
    expect(await end).toEqual({ end: "lost", error: null });
    expect(events).toEqual([word]);
  });

  it("tells what the person ended as stopped", async () => {
    const abort = new AbortController();
    const { end, heard } = ask(abort.signal);
    await heard(1);
    abort.abort();
    expect(await end).toEqual({ end: "stopped", error: null });
  });

  it("says that a server which is down cannot be reached", async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await ask().end).toMatchObject({ end: "refused", error: { code: "unavailable" } });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
});
