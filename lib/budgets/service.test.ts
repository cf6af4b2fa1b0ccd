import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { budgetStates, reserveBudget, settleBudget } from "@/lib/budgets/service";
import { defaultConfig } from "@/lib/config/schema";
import { testContext } from "@/lib/testing/context";

const at = new Date("2026-11-22T23:00:00Z");
const limits = (perPersonUsdPerDay: number | null, perTeamUsdPerDay: number | null) => ({
  config: { ...defaultConfig, budgets: { perPersonUsdPerDay, perTeamUsdPerDay } },
});
const call = (maximumUsd: number, team: string | null = null) => ({ invocationId: randomUUID(), team, maximumUsd, at });

describe("reserveBudget", () => {
  it("lets no more calls pass than the budget holds, however many come at once", async () => {
    const ctx = await testContext(limits(1, null));
    const results = await Promise.allSettled(Array.from({ length: 25 }, () => reserveBudget(ctx, call(0.1))));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    const [state] = await budgetStates(ctx, [], at);
    expect(state?.usedUsd).toBeCloseTo(1, 6);
  });

  it("lets no single call pass that may cost more than the whole day's budget", async () => {
    const ctx = await testContext(limits(1, null));
    await expect(reserveBudget(ctx, call(1.5))).rejects.toMatchObject({ code: "quota_exceeded" });
    expect((await budgetStates(ctx, [], at))[0]?.usedUsd).toBe(0);
  });

  it("books on person and team, or on neither", async () => {
    const ctx = await testContext(limits(10, 1));
    await reserveBudget(ctx, call(0.8, "search"));
    await expect(reserveBudget(ctx, call(0.4, "search"))).rejects.toMatchObject({
      code: "quota_exceeded",
      message: expect.stringMatching(
        /^Team search's budget of \$1\.00 a day .*\$0\.8 .*up to \$0\.4\. Nothing was sent/,
      ),
    });
    await reserveBudget(ctx, call(0.4, "sales"));
    const states = await budgetStates(ctx, ["search", "sales"], at);
    expect(states.map(({ usedUsd }) => usedUsd.toFixed(1))).toEqual(["1.2", "0.8", "0.4"]);
  });

  it("gives back what a call did not cost, once", async () => {
    const ctx = await testContext(limits(1, 1));
    const first = call(0.9, "search");
    await reserveBudget(ctx, first);
    await settleBudget(ctx, first.invocationId, 0.1, at);
    await settleBudget(ctx, first.invocationId, 0.1, at);
    await reserveBudget(ctx, call(0.9, "search"));
    await expect(reserveBudget(ctx, call(0.05))).rejects.toMatchObject({ code: "quota_exceeded" });
  });

  it("begins anew with the next day, and counts without a limit", async () => {
    const ctx = await testContext(limits(1, null));
    await reserveBudget(ctx, call(1, "search"));
    await reserveBudget(ctx, { ...call(1, "search"), at: new Date("2026-11-23T00:00:00Z") });
    expect(await budgetStates(ctx, ["search"], at)).toEqual([
      { scope: "person", name: "test-admin", limitUsd: 1, usedUsd: 1 },
    ]);
  });

  it("refuses a viewer", async () => {
    const ctx = await testContext({ role: "viewer" });
    await expect(reserveBudget(ctx, call(0.1))).rejects.toMatchObject({ code: "forbidden" });
  });
});
