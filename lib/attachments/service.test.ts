import { describe, expect, it } from "vitest";
import { loadAttachments, readAttachment, removeUnusedAttachments, uploadAttachment } from "@/lib/attachments/service";
import { budgetStates } from "@/lib/budgets/service";
import { defaultConfig } from "@/lib/config/schema";
import { invoke } from "@/lib/invocations/service";
import { answers, invokeInput, systemProfileId } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const never = new AbortController().signal;
const text = Buffer.from("The invoice 48-2201 is over 147.50 euro.");
const day = 24 * 60 * 60_000;

async function askAbout(ctx: TestContext, id: string, profileId = systemProfileId, words = "What does it say?") {
  const input = invokeInput([profileId]);
  const messages = [{ role: "user" as const, text: words, attachments: [{ id, name: "In_voice.txt" }] }];
  const calls = input.calls.map((call) => ({ ...call, messages }));
  const [pane] = await answers(invoke(ctx, { ...input, calls }, never));
  return pane;
}

describe("uploadAttachment", () => {
  it("keeps a content once, gives it back unchanged, and sends it with a prompt", async () => {
    const ctx = await testContext();
    const first = await uploadAttachment(ctx, { name: "invoice.txt" }, text);
    const second = await uploadAttachment(ctx, { name: "copy.md" }, text);
    expect(second).toMatchObject({ id: first.id, name: "copy.md", sizeBytes: text.length });
    expect(Buffer.from((await readAttachment(ctx, first)).content).equals(text)).toBe(true);
    const pane = await askAbout(ctx, first.id);
    expect(pane?.outcome).toMatchObject({ status: "complete", error: null });
    expect(pane?.text).toMatch(/document/i);
  });

  it("refuses a viewer", async () => {
    const ctx = await testContext({ role: "viewer" });
    await expect(uploadAttachment(ctx, { name: "a.txt" }, text)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is refused by a model that takes no images before Bedrock is called", async () => {
    const ctx = await testContext();
    const png = Buffer.from("89504e470d0a1a0a0000000d494844520000000a0000000a0802000000", "hex");
    const { id } = await uploadAttachment(ctx, { name: "a.png" }, png);
    const pane = await askAbout(ctx, id, "us.amazon.nova-micro-v1:0");
    expect(pane?.outcome.error).toMatchObject({
      code: "invalid_input",
      message: expect.stringMatching(/takes no images: remove In_voice/),
    });
    expect((await ctx.ledger()).calls).toEqual([]);
  });

  it("says when a file is no longer kept, and removes what nobody used for a week", async () => {
    const ctx = await testContext();
    const { id } = await uploadAttachment(ctx, { name: "a.txt" }, text);
    expect(await removeUnusedAttachments(ctx.db, new Date(Date.now() + 6 * day))).toBe(0);
    expect(await removeUnusedAttachments(ctx.db, new Date(Date.now() + 8 * day))).toBe(1);
    await expect(loadAttachments(ctx, [id])).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the budget of a call", () => {
  const config = (perPersonUsdPerDay: number) => ({
    config: { ...defaultConfig, budgets: { perPersonUsdPerDay, perTeamUsdPerDay: null } },
  });

  it("stops a call before Bedrock is asked, and says why", async () => {
    const ctx = await testContext(config(0.000_001));
    const [pane] = await answers(invoke(ctx, invokeInput([systemProfileId]), never));
    expect(pane?.outcome.error).toMatchObject({
      code: "quota_exceeded",
      message: expect.stringMatching(/Nothing was sent/),
    });
    expect((await ctx.ledger()).calls).toEqual([]);
  });

  it("ends up at what the calls cost, and keeps the worst case of one that broke", async () => {
    const ctx = await testContext(config(5));
    const [pane] = await answers(invoke(ctx, invokeInput([systemProfileId]), never));
    const [spent] = await budgetStates(ctx, [], new Date());
    expect(spent?.usedUsd).toBeCloseTo(pane?.outcome.estimatedCostUsd ?? Number.NaN, 12);
    await ctx.faults([{ operation: "ConverseStream", fault: { kind: "cut", afterDeltas: 3, how: "destroy" } }]);
    const [broken] = await answers(invoke(ctx, invokeInput([systemProfileId]), never));
    const [after] = await budgetStates(ctx, [], new Date());
    expect((after?.usedUsd ?? 0) - (spent?.usedUsd ?? 0)).toBeCloseTo(broken?.outcome.maximumCostUsd ?? Number.NaN, 12);
    await ctx.faults([
      { operation: "ConverseStream", fault: { kind: "error", status: 429, name: "ThrottlingException", message: "x" } },
    ]);
    await answers(invoke(ctx, invokeInput([systemProfileId]), never));
    expect((await budgetStates(ctx, [], new Date()))[0]?.usedUsd).toBeCloseTo(after?.usedUsd ?? Number.NaN, 12);
  });
});
