import { describe, expect, it } from "vitest";
import { budgetWords } from "@/lib/budgets/words";
import { defaultConfig } from "@/lib/config/schema";
import { dayBudgetSchema, getDayBudget } from "@/lib/invocations/day-budget";
import { insertPending } from "@/lib/invocations/repository";
import { invoke } from "@/lib/invocations/service";
import { createProfile } from "@/lib/profiles/service";
import { answers, createInput, invokeInput, systemProfileId } from "@/lib/testing/builders";
import { testContext } from "@/lib/testing/context";

const config = { ...defaultConfig, budgets: { perPersonUsdPerDay: 20, perTeamUsdPerDay: 100 } };
const never = new AbortController().signal;

describe("getDayBudget", () => {
  it("tells what is used and left for the person and the profiles' teams", async () => {
    const ctx = await testContext({ config });
    const { profileId } = await createProfile(ctx, createInput());
    const [answer] = await answers(invoke(ctx, invokeInput([profileId]), never));
    const budget = await getDayBudget(ctx, { profile: [profileId, systemProfileId, "gone"] });
    const spent = answer?.outcome.estimatedCostUsd ?? Number.NaN;
    expect(budget.budgets).toEqual([
      { scope: "person", name: "test-admin", limitUsd: 20, usedUsd: expect.closeTo(spent, 12) },
      { scope: "team", name: "search", limitUsd: 100, usedUsd: expect.closeTo(spent, 12) },
    ]);
    expect(budget.unpricedCalls).toBe(0);
  });

  it("counts the person's calls of this day that no budget counts", async () => {
    const ctx = await testContext({ config });
    const startedAt = new Date("2026-11-22T01:00:00Z");
    const row = {
      ...{ origin: "playground" as const, processId: "p", profileArn: "arn", profileId: "id", profileName: "name" },
      ...{ profileType: "APPLICATION" as const, modelName: "M", route: "geo" as const, region: "us-east-1" },
      ...{ modelId: "nobody.knows-v1:0", actorId: ctx.actor.id, simulated: true, maxTokens: null, startedAt },
    };
    await insertPending(ctx.db, { ...row, id: "today" });
    await insertPending(ctx.db, { ...row, id: "priced", modelId: "amazon.nova-lite-v1:0" });
    await insertPending(ctx.db, { ...row, id: "yesterday", startedAt: new Date("2026-11-21T23:59:00Z") });
    await insertPending(ctx.db, { ...row, id: "another's", actorId: "another" });
    const budget = await getDayBudget(ctx, { profile: [] }, new Date("2026-11-22T12:00:00Z"));
    expect(budgetWords(budget)).toBe("Today: $0 of $20.00 used, $20.00 left; 1 unpriced call not counted");
  });

  it("refuses a viewer, and takes one profile as well as several", async () => {
    await expect(getDayBudget(await testContext({ role: "viewer" }), { profile: [] })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(dayBudgetSchema.parse({ profile: "a" })).toEqual({ profile: ["a"] });
    expect(dayBudgetSchema.parse({})).toEqual({ profile: [] });
  });
});
