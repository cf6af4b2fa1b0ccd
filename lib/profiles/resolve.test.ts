import { describe, expect, it } from "vitest";
import { deleteProfile } from "@/lib/deletion/service";
import { createProfile, resolveProfile } from "@/lib/profiles/service";
import { createInput, systemProfileId } from "@/lib/testing/builders";
import { testContext } from "@/lib/testing/context";

const denied = (action: string) => ({
  kind: "error",
  status: 403,
  name: "AccessDeniedException",
  message: `User: x is not authorized to perform: ${action} on resource: * because no identity-based policy allows it`,
});

describe("resolveProfile", () => {
  it("asks once for a hundred simultaneous look-ups of one ARN", async () => {
    const ctx = await testContext();
    const { profileArn } = await createProfile(ctx, createInput());
    const before = (await ctx.ledger()).operations;
    const found = await Promise.all(Array.from({ length: 100 }, () => resolveProfile(ctx, profileArn)));
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set(["search-ranking"]));
    const { operations } = await ctx.ledger();
    const made = (name: string) => (operations[name] ?? 0) - (before[name] ?? 0);
    expect([made("GetInferenceProfile"), made("ListTagsForResource"), made("ListFoundationModels")]).toEqual([1, 1, 1]);
  });

  it("tells an application profile's model, route, owner, source and price", async () => {
    const ctx = await testContext();
    const { profileArn, profileId } = await createProfile(ctx, createInput());
    expect(await resolveProfile(ctx, profileArn)).toMatchObject({
      arn: profileArn,
      id: profileId,
      name: "search-ranking",
      kind: "APPLICATION",
      region: "us-east-1",
      modelId: "amazon.nova-lite-v1:0",
      modelName: "Nova Lite",
      provider: "Amazon",
      route: { scope: "geo", label: "US" },
      lifecycle: "ACTIVE",
      owner: "search",
      tags: expect.arrayContaining([{ key: "team", value: "search" }]),
      sourceId: systemProfileId,
      price: { input: 0.06, output: 0.24, basisRegion: "us-east-1" },
      missing: [],
    });
  });

  it("tells what a model's ARN and a system profile's ID are", async () => {
    const ctx = await testContext();
    const model = await resolveProfile(ctx, "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0");
    expect(model).toMatchObject({ kind: "FOUNDATION_MODEL", name: "Nova Lite", region: "us-east-1", owner: null });
    expect(await resolveProfile(ctx, "amazon.nova-lite-v1:0")).toEqual(model);
    const system = await resolveProfile(ctx, systemProfileId);
    expect(system).toMatchObject({ kind: "SYSTEM_DEFINED", owner: null, tags: null, missing: [] });
    await expect(resolveProfile(ctx, "nobody")).rejects.toMatchObject({ code: "not_found" });
  });

  it("finds a bare ID of another Region", async () => {
    const ctx = await testContext({ regions: ["us-east-1", "eu-west-1"] });
    const found = await resolveProfile(ctx, "eu.amazon.nova-lite-v1:0");
    expect(found).toMatchObject({ region: "eu-west-1", route: { label: "EU" } });
  });

  it("answers without the parts that may not be read, and names them", async () => {
    const ctx = await testContext();
    const { profileArn } = await createProfile(ctx, createInput());
    await ctx.faults(
      ["ListTagsForResource", "ListFoundationModels"].map((operation) => ({
        operation,
        fault: denied(`bedrock:${operation}`),
      })),
    );
    const found = await resolveProfile(ctx, profileArn);
    expect(found).toMatchObject({
      name: "search-ranking",
      modelName: "amazon.nova-lite-v1:0",
      tags: null,
      owner: null,
    });
    expect(found.missing.map(({ part, code }) => [part, code])).toEqual([
      ["models", "access_denied"],
      ["tags", "access_denied"],
    ]);
  });

  it("forgets what was deleted here, and keeps no failure", async () => {
    const ctx = await testContext();
    const { profileArn, profileId } = await createProfile(ctx, createInput());
    await ctx.faults([{ operation: "GetInferenceProfile", fault: denied("bedrock:GetInferenceProfile") }]);
    await expect(resolveProfile(ctx, profileArn)).rejects.toMatchObject({ code: "access_denied" });
    await ctx.faults([]);
    expect((await resolveProfile(ctx, profileArn)).id).toBe(profileId);
    await deleteProfile(ctx, { profileId, confirmedName: "search-ranking" });
    await expect(resolveProfile(ctx, profileArn)).rejects.toMatchObject({ code: "not_found" });
  });
});
