import {
  CreateInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListInferenceProfilesCommand,
} from "@aws-sdk/client-bedrock";
import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { collectStream, startTestBedrock, userMessage } from "./test-bedrock.ts";

const modelId = "us.amazon.nova-lite-v1:0";
const input = { modelId, messages: [userMessage("Give me five tips for naming things")] };

let local: Awaited<ReturnType<typeof startTestBedrock>>;

beforeAll(async () => {
  local = await startTestBedrock();
});
afterEach(async () => {
  await local.control("DELETE", "/faults");
  await local.control("DELETE", "/ledger");
});
afterAll(() => local.close());

const ask = () => local.http1.send(new ConverseCommand(input));
// The server hears of an abort a little later, on a busy machine much later.
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 4_000 });
const listAll = (typeEquals: "APPLICATION" | "SYSTEM_DEFINED") =>
  local.bedrock.send(new ListInferenceProfilesCommand({ typeEquals }));

describe("error", () => {
  it("answers with status, name, message and Retry-After before a stream begins", async () => {
    const fault = {
      kind: "error",
      status: 429,
      name: "ThrottlingException",
      message: "Too many tokens, please wait before trying again.",
    } as const;
    await local.setFaults({ operation: "ConverseStream", fault: { ...fault, retryAfterSeconds: 3 } });
    const { error, events } = await collectStream(local.http2, input);
    expect(error).toMatchObject({
      name: "ThrottlingException",
      message: fault.message,
      $metadata: { httpStatusCode: 429 },
    });
    expect(error).toHaveProperty("$response.headers.retry-after", "3");
    expect(events).toEqual([]);
    await expect(ask()).resolves.toBeDefined();
  });

  it("writes IAM's denials with a capital Message", async () => {
    const message =
      "User: arn:aws:sts::000000000000:assumed-role/x/y is not authorized to perform: bedrock:InvokeModel";
    await local.setFaults({
      fault: { kind: "error", status: 403, name: "AccessDeniedException", message, capitalMessage: true },
    });
    const answer = await fetch(`${local.url}/inference-profiles`);
    expect(await answer.json()).toEqual({ Message: message });
    await expect(ask()).rejects.toMatchObject({ name: "AccessDeniedException", message });
  });

  it("hits one of the two list calls when its type says so", async () => {
    const fault = { kind: "error", status: 403, name: "AccessDeniedException", message: "no" } as const;
    await local.setFaults({ operation: "ListInferenceProfiles", type: "APPLICATION", fault });
    await expect(listAll("APPLICATION")).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(listAll("SYSTEM_DEFINED")).resolves.toBeDefined();
  });
});

describe("a rule", () => {
  const fault = { kind: "error", status: 503, name: "ServiceUnavailableException", message: "busy" } as const;
  const outcomes = async (count: number) => {
    const results: boolean[] = [];
    for (let call = 0; call < count; call += 1)
      results.push(
        await ask().then(
          () => true,
          () => false,
        ),
      );
    return results;
  };

  it("can hit only the nth call", async () => {
    await local.setFaults({ operation: "Converse", nth: 2, fault });
    expect(await outcomes(3)).toEqual([true, false, true]);
  });

  it("can hit so many calls only", async () => {
    await local.setFaults({ times: 2, fault });
    expect(await outcomes(3)).toEqual([false, false, true]);
    const { rules } = await (await local.control("GET", "/faults")).json();
    expect(rules).toMatchObject([{ matched: 3, applied: 2, times: 2 }]);
  });

  it("can hit a share of calls, the same ones each time", async () => {
    await local.setFaults({ share: 0.4, fault });
    const first = await outcomes(20);
    await local.setFaults({ share: 0.4, fault });
    expect(await outcomes(20)).toEqual(first);
    expect(first.filter((isFine) => !isFine).length).toBeGreaterThan(3);
    expect(first.filter((isFine) => !isFine).length).toBeLessThan(14);
  });

  it.each([modelId, "amazon.nova-lite-v1:0"])("can single out the profile %s", async (profile) => {
    await local.setFaults({ profile, fault });
    await expect(ask()).rejects.toMatchObject({ name: "ServiceUnavailableException" });
    const other = new ConverseCommand({ ...input, modelId: "us.amazon.nova-pro-v1:0" });
    await expect(local.http1.send(other)).resolves.toBeDefined();
  });

  it.each([
    ["no JSON", "{"],
    ["an unknown fault", JSON.stringify({ rules: [{ fault: { kind: "earthquake" } }] })],
    ["an unknown member", JSON.stringify({ rules: [{ fault: { kind: "hang" }, profil: "x" }] })],
    ["a missing number", JSON.stringify({ rules: [{ fault: { kind: "stall" } }] })],
  ])("that is %s is refused with the reason", async (_, body) => {
    const answer = await fetch((await local.control("GET", "/faults")).url, { method: "PUT", body });
    expect(answer.status).toBe(400);
    expect((await answer.json()).message).toMatch(/\S+/);
  });
});

describe("within a stream", () => {
  const faults = [1, 2] as const;

  it.each(faults)("an exception arrives after the deltas before it (HTTP/%i)", async (version) => {
    await local.setFaults({
      fault: { kind: "stream-exception", name: "ThrottlingException", message: "Too many tokens", afterDeltas: 2 },
    });
    const { error, deltas, kinds } = await collectStream(version === 1 ? local.http1 : local.http2, input);
    expect(error).toMatchObject({ name: "ThrottlingException", message: "Too many tokens" });
    expect(deltas.filter((text) => text !== "")).toHaveLength(2);
    expect(kinds).not.toContain("messageStop");
  });

  it.each(["destroy", "half-frame"] as const)("a cut by %s fails after the deltas before it", async (how) => {
    await local.setFaults({ fault: { kind: "cut", afterDeltas: 3, how } });
    const { error, deltas } = await collectStream(local.http1, input);
    expect(error).toBeInstanceOf(Error);
    expect(deltas.filter((text) => text !== "")).toHaveLength(3);
    expect(await collectStream(local.http2, input).then((stream) => stream.kinds)).not.toContain("messageStop");
  });

  it("an early end leaves out messageStop and metadata without an error", async () => {
    await local.setFaults({ fault: { kind: "cut", afterDeltas: 1, how: "end" } });
    const { error, kinds } = await collectStream(local.http1, input);
    expect(error).toBeNull();
    expect(kinds.at(-1)).toBe("contentBlockDelta");
  });

  it("metadata can be missing", async () => {
    await local.setFaults({ fault: { kind: "no-metadata" } });
    const { error, kinds } = await collectStream(local.http1, input);
    expect(error).toBeNull();
    expect(kinds.at(-1)).toBe("messageStop");
  });

  it.each(faults)("a stall lasts until the client leaves, which the ledger shows (HTTP/%i)", async (version) => {
    await local.setFaults({ fault: { kind: "stall", afterDeltas: 2 } });
    const abort = new AbortController();
    const client = version === 1 ? local.http1 : local.http2;
    const { stream } = await client.send(new ConverseStreamCommand(input), { abortSignal: abort.signal });
    let received = 0;
    const reading = (async () => {
      for await (const event of stream ?? []) {
        if (event.contentBlockDelta?.delta?.text) received += 1;
        if (received === 2) abort.abort();
      }
    })();
    // HTTP/1.1 throws on an abort, HTTP/2 ends as if all were well.
    await reading.catch((error: unknown) => expect(error).toBeInstanceOf(Error));
    await eventually(async () =>
      expect((await local.ledger()).calls[0]).toMatchObject({ outcome: "aborted", sentChunks: 2 }),
    );
  });
});

describe("on the connection", () => {
  it("hang lasts until the client gives up", async () => {
    await local.setFaults({ fault: { kind: "hang" } });
    const abort = new AbortController();
    const asking = local.http1.send(new ConverseCommand(input), { abortSignal: abort.signal });
    await eventually(async () => expect((await local.ledger()).totals).toMatchObject({ started: 1, finished: 0 }));
    abort.abort();
    await expect(asking).rejects.toMatchObject({ name: "AbortError" });
  });

  it("outage destroys every connection that matches", async () => {
    await local.setFaults({ fault: { kind: "outage" } });
    await expect(ask()).rejects.toBeInstanceOf(Error);
    await expect(local.http2.send(new ConverseCommand(input))).rejects.toBeInstanceOf(Error);
    await expect(listAll("APPLICATION")).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  it("drop-response creates the profile all the same", async () => {
    await local.setFaults({ operation: "CreateInferenceProfile", times: 1, fault: { kind: "drop-response" } });
    const command = {
      inferenceProfileName: "team-lost",
      clientRequestToken: "11111111-2222-4333-8444-555555555555",
      modelSource: { copyFrom: `arn:aws:bedrock:us-east-1::inference-profile/${modelId}` },
    };
    await expect(local.bedrock.send(new CreateInferenceProfileCommand(command))).rejects.toMatchObject({
      code: "ECONNRESET",
    });
    const { inferenceProfileSummaries: [lost] = [] } = await listAll("APPLICATION");
    expect(lost?.inferenceProfileName).toBe("team-lost");
    const repeated = await local.bedrock.send(new CreateInferenceProfileCommand(command));
    expect(repeated.inferenceProfileArn).toBe(lost?.inferenceProfileArn);
  });

  it("drop-response does the work of an answer and a stream", async () => {
    await local.setFaults({ fault: { kind: "drop-response" } });
    await expect(ask()).rejects.toBeInstanceOf(Error);
    expect((await collectStream(local.http1, input)).error).toBeInstanceOf(Error);
    const { calls, totals } = await local.ledger();
    expect(totals).toMatchObject({ started: 2, failed: 2 });
    expect(calls.every((call) => Number(call.outputTokens) > 0)).toBe(true);
  });
});

describe("delay", () => {
  it("holds back headers, the first delta and each further one", async () => {
    const fault = { kind: "delay", beforeHeadersMs: 40, beforeFirstDeltaMs: 50, betweenDeltasMs: 5 } as const;
    await local.setFaults({ fault });
    const { deltas } = await collectStream(local.http1, input);
    const {
      calls: [call],
    } = await local.ledger();
    const ms = (from: string, to: string) => Number(BigInt(String(call?.[to])) - BigInt(String(call?.[from]))) / 1e6;
    const chunks = deltas.filter((text) => text !== "").length;
    expect(ms("startedNs", "headersSentNs")).toBeGreaterThanOrEqual(38);
    expect(ms("startedNs", "firstContentSentNs")).toBeGreaterThanOrEqual(88);
    expect(ms("startedNs", "lastContentSentNs")).toBeGreaterThanOrEqual(88 + (chunks - 1) * 5);
  });

  it("applies to the control plane too", async () => {
    await local.setFaults({ operation: "GetInferenceProfile", fault: { kind: "delay", beforeHeadersMs: 30 } });
    const started = performance.now();
    await local.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: modelId }));
    expect(performance.now() - started).toBeGreaterThanOrEqual(29);
  });
});

describe("reply", () => {
  it("answers exactly the given text, whole and as a stream", async () => {
    const text = "<script>alert(1)</script> ![x](https://example.com/x.png) <|endoftext|> 👩‍👩‍👧 \u202eabc";
    await local.setFaults({ fault: { kind: "reply", text } });
    expect((await ask()).output?.message?.content).toEqual([{ text }]);
    expect((await collectStream(local.http2, input)).text).toBe(text);
  });
});

describe("the ledger", () => {
  it("tells what was invoked, when on the monotonic clock and with how many tokens", async () => {
    const before = process.hrtime.bigint();
    const { events } = await collectStream(local.http2, input);
    const usage = events.at(-1)?.metadata?.usage;
    const { calls, totals } = await local.ledger();
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(call).toMatchObject({
      operation: "ConverseStream",
      modelId,
      profileId: modelId,
      baseModelId: "amazon.nova-lite-v1:0",
      region: "us-east-1",
      outcome: "finished",
      inputTokens: usage?.inputTokens,
      outputTokens: usage?.outputTokens,
    });
    const marks = ["startedNs", "headersSentNs", "firstContentSentNs", "lastContentSentNs", "endedNs"];
    const times = [before, ...marks.map((mark) => BigInt(String(call?.[mark]))), process.hrtime.bigint()];
    expect(times).toEqual([...times].sort((a, b) => (a < b ? -1 : 1)));
    expect(totals).toMatchObject({ started: 1, finished: 1, outputTokens: usage?.outputTokens });
    expect((await (await local.control("DELETE", "/ledger")).json()).calls).toEqual([]);
  });

  it("answers to loopback names only", async () => {
    const { request } = await import("node:http");
    const { url } = await local.control("GET", "/ledger");
    const status = await new Promise((resolve) => {
      request(url, { headers: { host: "attacker.example" } }, (answer) => resolve(answer.resume().statusCode)).end();
    });
    expect(status).toBe(403);
  });
});
