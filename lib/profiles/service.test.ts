import { describe, expect, it } from "vitest";
import { findBySubject } from "@/lib/audit/repository";
import { deleteProfile } from "@/lib/deletion/service";
import { addLine, newAssembly, toListing } from "@/lib/profiles/assembly";
import { sourceTagKey } from "@/lib/profiles/schema";
import {
  createProfile,
  getProfile,
  listFirstProfiles,
  listModelSources,
  listProfiles,
  listTags,
  streamProfiles,
  streamTags,
} from "@/lib/profiles/service";
import type { TagLine } from "@/lib/profiles/tag-lines";
import { createInput, systemProfileId } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const denied = (action: string) => ({
  kind: "error",
  status: 403,
  name: "AccessDeniedException",
  message: `User: arn:aws:sts::000000000000:assumed-role/console/test is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`,
});

const list = "ListInferenceProfiles";

describe("listProfiles", () => {
  it("lists both kinds to their last page with model, provider and route", async () => {
    const ctx = await testContext({ local: { profiles: 2_300, quota: 5_000 } });
    const listing = await listProfiles(ctx);
    const kinds = Map.groupBy(listing.profiles, (profile) => profile.type);
    expect(kinds.get("APPLICATION")).toHaveLength(2_300);
    expect(kinds.get("SYSTEM_DEFINED")?.length).toBeGreaterThan(40);
    expect(listing.problems).toEqual([]);
    expect(listing).toMatchObject({ region: "us-east-1", accountId: "000000000000" });
    expect(listing.profiles.find((profile) => profile.profileId === systemProfileId)).toMatchObject({
      modelName: "Nova Lite",
      provider: "Amazon",
      route: { scope: "geo", label: "US" },
      noTextReason: null,
    });
  });

  it("says why a profile cannot be prompted", async () => {
    const { profiles } = await listProfiles(await testContext());
    const stable = profiles.find((profile) => profile.provider === "Stability AI");
    expect(stable?.noTextReason).toBe("Makes images, not text");
  });

  it("shows one kind when the other is refused, and names the missing action", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: list, type: "APPLICATION", fault: denied("bedrock:ListInferenceProfiles") }]);
    const { profiles, problems } = await listProfiles(ctx);
    expect(profiles.length).toBeGreaterThan(40);
    expect(problems).toMatchObject([
      { source: "APPLICATION", partial: false, error: { denied: { action: "bedrock:ListInferenceProfiles" } } },
    ]);
  });

  it("keeps the pages before a failing one and calls the list incomplete", async () => {
    const ctx = await testContext({ local: { profiles: 1_500, quota: 5_000 } });
    const fault = { kind: "error", status: 400, name: "ValidationException", message: "page two is broken" };
    await ctx.faults([{ operation: list, type: "APPLICATION", nth: 2, fault }]);
    const { profiles, problems } = await listProfiles(ctx);
    expect(profiles.filter((profile) => profile.type === "APPLICATION")).toHaveLength(1_000);
    expect(problems).toMatchObject([{ source: "APPLICATION", partial: true }]);
  });

  it("throws when nothing could be listed: an error is no empty list", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: list, fault: denied("bedrock:ListInferenceProfiles") }]);
    await expect(listProfiles(ctx)).rejects.toMatchObject({ code: "access_denied" });
  });

  it("lists profiles with model IDs as names when the models may not be read", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "ListFoundationModels", fault: denied("bedrock:ListFoundationModels") }]);
    const { profiles, problems } = await listProfiles(ctx);
    expect(profiles[0]?.modelName).toBe(profiles[0]?.modelId);
    expect(problems).toMatchObject([{ source: "models" }]);
  });
});

describe("several Regions", () => {
  const regions = ["us-east-1", "eu-west-1", "ap-northeast-1"];

  it("are listed side by side, one that fails hiding nothing of the others", async () => {
    const ctx = await testContext({ regions });
    await ctx.faults([{ operation: list, region: "eu-west-1", fault: denied("bedrock:ListInferenceProfiles") }]);
    const listing = await listFirstProfiles(ctx);
    expect(new Set(listing.profiles.map(({ region }) => region))).toEqual(new Set(["us-east-1", "ap-northeast-1"]));
    expect(listing.problems.map(({ region, source }) => `${region} ${source}`).sort()).toEqual([
      "eu-west-1 APPLICATION",
      "eu-west-1 SYSTEM_DEFINED",
    ]);
    expect(listing).toMatchObject({ region: "us-east-1", regions, pending: [] });
  });

  it("show their first pages, and name the lists of which more is to come", async () => {
    const ctx = await testContext({ regions, local: { profiles: 250, quota: 1_000 } });
    const listing = await listFirstProfiles(ctx);
    expect(listing.profiles.filter(({ type }) => type === "APPLICATION")).toHaveLength(100);
    expect(listing.pending).toEqual([{ region: "us-east-1", source: "APPLICATION", pages: 1 }]);
  });

  it("stream page by page to the same listing as is read at once", async () => {
    const ctx = await testContext({ regions, local: { profiles: 1_200, quota: 2_000 } });
    let assembly = newAssembly([], new Date());
    const pages: string[] = [];
    await streamProfiles(ctx, {}, new AbortController().signal, (lines) => {
      // As over the wire.
      for (const line of JSON.parse(JSON.stringify(lines))) {
        assembly = addLine(assembly, line);
        if (line.type === "page") pages.push(`${line.region} ${line.source}`);
      }
    });
    const streamed = toListing(assembly);
    const whole = await listProfiles(ctx, regions);
    expect(streamed.profiles).toEqual(whole.profiles);
    expect(pages.filter((page) => page === "us-east-1 APPLICATION")).toHaveLength(2);
  });
});

describe("streamTags", () => {
  const read = async (ctx: TestContext) => {
    const lines: TagLine[] = [];
    await streamTags(ctx, {}, new AbortController().signal, (some) => lines.push(...some));
    return lines;
  };
  const tagged = (lines: TagLine[]) => lines.flatMap((line) => (line.type === "tags" ? line.tags : []));

  it("reads the tags of all profiles in pages of a hundred", async () => {
    const ctx = await testContext({ local: { profiles: 250, quota: 1_000 } });
    const lines = await read(ctx);
    expect(tagged(lines)).toHaveLength(250);
    expect(lines.at(-1)).toEqual({ type: "tags-end", region: "us-east-1", isWhole: true });
    const { operations } = await ctx.ledger();
    expect([operations.GetResources, operations.ListTagsForResource]).toEqual([3, undefined]);
  });

  it("asks profile by profile where the Tagging API is not allowed, and tells who could not be read", async () => {
    const ctx = await testContext({ local: { profiles: 30 } });
    const [first] = (await listProfiles(ctx)).profiles.filter(({ type }) => type === "APPLICATION");
    await ctx.faults([
      { operation: "GetResources", fault: denied("tag:GetResources") },
      { operation: "ListTagsForResource", profile: first?.profileId, fault: denied("bedrock:ListTagsForResource") },
    ]);
    const lines = await read(ctx);
    expect(tagged(lines)).toHaveLength(29);
    expect(lines).toContainEqual(expect.objectContaining({ type: "tag-errors" }));
    expect(lines.at(-1)).toMatchObject({ type: "tags-end", isWhole: false });
  });
});

describe("createProfile", () => {
  it("creates an application profile that routes as its source and remembers it", async () => {
    const ctx = await testContext();
    const created = await createProfile(ctx, createInput());
    const detail = await getProfile(ctx, created.profileId);
    expect(detail.profile).toMatchObject({
      name: "search-ranking",
      type: "APPLICATION",
      description: "Search: ranking",
    });
    expect(detail.tags).toContainEqual({ key: sourceTagKey, value: systemProfileId });
    expect(detail.twin).toMatchObject({ profileId: systemProfileId, confidence: "recorded" });
    expect(await findBySubject(ctx.db, "search-ranking")).toMatchObject([
      { action: "profile.create", status: "succeeded" },
    ]);
  });

  it("refuses a viewer before Bedrock is called", async () => {
    const ctx = await testContext({ role: "viewer" });
    await expect(createProfile(ctx, createInput())).rejects.toMatchObject({ code: "forbidden" });
    expect((await listProfiles(ctx)).profiles.filter((profile) => profile.type === "APPLICATION")).toEqual([]);
    expect(await findBySubject(ctx.db, "search-ranking")).toEqual([]);
  });

  it("makes one profile when the same body is sent twice", async () => {
    const ctx = await testContext();
    const input = createInput();
    const [first, second] = await Promise.all([createProfile(ctx, input), createProfile(ctx, input)]);
    expect(second.profileId).toBe(first.profileId);
    expect((await listProfiles(ctx)).profiles.filter((profile) => profile.type === "APPLICATION")).toHaveLength(1);
  });

  it("finds what an attempt of unknown outcome created, even with another token", async () => {
    const ctx = await testContext();
    const attemptedAt = new Date();
    const first = await createProfile(ctx, createInput());
    const retry = await createProfile(ctx, createInput({ unknownAttemptAt: attemptedAt }));
    expect(retry).toEqual({ ...first, existed: true });
  });

  it("creates after an attempt that never arrived, and beside another profile of that name", async () => {
    const ctx = await testContext();
    const attemptedAt = new Date();
    const [, environment = { key: "", value: "" }] = createInput().tags;
    await createProfile(ctx, createInput({ tags: [{ key: "team", value: "other" }, environment] }));
    const retry = await createProfile(ctx, createInput({ unknownAttemptAt: attemptedAt }));
    expect(retry.existed).toBe(false);
  });

  it("holds the tags against the organisation's policy before Bedrock is called", async () => {
    const ctx = await testContext();
    const tags = [{ key: "team", value: "XXXX" }];
    await expect(createProfile(ctx, createInput({ tags }))).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: {
        "tags.0.value": expect.stringContaining("placeholder"),
        tags: "Add the required tag environment.",
      },
    });
    expect((await listProfiles(ctx)).profiles.filter((profile) => profile.type === "APPLICATION")).toEqual([]);
  });

  it("survives an answer that is lost after Bedrock created the profile", async () => {
    const ctx = await testContext();
    await ctx.faults([{ operation: "CreateInferenceProfile", times: 1, fault: { kind: "drop-response" } }]);
    await createProfile(ctx, createInput());
    expect((await listProfiles(ctx)).profiles.filter((profile) => profile.type === "APPLICATION")).toHaveLength(1);
  });

  it("reports the quota and settles its row as failed", async () => {
    const ctx = await testContext({ local: { quota: 0 } });
    await expect(createProfile(ctx, createInput())).rejects.toMatchObject({ code: "quota_exceeded" });
    expect(await findBySubject(ctx.db, "search-ranking")).toMatchObject([
      { status: "failed", errorCode: "quota_exceeded" },
    ]);
  });
});

describe("getProfile", () => {
  it("takes an ID or an ARN", async () => {
    const ctx = await testContext();
    const byId = await getProfile(ctx, systemProfileId);
    expect((await getProfile(ctx, byId.profile.profileArn)).profile.profileId).toBe(systemProfileId);
    expect(byId).toMatchObject({ tags: null, tagsError: null, twin: null });
  });

  it.each(["nobody", "abcdefghijkl", "arn:aws:s3:::bucket", "a b"])("does not find %j", async (identifier) => {
    const ctx = await testContext();
    await expect(getProfile(ctx, identifier)).rejects.toMatchObject({ code: "not_found" });
  });

  it("finds an ID of another Region, and takes the Region of an ARN", async () => {
    const ctx = await testContext({ regions: ["us-east-1", "eu-west-1", "eu-central-1"] });
    const sourceArn = "arn:aws:bedrock:eu-west-1:000000000000:inference-profile/eu.amazon.nova-lite-v1:0";
    const created = await createProfile(ctx, createInput({ sourceArn }));
    const byId = await getProfile(ctx, created.profileId);
    expect(byId).toMatchObject({ region: "eu-west-1", twin: { profileId: "eu.amazon.nova-lite-v1:0" } });
    expect((await getProfile(ctx, created.profileArn)).profile).toEqual(byId.profile);
    expect(Object.keys(await listTags(ctx, [created.profileArn]))).toHaveLength(1);
    const elsewhere = await getProfile(ctx, "eu.amazon.nova-lite-v1:0", "eu-central-1");
    expect(elsewhere.profile.profileArn).toContain(":eu-central-1:");
    await deleteProfile(ctx, { profileId: created.profileId, confirmedName: "search-ranking" });
    await expect(getProfile(ctx, created.profileArn)).rejects.toMatchObject({ code: "not_found" });
  });

  it("reaches no Region that is not configured, and says where to add it", async () => {
    const ctx = await testContext();
    const arn = "arn:aws:bedrock:eu-west-1:000000000000:inference-profile/eu.amazon.nova-lite-v1:0";
    await expect(getProfile(ctx, arn)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("REGIONS"),
    });
  });

  it("does not call a profile missing while a Region could not be asked", async () => {
    const ctx = await testContext({ regions: ["us-east-1", "eu-west-1"] });
    await ctx.faults([{ operation: "GetInferenceProfile", nth: 2, fault: denied("bedrock:GetInferenceProfile") }]);
    await expect(getProfile(ctx, "abcdefghijkl")).rejects.toMatchObject({ code: "access_denied" });
  });

  it("shows the profile when its tags may not be read", async () => {
    const ctx = await testContext();
    const { profileId } = await createProfile(ctx, createInput());
    await ctx.faults([{ operation: "ListTagsForResource", fault: denied("bedrock:ListTagsForResource") }]);
    const detail = await getProfile(ctx, profileId);
    expect(detail.tags).toBeNull();
    expect(detail.tagsError).toMatchObject({ denied: { action: "bedrock:ListTagsForResource" } });
    expect(detail.twin).toMatchObject({ confidence: "exact route match" });
  });
});

describe("listTags", () => {
  it("tells tags and failures per profile", async () => {
    const ctx = await testContext();
    const one = await createProfile(ctx, createInput());
    const two = await createProfile(ctx, createInput({ name: "two" }));
    await ctx.faults([
      { operation: "ListTagsForResource", profile: two.profileId, fault: denied("bedrock:ListTagsForResource") },
    ]);
    const tags = await listTags(ctx, [one.profileArn, two.profileArn]);
    expect(tags[one.profileArn]).toMatchObject({ tags: expect.arrayContaining([{ key: "team", value: "search" }]) });
    expect(tags[two.profileArn]).toMatchObject({ error: { code: "access_denied" } });
  });
});

describe("listModelSources", () => {
  it("explains models that only a system profile serves", async () => {
    const sources = await listModelSources(await testContext());
    expect(sources.find((source) => source.modelId === "amazon.nova-lite-v1:0")?.notCopyableReason).toBeNull();
    expect(sources.find((source) => source.modelId === "amazon.nova-2-lite-v1:0")?.notCopyableReason).toMatch(
      /system profile/,
    );
  });
});
