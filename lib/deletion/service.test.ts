import { describe, expect, it } from "vitest";
import { findBySubject } from "@/lib/audit/repository";
import { invocations } from "@/lib/db/schema";
import { deletedProfile, deleteProfile, recentUse } from "@/lib/deletion/service";
import { sourceTagKey } from "@/lib/profiles/schema";
import { createProfile, getProfile } from "@/lib/profiles/service";
import { createInput, systemProfileId } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const name = "search-ranking";
const dayMs = 86_400_000;

async function called(ctx: TestContext, profileArn: string, calls: { actorId: string; daysAgo: number }[]) {
  await ctx.db.insert(invocations).values(
    calls.map(({ actorId, daysAgo }, index) => ({
      id: `call-${index}`,
      status: "complete" as const,
      origin: "playground" as const,
      processId: "test",
      actorId,
      profileArn,
      profileId: profileArn.split("/")[1] ?? "",
      profileName: name,
      profileType: "APPLICATION" as const,
      modelId: "amazon.nova-lite-v1:0",
      modelName: "Nova Lite",
      route: "geo" as const,
      region: "us-east-1",
      simulated: true,
      startedAt: new Date(Date.now() - daysAgo * dayMs),
    })),
  );
}

const deletionsOf = async (ctx: TestContext) =>
  (await findBySubject(ctx.db, name)).filter(({ action }) => action === "profile.delete");

describe("deleteProfile", () => {
  it("keeps what is needed to make one like it", async () => {
    const ctx = await testContext();
    const { profileId, profileArn } = await createProfile(ctx, createInput());
    await deleteProfile(ctx, { profileId, confirmedName: name });
    await expect(getProfile(ctx, profileId)).rejects.toMatchObject({ code: "not_found" });
    const [event] = await deletionsOf(ctx);
    expect(event).toMatchObject({ status: "succeeded", detail: { profileArn, recentCalls: "0" } });
    const settings = await deletedProfile(ctx, { eventId: event?.id ?? "" });
    expect(settings).toMatchObject({
      name,
      description: "Search: ranking",
      sourceArn: createInput().sourceArn,
      tags: [...createInput().tags, { key: sourceTagKey, value: systemProfileId }],
    });
  });

  it("needs a reason for a profile that was called lately, and tells by whom", async () => {
    const ctx = await testContext();
    const { profileId, profileArn } = await createProfile(ctx, createInput());
    await called(ctx, profileArn, [
      { actorId: "ann", daysAgo: 1 },
      { actorId: "ben", daysAgo: 2 },
      { actorId: "ann", daysAgo: 29 },
      { actorId: "cem", daysAgo: 31 },
    ]);
    expect(await recentUse(ctx, { profileId })).toMatchObject({
      calls: 3,
      people: [
        { actorId: "ann", calls: 2 },
        { actorId: "ben", calls: 1 },
      ],
    });
    const input = { profileId, confirmedName: name };
    await expect(deleteProfile(ctx, { ...input, reason: "  " })).rejects.toMatchObject({
      fieldErrors: { reason: expect.stringContaining("30 days") },
    });
    expect(await deletionsOf(ctx)).toEqual([]);
    await deleteProfile(ctx, { ...input, reason: "moved to Nova 2" });
    expect(await deletionsOf(ctx)).toMatchObject([{ detail: { reason: "moved to Nova 2", recentCalls: "3" } }]);
  });

  it("needs none for one that was last called long ago", async () => {
    const ctx = await testContext();
    const { profileId, profileArn } = await createProfile(ctx, createInput());
    await called(ctx, profileArn, [{ actorId: "cem", daysAgo: 31 }]);
    expect(await recentUse(ctx, { profileId })).toMatchObject({ calls: 0, lastAt: expect.any(Date) });
    await deleteProfile(ctx, { profileId, confirmedName: name });
  });

  it("keeps the profile when another name was typed", async () => {
    const ctx = await testContext();
    const { profileId } = await createProfile(ctx, createInput());
    await expect(deleteProfile(ctx, { profileId, confirmedName: "search" })).rejects.toMatchObject({
      fieldErrors: { confirmedName: "Type search-ranking to confirm." },
    });
    expect((await getProfile(ctx, profileId)).profile.profileId).toBe(profileId);
  });

  it("refuses system profiles, and a builder", async () => {
    const input = { profileId: systemProfileId, confirmedName: "US Nova Lite" };
    await expect(deleteProfile(await testContext(), input)).rejects.toMatchObject({ code: "invalid_input" });
    const builder = await testContext({ role: "builder" });
    await expect(deleteProfile(builder, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(recentUse(builder, input)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("deletedProfile", () => {
  it("knows nothing of a deletion that AWS refused, nor of other entries", async () => {
    const ctx = await testContext();
    const { profileId } = await createProfile(ctx, createInput());
    const fault = { kind: "error", status: 400, name: "ConflictException", message: "in use" };
    await ctx.faults([{ operation: "DeleteInferenceProfile", fault }]);
    await expect(deleteProfile(ctx, { profileId, confirmedName: name })).rejects.toMatchObject({ code: "conflict" });
    for (const { id } of await findBySubject(ctx.db, name)) {
      await expect(deletedProfile(ctx, { eventId: id })).rejects.toMatchObject({ code: "not_found" });
    }
  });
});
