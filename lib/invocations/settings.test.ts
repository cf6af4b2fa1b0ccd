import { describe, expect, it } from "vitest";
import type { InvocationEvent } from "@/lib/invocations/events";
import type { PromptMessage } from "@/lib/invocations/schema";
import { streamInvocations } from "@/lib/invocations/service";
import type { CallSettings } from "@/lib/invocations/settings";
import { invokeInput, systemProfileId } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
const never = new AbortController().signal;

async function ask(
  ctx: TestContext,
  profileId: string,
  settings: CallSettings,
  messages: PromptMessage[] = [{ role: "user", text: "What is an inference profile?" }],
) {
  const input = invokeInput([profileId]);
  const events: InvocationEvent[] = [];
  const calls = input.calls.map((call) => ({ ...call, settings, messages }));
  await streamInvocations(ctx, { ...input, calls }, never, (lines) => events.push(...lines));
  const end = events.find((event) => event.type === "invocation-end");
  if (!end) throw new Error("no end");
  return { events, outcome: end.outcome };
}

describe("the settings of a call", () => {
  it("makes a model think, and counts that apart from the answer", async () => {
    const ctx = await testContext();
    const { events, outcome } = await ask(ctx, haiku, { thinking: { budgetTokens: 1024 }, maxTokens: 2048 });
    expect(outcome).toMatchObject({ status: "complete", isStreamed: true });
    expect(outcome.events.reasoning).toBeGreaterThan(0);
    expect(events.filter((event) => event.type === "reasoning-delta")).toHaveLength(outcome.events.reasoning);
    expect(outcome.events.text).toBeGreaterThan(0);
    expect(events.some((event) => event.type === "reasoning-signature")).toBe(true);
  });

  it("writes a long system prompt to the cache and reads it the next time", async () => {
    const ctx = await testContext();
    const system = "You answer questions about inference profiles. ".repeat(400);
    const settings: CallSettings = {
      system,
      caching: { tools: false, system: true, conversation: false, ttl: "5m" },
    };
    const first = await ask(ctx, systemProfileId, settings);
    const second = await ask(ctx, systemProfileId, settings);
    expect(first.outcome.usage?.cacheWriteTokens).toBeGreaterThan(1000);
    expect(second.outcome.usage).toMatchObject({
      cacheReadTokens: first.outcome.usage?.cacheWriteTokens,
      cacheWriteTokens: 0,
    });
  });

  it("hands on a tool's call, and answers with the result that is sent back", async () => {
    const ctx = await testContext();
    const schema = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
    const settings: CallSettings = {
      tools: [{ name: "weather", description: "Weather of a city", inputSchema: schema }],
      toolChoice: "any",
    };
    const asked: PromptMessage = { role: "user", text: "What is the weather in Bonn?" };
    const { events, outcome } = await ask(ctx, haiku, settings, [asked]);
    const start = events.find((event) => event.type === "tool-use-start");
    expect(outcome).toMatchObject({ stopReason: "tool_use" });
    expect(start).toMatchObject({ name: "weather" });
    const json = events.flatMap((event) => (event.type === "tool-input-delta" ? [event.text] : [])).join("");
    const toolUse = { toolUseId: start?.toolUseId ?? "", name: "weather", input: JSON.parse(json) };
    const answer = await ask(ctx, haiku, { tools: settings.tools }, [
      asked,
      { role: "assistant", text: "", toolUses: [toolUse] },
      {
        role: "user",
        text: "",
        toolResults: [{ toolUseId: toolUse.toolUseId, status: "success", text: '{"celsius":11}' }],
      },
    ]);
    expect(answer.outcome).toMatchObject({ status: "complete", error: null });
  });

  it("answers as a whole without streaming: only the total is known", async () => {
    const ctx = await testContext();
    const { events, outcome } = await ask(ctx, systemProfileId, { isStreaming: false });
    expect(outcome).toMatchObject({ status: "complete", isStreamed: false, attempts: 1 });
    expect(outcome.timing).toMatchObject({ ttftMs: null, tpotMs: null, answeringMs: null, tailMs: null });
    expect(outcome.timing.totalMs).toBeGreaterThan(0);
    expect(outcome.serviceLatencyMs).not.toBeNull();
    expect(events.filter((event) => event.type === "text-delta")).toHaveLength(1);
  });

  it("says which tier and latency Bedrock served the call with", async () => {
    const ctx = await testContext();
    const { outcome } = await ask(ctx, "us.amazon.nova-pro-v1:0", { serviceTier: "flex", latency: "optimized" });
    expect(outcome.served).toEqual({ serviceTier: "flex", latency: "optimized" });
  });

  it("lets a pane's own limit win over the shared one", async () => {
    const ctx = await testContext();
    const { outcome } = await ask(ctx, systemProfileId, { maxTokens: 3 });
    expect(outcome).toMatchObject({ stopReason: "max_tokens", usage: { outputTokens: 3 } });
  });

  it("refuses what the model is known to refuse before Bedrock is called", async () => {
    const ctx = await testContext();
    const { outcome } = await ask(ctx, haiku, { temperature: 0.1, topP: 0.5 });
    expect(outcome).toMatchObject({ status: "failed", error: { code: "invalid_input" } });
    expect((await ctx.ledger()).calls).toEqual([]);
  });
});

describe("the order of a send", () => {
  it("begins each call when the one before has ended", async () => {
    const ctx = await testContext({ local: { speed: 20 } });
    const input = invokeInput([systemProfileId, systemProfileId], { order: "sequence" });
    const marks: string[] = [];
    await streamInvocations(ctx, input, never, (lines) => {
      for (const line of lines) {
        if (line.type === "invocation-start" || line.type === "invocation-end") marks.push(`${line.type} ${line.pane}`);
      }
    });
    expect(marks).toEqual(["invocation-start 0", "invocation-end 0", "invocation-start 1", "invocation-end 1"]);
  });

  it("makes no call whose turn had not come when the page was left", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "stall", afterDeltas: 2 } }]);
    const leave = new AbortController();
    const statuses: string[] = [];
    const input = invokeInput([systemProfileId, systemProfileId], { order: "sequence" });
    await streamInvocations(ctx, input, leave.signal, (lines) => {
      for (const line of lines) {
        if (line.type === "text-delta") leave.abort();
        if (line.type === "invocation-end") statuses.push(line.outcome.status);
      }
    });
    expect(statuses).toEqual(["stopped", "stopped"]);
    expect((await ctx.ledger()).calls).toHaveLength(1);
  });
});
