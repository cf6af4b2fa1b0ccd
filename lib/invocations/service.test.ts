import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { BedrockGateway } from "@/lib/bedrock/gateway";
import { findInvocation, insertPending } from "@/lib/invocations/repository";
import { interruptAll, running } from "@/lib/invocations/running";
import {
  callFigures,
  invoke,
  settleInterruptedInvocations,
  stopInvocation,
  streamInvocations,
} from "@/lib/invocations/service";
import { createProfile } from "@/lib/profiles/service";
import { answers, createInput, invokeInput, systemProfileId } from "@/lib/testing/builders";
import { testContext } from "@/lib/testing/context";

const never = new AbortController().signal;

function intentOf(profileArn: string, startedAt: Date) {
  return {
    origin: "playground" as const,
    actorId: "local",
    profileArn,
    profileId: "id",
    profileName: "name",
    profileType: "APPLICATION" as const,
    modelId: "m",
    modelName: "M",
    route: "geo" as const,
    region: "us-east-1",
    simulated: true,
    maxTokens: null,
    startedAt,
  };
}

describe("invoke", () => {
  it("answers through a system profile and its copy, and keeps one settled row for each", async () => {
    const ctx = await testContext();
    const { profileId, profileArn } = await createProfile(ctx, createInput());
    const input = invokeInput([systemProfileId, profileId]);
    const panes = await answers(invoke(ctx, input, never));
    for (const [pane, { text, outcome }] of panes.entries()) {
      expect(text).toMatch(/^Simulated/i);
      expect(outcome).toMatchObject({ status: "complete", attempts: 1, error: null, priceDate: "2026-09-23" });
      expect(outcome.usage?.outputTokens).toBeGreaterThan(0);
      expect(outcome.estimatedCostUsd).toBeGreaterThan(0);
      const row = await findInvocation(ctx.db, input.calls[pane]?.invocationId ?? "");
      expect(row).toMatchObject({ status: "complete", modelName: "Nova Lite", route: "geo", simulated: true });
      expect(row?.totalMs).toBeGreaterThanOrEqual(row?.ttftMs ?? Number.POSITIVE_INFINITY);
    }
    expect((await ctx.ledger()).calls.map((call) => call.modelId)).toContain(profileArn);
  });

  it("calls a profile of another Region there, and records that Region", async () => {
    const ctx = await testContext({ regions: ["us-east-1", "eu-west-1"] });
    const arn = "arn:aws:bedrock:eu-west-1:000000000000:inference-profile/eu.amazon.nova-lite-v1:0";
    const input = invokeInput([arn]);
    const [pane] = await answers(invoke(ctx, input, never));
    expect(pane?.outcome.status).toBe("complete");
    const row = await findInvocation(ctx.db, input.calls[0]?.invocationId ?? "");
    expect(row).toMatchObject({ region: "eu-west-1", profileArn: arn });
  });

  it("measures the split so that its parts add up", async () => {
    const ctx = await testContext({ local: { speed: 20 } });
    const [pane] = await answers(invoke(ctx, invokeInput([systemProfileId]), never));
    const t = pane?.outcome.timing;
    expect(t?.clientOverheadMs).toBeGreaterThan(0);
    const parts = (t?.ttftMs ?? 0) + (t?.thinkingMs ?? 0) + (t?.answeringMs ?? 0) + (t?.tailMs ?? 0);
    expect(parts).toBeCloseTo(t?.totalMs ?? Number.NaN, 6);
  });

  it("agrees with the stand-in's own record of first token and total", async () => {
    const ctx = await testContext({ local: { speed: 20 } });
    const [pane] = await answers(invoke(ctx, invokeInput([systemProfileId]), never));
    const { calls } = await ctx.ledger();
    const sentMs = (Number(calls[0]?.firstContentSentNs) - Number(calls[0]?.startedNs)) / 1e6;
    expect(Math.abs((pane?.outcome.timing.ttftMs ?? 0) - sentMs)).toBeLessThan(25);
  });

  it("counts the calls of the last seven days, and knows the last one of any time", async () => {
    const ctx = await testContext();
    const { profileArn } = await createProfile(ctx, createInput());
    await answers(invoke(ctx, invokeInput([profileArn, profileArn]), never));
    const long = new Date("2026-01-02T00:00:00Z");
    await insertPending(ctx.db, { ...intentOf("old", long), id: randomUUID(), processId: running().processId });
    const figures = await callFigures(ctx);
    expect(figures).toHaveLength(2);
    expect(figures).toContainEqual({ profileArn, weekCalls: 2, lastCallAt: expect.any(Number) });
    expect(figures).toContainEqual({ profileArn: "old", weekCalls: 0, lastCallAt: long.getTime() });
  });

  it("refuses a viewer before anything is called", async () => {
    const ctx = await testContext({ role: "viewer" });
    expect(() => invoke(ctx, invokeInput([systemProfileId]), never)).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
    expect((await ctx.ledger()).calls).toEqual([]);
  });

  it("lets one pane fail without touching the other", async () => {
    const ctx = await testContext();
    const [lost, fine] = await answers(invoke(ctx, invokeInput(["us.amazon.nova-none-v1:0", systemProfileId]), never));
    expect(lost?.outcome).toMatchObject({ status: "failed", error: { code: "not_found" }, usage: null });
    expect(fine?.outcome.status).toBe("complete");
  });

  it.each([
    ["ThrottlingException", 429, "throttled"],
    ["ModelTimeoutException", 408, "timeout"],
    ["ModelErrorException", 424, "model_error"],
    ["ModelNotReadyException", 429, "unavailable"],
    ["ServiceUnavailableException", 503, "unavailable"],
    ["AccessDeniedException", 403, "access_denied"],
    ["ExpiredTokenException", 403, "credentials"],
  ])("reports %s as a failed call, made once", async (name, status, code) => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "error", status, name, message: "as told" } }]);
    const input = invokeInput([systemProfileId]);
    const [pane] = await answers(invoke(ctx, input, never));
    expect(pane).toMatchObject({ text: "", outcome: { status: "failed", error: { code } } });
    expect(await findInvocation(ctx.db, input.calls[0]?.invocationId ?? "")).toMatchObject({
      status: "failed",
      errorCode: code,
      totalMs: null,
    });
  });

  it.each([
    [
      "an exception in the stream",
      { kind: "stream-exception", name: "ModelStreamErrorException", message: "x", afterDeltas: 3 },
      "model_error",
      /model failed while answering/,
    ],
    ["a torn connection", { kind: "cut", afterDeltas: 3, how: "destroy" }, "unavailable", /connection .* broke before/],
    ["half a frame", { kind: "cut", afterDeltas: 3, how: "half-frame" }, "unavailable", /connection .* broke before/],
    ["an early end", { kind: "cut", afterDeltas: 3, how: "end" }, "unavailable", /connection .* ended before/],
    ["missing usage", { kind: "no-metadata" }, "unavailable", /without saying how many tokens/],
  ])("keeps the words before %s, calls the answer incomplete and says why", async (_, fault, code, words) => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", fault }]);
    const [pane] = await answers(invoke(ctx, invokeInput([systemProfileId]), never));
    expect(pane?.text.length).toBeGreaterThan(5);
    expect(pane?.outcome).toMatchObject({ status: "incomplete", error: { code }, estimatedCostUsd: null });
    expect(pane?.outcome.error?.message).toMatch(words);
    expect(pane?.outcome.timing.totalMs).toBeNull();
  });

  it("refuses an invocation ID that was used before: nothing is paid twice", async () => {
    const ctx = await testContext();
    const input = invokeInput([systemProfileId]);
    await answers(invoke(ctx, input, never));
    const [again] = await answers(invoke(ctx, input, never));
    expect(again?.outcome).toMatchObject({ status: "failed", error: { code: "conflict" } });
    expect((await ctx.ledger()).calls).toHaveLength(1);
  });
});

describe("invoke together", () => {
  it("looks no tags up while any pane's call runs", async () => {
    const ctx = await testContext();
    const [quick, late] = [await createProfile(ctx, createInput()), await createProfile(ctx, createInput())];
    const fault = { kind: "delay" as const, beforeHeadersMs: 100 };
    await ctx.faults([{ operation: "GetInferenceProfile", profile: late.profileId, fault }]);
    const seen: string[] = [];
    const lookUp = vi.spyOn(BedrockGateway.prototype, "resolveTags").mockImplementation(async () => {
      seen.push("look-up");
      return [];
    });
    const input = invokeInput([quick.profileId, late.profileId, systemProfileId]);
    await streamInvocations(ctx, input, never, (events) => {
      for (const { type } of events) seen.push(type);
    });
    lookUp.mockRestore();
    expect(seen.filter((step) => step === "look-up").length).toBeGreaterThan(1);
    const running = seen.slice(seen.indexOf("text-delta"), seen.lastIndexOf("invocation-end"));
    expect(running).not.toContain("look-up");
  });
});

describe("invoke in turn", () => {
  it("makes each call after the end of the one before, and keeps order and place with it", async () => {
    const ctx = await testContext();
    const sendId = randomUUID();
    const input = invokeInput([systemProfileId, systemProfileId, systemProfileId], { order: "sequence", sendId });
    const panes = await answers(invoke(ctx, input, never));
    expect(panes.map(({ outcome }) => outcome.status)).toEqual(["complete", "complete", "complete"]);
    const { calls } = await ctx.ledger();
    for (const [index, call] of calls.slice(1).entries())
      expect(BigInt(call.startedNs)).toBeGreaterThanOrEqual(BigInt(calls[index]?.endedNs ?? 0));
    const starts = panes.map(({ outcome }) => outcome.decidedAtMs ?? 0);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(await findInvocation(ctx.db, input.calls[2]?.invocationId ?? "")).toMatchObject({
      sendId,
      sendOrder: "sequence",
      sendPosition: 2,
    });
  });

  it("does not make a call that is stopped while it waits, and goes on after the one before", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", times: 1, fault: { kind: "stall", afterDeltas: 3 } }]);
    const input = invokeInput([systemProfileId, systemProfileId, systemProfileId], { order: "sequence" });
    const [first, second] = input.calls;
    const stream = invoke(ctx, input, never)[Symbol.asyncIterator]();
    await untilFirstWords(stream);
    stopInvocation(ctx, second?.invocationId ?? "");
    const rest = answers({ [Symbol.asyncIterator]: () => stream });
    stopInvocation(ctx, first?.invocationId ?? "");
    expect((await rest).map(({ outcome }) => outcome.status)).toEqual(["stopped", "stopped", "complete"]);
    expect((await ctx.ledger()).calls).toHaveLength(2);
  });
});

/** Waits for the first words of a stream that then stalls. */
async function untilFirstWords(events: AsyncIterator<{ type: string }>) {
  for (let event = await events.next(); !event.done; event = await events.next()) {
    if (event.value.type === "text-delta") return;
  }
  throw new Error("the stream ended without words");
}

describe("ending a call", () => {
  async function stalled() {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "stall", afterDeltas: 3 } }]);
    const input = invokeInput([systemProfileId]);
    const leave = new AbortController();
    const events = invoke(ctx, input, leave.signal)[Symbol.asyncIterator]();
    await untilFirstWords(events);
    const rest = () => answers({ [Symbol.asyncIterator]: () => events });
    return { ctx, id: input.calls[0]?.invocationId ?? "", leave, rest };
  }

  // A stop that does nothing leaves the call silent: that is told in seconds.
  it("stops one call by its ID, closes the upstream call and keeps the row", { timeout: 10_000 }, async () => {
    const { ctx, id, rest } = await stalled();
    expect(stopInvocation(ctx, id)).toEqual({ stopped: true });
    expect((await rest())[0]?.outcome).toMatchObject({ status: "stopped", error: null, usage: null });
    expect(await findInvocation(ctx.db, id)).toMatchObject({ status: "stopped" });
    await expect.poll(async () => (await ctx.ledger()).calls[0]?.outcome).toBe("aborted");
    expect(stopInvocation(ctx, id)).toEqual({ stopped: false });
  });

  it("stops a call that was announced but not yet made: nothing is asked of the model", async () => {
    const ctx = await testContext();
    const input = invokeInput([systemProfileId]);
    const id = input.calls[0]?.invocationId ?? "";
    const events = invoke(ctx, input, never)[Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ type: "invocation-start" });
    expect(stopInvocation(ctx, id)).toEqual({ stopped: true });
    const [pane] = await answers({ [Symbol.asyncIterator]: () => events });
    expect(pane?.outcome).toMatchObject({ status: "stopped", error: null });
    expect((await ctx.ledger()).calls).toEqual([]);
  });

  it("closes the upstream call when the page is left", async () => {
    const { ctx, id, leave, rest } = await stalled();
    leave.abort();
    await rest();
    expect(await findInvocation(ctx.db, id)).toMatchObject({ status: "stopped" });
    await expect.poll(async () => (await ctx.ledger()).calls[0]?.outcome).toBe("aborted");
  });

  it("settles calls as interrupted when the server shuts down", async () => {
    const { ctx, id, rest } = await stalled();
    expect(interruptAll()).toBe(1);
    expect((await rest())[0]?.outcome.error).toMatchObject({ code: "unavailable" });
    expect(await findInvocation(ctx.db, id)).toMatchObject({ status: "interrupted" });
  });
});

describe("settleInterruptedInvocations", () => {
  it("settles what a dead process left open, and nothing of this one", async () => {
    const ctx = await testContext();
    const intent = intentOf("arn", new Date(Date.now() - 60_000));
    await insertPending(ctx.db, { ...intent, id: "dead", processId: "another" });
    await insertPending(ctx.db, { ...intent, id: "mine", processId: running().processId });
    expect(await settleInterruptedInvocations(ctx.db, new Date())).toBe(1);
    expect(await findInvocation(ctx.db, "dead")).toMatchObject({ status: "interrupted", outputTokens: null });
    expect(await findInvocation(ctx.db, "mine")).toMatchObject({ status: "pending" });
  });
});
