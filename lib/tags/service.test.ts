import { describe, expect, it } from "vitest";
import { findBySubject } from "@/lib/audit/repository";
import { configSchema } from "@/lib/config/schema";
import { getPlan, makePlan } from "@/lib/plans/service";
import { sourceTagKey } from "@/lib/profiles/schema";
import { createProfile } from "@/lib/profiles/service";
import { listTaggable, retagProfile } from "@/lib/tags/service";
import { createInput } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const config = configSchema.parse({ tagPolicy: { required: ["team"], values: { environment: ["dev", "prod"] } } });

async function withProfile(): Promise<{ ctx: TestContext; profileArn: string }> {
  const ctx = await testContext({ config });
  const { profileArn } = await createProfile(ctx, createInput({ tags: [{ key: "team", value: "search" }] }));
  return { ctx, profileArn };
}

const actionsOn = async (ctx: TestContext) =>
  (await findBySubject(ctx.db, "search-ranking")).map(({ action, status }) => [action, status]);

describe("retagProfile", () => {
  it("sets and removes tags, keeps the others, and logs each call with before and after", async () => {
    const { ctx, profileArn } = await withProfile();
    await retagProfile(ctx, { profileArn, changes: [{ key: "note", from: null, to: "old" }] });
    const { tags } = await retagProfile(ctx, {
      profileArn,
      changes: [
        { key: "environment", from: null, to: "dev" },
        { key: "note", from: "old", to: null },
      ],
    });
    const live = Object.fromEntries((await ctx.bedrock.listTags(profileArn)).map(({ key, value }) => [key, value]));
    expect(live).toEqual({ team: "search", environment: "dev", [sourceTagKey]: expect.any(String) });
    expect(Object.fromEntries(tags.map(({ key, value }) => [key, value]))).toEqual(live);
    const events = await findBySubject(ctx.db, "search-ranking");
    expect(events.map(({ action }) => action)).toEqual([
      "profile.create",
      "profile.tag",
      "profile.tag",
      "profile.untag",
    ]);
    expect(JSON.parse(events[3]?.detail.tagsBefore ?? "")).toMatchObject({ note: "old", environment: "dev" });
    expect(JSON.parse(events[3]?.detail.tagsAfter ?? "")).not.toHaveProperty("note");
  });

  it("does nothing twice, and refuses to overwrite what somebody else changed", async () => {
    const { ctx, profileArn } = await withProfile();
    const input = { profileArn, changes: [{ key: "team", from: "search", to: "ads" }] };
    expect((await retagProfile(ctx, input)).changed).toHaveLength(1);
    expect((await retagProfile(ctx, input)).changed).toEqual([]);
    const stale = { profileArn, changes: [{ key: "team", from: "search", to: "growth" }] };
    await expect(retagProfile(ctx, stale)).rejects.toMatchObject({ code: "conflict" });
    expect(await actionsOn(ctx)).toEqual([
      ["profile.create", "succeeded"],
      ["profile.tag", "succeeded"],
    ]);
  });

  it("holds changes against the policy before AWS is asked for any", async () => {
    const { ctx, profileArn } = await withProfile();
    const changes = [
      { key: "team", from: "search", to: null },
      { key: "environment", from: null, to: "live" },
    ];
    await expect(retagProfile(ctx, { profileArn, changes })).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: { "tags.team": expect.any(String), "tags.environment": "environment takes one of dev, prod." },
    });
    expect(await actionsOn(ctx)).toHaveLength(1);
  });

  it("makes room first on a profile that carries as many tags as it may", async () => {
    const ctx = await testContext({ config });
    const tags = Array.from({ length: 48 }, (_, index) => ({ key: `k${index}`, value: "x" }));
    const { profileArn } = await createProfile(ctx, createInput({ tags: [{ key: "team", value: "search" }, ...tags] }));
    const swap = [
      { key: "k0", from: "x", to: null },
      { key: "fresh", from: null, to: "y" },
    ];
    await retagProfile(ctx, { profileArn, changes: swap });
    expect(await ctx.bedrock.listTags(profileArn)).toHaveLength(50);
    const more = [{ key: "fresh-2", from: null, to: "y" }];
    await expect(retagProfile(ctx, { profileArn, changes: more })).rejects.toThrow("at most 50 tags, not 51");
  });

  it("logs a refusal of AWS, and refuses a viewer before AWS is called", async () => {
    const { ctx, profileArn } = await withProfile();
    const changes = [{ key: "team", from: "search", to: "ads" }];
    const message =
      "User: arn:aws:sts::000000000000:assumed-role/console/x is not authorized to perform: bedrock:TagResource";
    await ctx.faults([
      { operation: "TagResource", fault: { kind: "error", status: 403, name: "AccessDeniedException", message } },
    ]);
    await expect(retagProfile(ctx, { profileArn, changes })).rejects.toMatchObject({
      code: "access_denied",
      denied: { action: "bedrock:TagResource" },
    });
    expect((await actionsOn(ctx)).at(-1)).toEqual(["profile.tag", "failed"]);
    const viewer = { ...ctx, actor: { ...ctx.actor, role: "viewer" as const } };
    await expect(retagProfile(viewer, { profileArn, changes })).rejects.toMatchObject({ code: "forbidden" });
    expect(await actionsOn(ctx)).toHaveLength(2);
  });
});

describe("listTaggable", () => {
  it("reads profiles of every Region with their tags, or those asked for, and names what it could not read", async () => {
    const ctx = await testContext({ config, regions: ["us-east-1", "eu-west-1"] });
    const here = await createProfile(ctx, createInput());
    const sourceArn = "arn:aws:bedrock:eu-west-1:000000000000:inference-profile/eu.amazon.nova-lite-v1:0";
    const there = await createProfile(ctx, createInput({ name: "abroad", sourceArn, requestToken: "abroad" }));
    const all = await listTaggable(ctx, { profile: [] });
    expect(all.profiles.map(({ name, modelName }) => [name, modelName]).sort()).toEqual([
      ["abroad", "Nova Lite"],
      ["search-ranking", "Nova Lite"],
    ]);
    const some = await listTaggable(ctx, { profile: [there.profileId, "nobody"] });
    expect(some).toMatchObject({ profiles: [{ profileArn: there.profileArn }], unread: [] });
    const fault = { kind: "error", status: 400, name: "ValidationException", message: "broken" };
    await ctx.faults([{ operation: "ListTagsForResource", times: 1, fault }]);
    const partly = await listTaggable(ctx, { profile: [here.profileId] });
    expect(partly).toMatchObject({ profiles: [], unread: [{ what: "Tags of search-ranking" }] });
  });

  it("asks the Tagging API for many, and each profile where that is refused", async () => {
    const ctx = await testContext({ config });
    const names = Array.from({ length: 51 }, (_, index) => `profile-${index}`);
    for (const name of names) await createProfile(ctx, createInput({ name, requestToken: name }));
    const refused = { kind: "error", status: 400, name: "ValidationException", message: "broken" };
    await ctx.faults([{ operation: "ListTagsForResource", fault: refused }]);
    const all = await listTaggable(ctx, { profile: [] });
    expect(all.unread).toEqual([]);
    expect(all.profiles.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(all.profiles[0]?.tags).toContainEqual({ key: "team", value: "search" });
    const denied = { kind: "error", status: 403, name: "AccessDeniedException", message: "not authorized" };
    await ctx.faults([{ operation: "GetResources", fault: denied }]);
    const slowly = await listTaggable(ctx, { profile: [] });
    expect(slowly.unread).toEqual([]);
    expect(slowly.profiles).toHaveLength(51);
    await ctx.faults([{ operation: "ListInferenceProfiles", fault: denied }]);
    await expect(listTaggable(ctx, { profile: [] })).rejects.toMatchObject({ code: "access_denied" });
  });
});

describe("a plan that re-tags", () => {
  const row = (profileArn: string, to: string) => ({
    name: "search-ranking",
    profileArn,
    changes: [{ key: "environment", from: null, to }],
  });

  it("previews the exact calls, refuses what breaks the policy, and changes nothing by itself", async () => {
    const { ctx, profileArn } = await withProfile();
    const plan = { kind: "retag" as const, title: "environments" };
    await expect(makePlan(ctx, { ...plan, rows: [row(profileArn, "live")] })).rejects.toMatchObject({
      fieldErrors: { "rows.0.changes": "environment takes one of dev, prod." },
    });
    const twice = [row(profileArn, "dev"), row(profileArn, "prod")];
    await expect(makePlan(ctx, { ...plan, rows: twice })).rejects.toMatchObject({ code: "invalid_input" });
    const { planId } = await makePlan(ctx, { ...plan, rows: [row(profileArn, "dev")] });
    const { rows } = await getPlan(ctx, { planId });
    expect(rows).toMatchObject([
      {
        label: "search-ranking",
        calls: [{ operation: "TagResource", request: { resourceARN: profileArn, tags: [{ value: "dev" }] } }],
      },
    ]);
    expect(await ctx.bedrock.listTags(profileArn)).not.toContainEqual({ key: "environment", value: "dev" });
  });
});
