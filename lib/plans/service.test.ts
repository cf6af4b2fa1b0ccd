import { text } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { findBySubject } from "@/lib/audit/repository";
import { configSchema } from "@/lib/config/schema";
import { planRows } from "@/lib/db/schema";
import { claimPlan, settleRow } from "@/lib/plans/repository";
import { runPlan } from "@/lib/plans/runner";
import {
  applyPlan,
  exportPlan,
  getPlan,
  getPlanProgress,
  listPlans,
  makePlan,
  retryPlan,
  stopPlan,
} from "@/lib/plans/service";
import type { CreateBody } from "@/lib/profiles/schema";
import { createInput } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const create = "CreateInferenceProfile";
const failing = (status: number, name: string, message = "no") => ({ kind: "error", status, name, message });

function bodies(n: number): CreateBody[] {
  const { requestToken: _, ...body } = createInput();
  return Array.from({ length: n }, (_row, index) => ({ ...body, name: `team-${index}` }));
}

async function planned(ctx: TestContext, n: number): Promise<string> {
  const { planId } = await makePlan(ctx, { kind: "create", title: `${n} teams`, rows: bodies(n) });
  return planId;
}

const forever = new AbortController().signal;
/** What the queue does with the job of a plan. */
const work = (ctx: TestContext, planId: string, signal = forever) => runPlan(ctx, planId, signal);

async function profileNames(ctx: TestContext): Promise<string[]> {
  const { profiles } = await ctx.bedrock.listInferenceProfiles("APPLICATION");
  return profiles.map(({ name }) => name).sort();
}

async function statuses(ctx: TestContext, planId: string): Promise<string[]> {
  return (await getPlan(ctx, { planId })).rows.map(({ status }) => status);
}

describe("makePlan", () => {
  it("stores the rows with the exact calls they will make, and changes nothing", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 2);
    const plan = await getPlan(ctx, { planId });
    expect(plan).toMatchObject({ kind: "create", title: "2 teams", status: "planned", startedAt: null });
    expect(plan.rows[1]).toMatchObject({
      label: "team-1",
      status: "planned",
      calls: [{ operation: create, request: { inferenceProfileName: "team-1", description: "Search: ranking" } }],
    });
    expect(await profileNames(ctx)).toEqual([]);
    expect(ctx.sent).toEqual([]);
  });

  it("names each wrong row by its place", async () => {
    const { tagPolicy } = configSchema.parse({ tagPolicy: { required: ["team", "cost-center"] } });
    const ctx = await testContext();
    const [first, second] = bodies(2);
    const make = (rows: unknown[], context = ctx) => makePlan(context, { kind: "create", title: "x", rows });
    await expect(make([first, { ...second, name: "a--b" }])).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("Row 2: "),
      fieldErrors: { "rows.1.name": expect.any(String) },
    });
    await expect(make([first, first])).rejects.toMatchObject({
      fieldErrors: { "rows.1.name": "team-0 is already the name in row 1." },
    });
    const strict = { ...ctx, config: { ...ctx.config, tagPolicy } };
    await expect(make([first], strict)).rejects.toMatchObject({
      fieldErrors: { "rows.0.tags": "Add the required tag cost-center." },
    });
  });

  it("refuses a viewer", async () => {
    const ctx = await testContext({ role: "viewer" });
    await expect(makePlan(ctx, { kind: "create", title: "x", rows: bodies(1) })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await listPlans(ctx)).toEqual([]);
  });
});

describe("applyPlan", () => {
  it("creates each profile once with its ARN and an audit row, and ends", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 12);
    await applyPlan(ctx, { planId });
    expect(ctx.sent).toEqual([{ queue: "plans", data: { planId }, key: planId }]);
    await expect(applyPlan(ctx, { planId })).rejects.toMatchObject({ code: "conflict" });
    await work(ctx, planId);
    const plan = await getPlan(ctx, { planId });
    expect(plan.status).toBe("finished");
    await expect(applyPlan(ctx, { planId })).rejects.toMatchObject({ code: "conflict" });
    expect(new Set(plan.rows.map(({ resultArn }) => resultArn)).size).toBe(12);
    expect(await profileNames(ctx)).toHaveLength(12);
    expect(await findBySubject(ctx.db, "team-3")).toMatchObject([{ action: "profile.create", status: "succeeded" }]);
    expect(await findBySubject(ctx.db, "12 teams")).toMatchObject([
      { action: "plan.apply", status: "succeeded" },
      { action: "plan.apply", status: "failed", errorCode: "conflict" },
      { action: "plan.apply", status: "failed", errorCode: "conflict" },
    ]);
    expect(await listPlans(ctx)).toMatchObject([{ planId, status: "finished", counts: { succeeded: 12, failed: 0 } }]);
  });

  it("creates all of them once while a fifth of the calls is throttled", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: create, share: 0.2, fault: failing(429, "ThrottlingException") }]);
    const planId = await planned(ctx, 40);
    await applyPlan(ctx, { planId });
    await work(ctx, planId);
    expect(new Set(await statuses(ctx, planId))).toEqual(new Set(["succeeded"]));
    expect(await profileNames(ctx)).toEqual(
      bodies(40)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it("goes on with a row that is throttled longer than the SDK tries", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: create, times: 7, fault: failing(429, "ThrottlingException") }]);
    const planId = await planned(ctx, 1);
    await applyPlan(ctx, { planId });
    await work(ctx, planId);
    expect(await statuses(ctx, planId)).toEqual(["succeeded"]);
    expect(await profileNames(ctx)).toEqual(["team-0"]);
  });

  it("makes one profile of a call whose answer is lost", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: create, nth: 2, fault: { kind: "drop-response" } }]);
    const planId = await planned(ctx, 3);
    await applyPlan(ctx, { planId });
    await work(ctx, planId);
    expect(await statuses(ctx, planId)).toEqual(["succeeded", "succeeded", "succeeded"]);
    expect(await profileNames(ctx)).toEqual(["team-0", "team-1", "team-2"]);
  });
});

describe("a plan that another process left", () => {
  it("is taken up where it ended", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 3);
    await applyPlan(ctx, { planId });
    await claimPlan(ctx.db, planId);
    // It died after AWS had done the first row, before it could write so.
    const { rows } = await getPlan(ctx, { planId });
    const [row] = await ctx.db.select().from(planRows).where(eq(planRows.planId, planId)).limit(1);
    const sent = { name: "team-0", description: "Search: ranking", clientRequestToken: `other-${row?.requestToken}` };
    const tags = [...(bodies(1)[0]?.tags ?? []), { key: "profile-console:source", value: "us.amazon.nova-lite-v1:0" }];
    const arn = await ctx.bedrock.createInferenceProfile({ ...sent, copyFrom: bodies(1)[0]?.sourceArn ?? "", tags });
    await ctx.db
      .update(planRows)
      .set({ status: "running", attempts: 1, firstSentAt: new Date() })
      .where(eq(planRows.index, 0));

    await work(ctx, planId);
    const plan = await getPlan(ctx, { planId });
    expect(plan.rows.map(({ status }) => status)).toEqual(rows.map(() => "succeeded"));
    // Found by name, tags and time, although the token is another one: no second profile.
    expect(plan.rows[0]).toMatchObject({ resultArn: arn, attempts: 2, note: "An earlier attempt had created it." });
    expect(await profileNames(ctx)).toEqual(["team-0", "team-1", "team-2"]);
  });

  it("cannot be written by a process that only seemed dead", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 1);
    await applyPlan(ctx, { planId });
    const old = await claimPlan(ctx.db, planId);
    if (!old) throw new Error("the plan could not be claimed");
    await ctx.db.update(planRows).set({ status: "running" });
    await claimPlan(ctx.db, planId);
    const settled = { status: "failed", isUncertain: false, resultArn: null, note: null, error: null } as const;
    expect(await settleRow(ctx.db, old, 0, { ...settled, settledAt: new Date() })).toBe(false);
    expect(await statuses(ctx, planId)).toEqual(["running"]);
  });

  it("is given back at a shutdown, with rows under way finished", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 6);
    await applyPlan(ctx, { planId });
    await ctx.faults([{ operation: create, fault: { kind: "delay", beforeHeadersMs: 100 } }]);
    const shutdown = new AbortController();
    const working = work(ctx, planId, shutdown.signal);
    await expect.poll(async () => (await statuses(ctx, planId)).includes("running")).toBe(true);
    shutdown.abort();
    await expect(working).rejects.toThrow("aborted");
    const left = await statuses(ctx, planId);
    expect(left).not.toContain("running");
    expect(left).toContain("planned");
    await work(ctx, planId);
    expect(new Set(await statuses(ctx, planId))).toEqual(new Set(["succeeded"]));
  });
});

describe("retryPlan", () => {
  it("does not begin a plan that was never applied", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 1);
    await expect(retryPlan(ctx, { planId })).rejects.toMatchObject({ code: "conflict" });
    expect(ctx.sent).toEqual([]);
  });

  it("looks for what an unanswered call made, though a definite refusal came after it", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 1);
    await applyPlan(ctx, { planId });
    // All tries of the SDK stay unanswered, and the list that would tell is refused.
    await ctx.faults([
      { operation: create, times: 3, fault: { kind: "drop-response" } },
      { operation: "ListInferenceProfiles", fault: failing(403, "AccessDeniedException") },
    ]);
    await work(ctx, planId);
    expect(await statuses(ctx, planId)).toEqual(["failed"]);
    await ctx.faults([]);
    await retryPlan(ctx, { planId });
    await work(ctx, planId);
    const { rows } = await getPlan(ctx, { planId });
    expect(rows).toMatchObject([{ status: "succeeded", note: "An earlier attempt had created it." }]);
    expect(await profileNames(ctx)).toEqual(["team-0"]);
  });

  it("tries only what did not succeed, after a failure that would have met every row", async () => {
    const ctx = await testContext({ local: { quota: 5 } });
    const planId = await planned(ctx, 20);
    await applyPlan(ctx, { planId });
    await work(ctx, planId);
    const { rows, status } = await getPlan(ctx, { planId });
    expect(status).toBe("finished");
    const of = (wanted: string) => rows.filter((row) => row.status === wanted);
    expect(of("succeeded")).toHaveLength(5);
    expect(of("failed").length).toBeGreaterThan(0);
    expect(of("skipped").length).toBeGreaterThan(0);
    expect(of("skipped")[0]?.error).toMatchObject({ code: "quota_exceeded" });

    const { profiles } = await ctx.bedrock.listInferenceProfiles("APPLICATION");
    const kept = profiles.map(({ name }) => name);
    for (const { profileArn } of profiles) await ctx.bedrock.deleteInferenceProfile(profileArn);
    await retryPlan(ctx, { planId });
    await work(ctx, planId);
    const again = await getPlan(ctx, { planId });
    expect(again.rows.filter((row) => row.status === "succeeded")).toHaveLength(10);
    expect(await profileNames(ctx)).toHaveLength(5);
    expect((await profileNames(ctx)).filter((name) => kept.includes(name))).toEqual([]);
  });
});

describe("a colleague who applies a plan", () => {
  it("stands in the log as the one who made its profiles", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 1);
    await applyPlan({ ...ctx, actor: { id: "colleague", name: "Colleague", role: "builder" } }, { planId });
    await work(ctx, planId);
    expect(await findBySubject(ctx.db, "team-0")).toMatchObject([{ action: "profile.create", actorId: "colleague" }]);
  });
});

describe("stopPlan", () => {
  it("leaves the rest planned, and goes on later", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 3);
    await applyPlan(ctx, { planId });
    await stopPlan(ctx, { planId });
    await work(ctx, planId);
    expect(await getPlanProgress(ctx, { planId })).toMatchObject({
      status: "stopped",
      rows: [{ status: "planned" }, {}, {}],
    });
    await applyPlan(ctx, { planId });
    await work(ctx, planId);
    expect(await statuses(ctx, planId)).toEqual(["succeeded", "succeeded", "succeeded"]);
    await expect(stopPlan(ctx, { planId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("stopPlan in the middle", () => {
  it("ends the rows under way and begins no other", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 12);
    await applyPlan(ctx, { planId });
    await ctx.faults([{ operation: create, fault: { kind: "delay", beforeHeadersMs: 150 } }]);
    const working = work(ctx, planId);
    await expect.poll(() => statuses(ctx, planId)).toContain("running");
    await stopPlan(ctx, { planId });
    await working;
    const left = await statuses(ctx, planId);
    expect(left).not.toContain("running");
    expect(left.filter((status) => status === "planned").length).toBeGreaterThan(3);
    expect((await getPlanProgress(ctx, { planId })).status).toBe("stopped");
  });
});

describe("exportPlan", () => {
  it("gives every row with its result", async () => {
    const ctx = await testContext();
    const planId = await planned(ctx, 2);
    await applyPlan(ctx, { planId });
    await work(ctx, planId);
    const csv = await text((await exportPlan(ctx, { planId, format: "csv" })).body);
    expect(csv.trim().split("\r\n")).toHaveLength(3);
    const json: unknown = JSON.parse(await text((await exportPlan(ctx, { planId, format: "json" })).body));
    expect(json).toMatchObject([{ row: 1, name: "team-0", status: "succeeded" }, { row: 2 }]);
    await expect(exportPlan(ctx, { planId: crypto.randomUUID(), format: "csv" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
