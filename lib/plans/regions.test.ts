import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { runPlan } from "@/lib/plans/runner";
import type { PlanKindName } from "@/lib/plans/schema";
import { applyPlan, exportPlan, getPlan, makePlan, retryPlan } from "@/lib/plans/service";
import { createInput } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const [home, abroad] = ["us-east-1", "eu-west-1"];
const sources: Record<string, string> = {
  [home]: "us.amazon.nova-lite-v1:0",
  [abroad]: "eu.amazon.nova-lite-v1:0",
};
const sourceArn = (region: string) => `arn:aws:bedrock:${region}:000000000000:inference-profile/${sources[region]}`;

function body(region: string, name: string) {
  const { requestToken: _, ...rest } = createInput();
  return { ...rest, name, sourceArn: sourceArn(region) };
}

async function namesIn(ctx: TestContext, region: string): Promise<string[]> {
  const { profiles } = await ctx.bedrockIn(region).listInferenceProfiles("APPLICATION");
  return profiles.map(({ name }) => name).sort();
}

async function applied(ctx: TestContext, kind: PlanKindName, rows: unknown[]): Promise<string> {
  const { planId } = await makePlan(ctx, { kind, title: "x", rows });
  await applyPlan(ctx, { planId });
  await runPlan(ctx, planId, new AbortController().signal);
  return planId;
}

const made = (ctx: TestContext, region: string, name: string) =>
  ctx.bedrockIn(region).createInferenceProfile({
    name,
    description: null,
    copyFrom: sourceArn(region),
    tags: [{ key: "team", value: "old" }],
    clientRequestToken: `${region}-${name}`,
  });

describe("a plan over several Regions", () => {
  it("creates each row in its own, where one name may be in both, and says so in the file", async () => {
    const ctx = await testContext({ regions: [home, abroad] });
    const planId = await applied(ctx, "create", [body(home, "a"), body(abroad, "a"), body(abroad, "b")]);
    expect(await namesIn(ctx, home)).toEqual(["a"]);
    expect(await namesIn(ctx, abroad)).toEqual(["a", "b"]);
    const { rows } = await getPlan(ctx, { planId });
    expect(rows.map(({ region, resultArn }) => [region, resultArn?.split(":")[3]])).toEqual([
      [home, home],
      [abroad, abroad],
      [abroad, abroad],
    ]);
    const csv = await text((await exportPlan(ctx, { planId, format: "csv" })).body);
    expect(
      csv
        .replaceAll('"', "")
        .split("\r\n")
        .map((line) => line.split(",").slice(1, 3)),
    ).toEqual([["name", "region"], ["a", home], ["a", abroad], ["b", abroad], []]);
  });

  it("goes on in one Region when the quota of the other is used up, and retries only there", async () => {
    const ctx = await testContext({ regions: [home, abroad], local: { quota: 6 } });
    for (const name of ["1", "2", "3", "4", "5", "6"]) await made(ctx, home, name);
    const names = ["a", "b", "c", "d", "e", "f"];
    const planId = await applied(ctx, "create", [
      ...names.map((name) => body(home, name)),
      ...names.map((name) => body(abroad, name)),
    ]);
    expect(await namesIn(ctx, abroad)).toEqual(names);
    const first = await getPlan(ctx, { planId });
    const ofHome = first.rows.filter(({ region }) => region === home);
    expect(ofHome.every(({ status, error }) => status !== "succeeded" && error?.code === "quota_exceeded")).toBe(true);
    expect(ofHome.some(({ status }) => status === "skipped")).toBe(true);

    const { profiles } = await ctx.bedrock.listInferenceProfiles("APPLICATION");
    for (const { profileArn } of profiles) await ctx.bedrock.deleteInferenceProfile(profileArn);
    await retryPlan(ctx, { planId });
    await runPlan(ctx, planId, new AbortController().signal);
    expect(await namesIn(ctx, home)).toEqual(names);
    expect(await namesIn(ctx, abroad)).toEqual(names);
  });

  it("leaves what another Region still has to do to whoever goes on", async () => {
    const ctx = await testContext({ regions: [home, abroad], local: { quota: 4 } });
    const four = ["a", "b", "c", "d"];
    for (const name of four) await made(ctx, home, name);
    const rows = [
      ...four.map((name) => body(home, `new-${name}`)),
      ...["a", "b", "c", "d"].map((name) => body(abroad, name)),
    ];
    const { planId } = await makePlan(ctx, { kind: "create", title: "x", rows });
    await applyPlan(ctx, { planId });
    await ctx.faults([{ operation: "CreateInferenceProfile", fault: { kind: "delay", beforeHeadersMs: 150 } }]);
    const shutdown = new AbortController();
    const working = runPlan(ctx, planId, shutdown.signal);
    const statuses = async () => (await getPlan(ctx, { planId })).rows.map(({ status }) => status);
    await expect.poll(statuses).toContain("failed");
    shutdown.abort();
    await expect(working).rejects.toThrow("aborted");
    expect((await statuses()).slice(4)).not.toContain("skipped");
  });

  it("re-tags and replaces where each profile is", async () => {
    const ctx = await testContext({ regions: [home, abroad] });
    const [old, other] = [await made(ctx, abroad, "old"), await made(ctx, home, "other")];
    const retag = (profileArn: string) => ({
      profileArn,
      name: "x",
      changes: [{ key: "team", from: "old", to: "new" }],
    });
    await applied(ctx, "retag", [retag(old), retag(other)]);
    for (const arn of [old, other]) {
      expect(await ctx.bedrockFor(arn).listTags(arn)).toEqual([{ key: "team", value: "new" }]);
    }
    const planId = await applied(ctx, "replace", [{ ...body(abroad, "successor"), oldArn: old }]);
    expect((await getPlan(ctx, { planId })).rows).toMatchObject([{ region: abroad, status: "succeeded" }]);
    expect(await namesIn(ctx, abroad)).toEqual(["old", "successor"]);
    expect(await namesIn(ctx, home)).toEqual(["other"]);
  });

  it("gives up re-tagging in a Region that refuses it, and refuses to replace a profile twice", async () => {
    const ctx = await testContext({ regions: [home] });
    const arns = await Promise.all(["1", "2", "3", "4", "5", "6"].map((name) => made(ctx, home, name)));
    const fault = { kind: "error", status: 403, name: "AccessDeniedException", message: "no" };
    await ctx.faults([{ operation: "TagResource", fault }]);
    const changes = [{ key: "team", from: "old", to: "new" }];
    const planId = await applied(
      ctx,
      "retag",
      arns.map((profileArn) => ({ profileArn, name: "x", changes })),
    );
    const statuses = (await getPlan(ctx, { planId })).rows.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(["failed", "skipped"]));
    const twice = ["a", "b"].map((name) => ({ ...body(home, name), oldArn: arns[0] }));
    await expect(makePlan(ctx, { kind: "replace", title: "x", rows: twice })).rejects.toMatchObject({
      fieldErrors: { "rows.1.oldArn": "Row 1 replaces this profile already." },
    });
  });

  it("refuses a Region that is not configured, and a name that is twice in one", async () => {
    const ctx = await testContext({ regions: [home] });
    const make = (rows: unknown[]) => makePlan(ctx, { kind: "create", title: "x", rows });
    await expect(make([body(abroad, "a")])).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: { "rows.0.sourceArn": expect.stringContaining("not set up for the Region eu-west-1") },
    });
    await expect(make([body(home, "a"), body(home, "a")])).rejects.toMatchObject({
      fieldErrors: { "rows.1.name": "a is already the name in row 1." },
    });
    const retag = { profileArn: `arn:aws:bedrock:${abroad}:000000000000:application-inference-profile/abc`, name: "x" };
    const changes = [{ key: "team", from: null, to: "a" }];
    await expect(makePlan(ctx, { kind: "retag", title: "x", rows: [{ ...retag, changes }] })).rejects.toMatchObject({
      fieldErrors: { "rows.0.profileArn": expect.stringContaining("not set up for the Region") },
    });
  });
});
