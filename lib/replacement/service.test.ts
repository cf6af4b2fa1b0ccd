import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findBySubject } from "@/lib/audit/repository";
import { createProfile } from "@/lib/profiles/service";
import { linksOf } from "@/lib/replacement/links";
import { replaceProfile } from "@/lib/replacement/service";
import { createInput } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

async function prepared(ctx: TestContext) {
  const old = await createProfile(ctx, createInput());
  const { requestToken: _, ...body } = createInput({
    name: "search-ranking-nova-2-lite",
    sourceArn: "arn:aws:bedrock:us-east-1:000000000000:inference-profile/us.amazon.nova-2-lite-v1:0",
  });
  return { old, body: { ...body, oldArn: old.profileArn } };
}

const once = () => ({ requestToken: randomUUID(), uncertainSince: null });

describe("replaceProfile", () => {
  it("creates the new profile on its source and links both by tags, each change in the log", async () => {
    const ctx = await testContext();
    const { old, body } = await prepared(ctx);
    const made = await replaceProfile(ctx, body, once());
    expect(made).toMatchObject({ existed: false, linkProblem: null });
    const newId = made.profileArn.split("/").at(-1) ?? "";
    expect(linksOf(await ctx.bedrock.listTags(made.profileArn))).toEqual({ replaces: old.profileId, replacedBy: null });
    expect(linksOf(await ctx.bedrock.listTags(old.profileArn))).toEqual({ replaces: null, replacedBy: newId });
    const { modelArns } = await ctx.bedrock.getInferenceProfile(made.profileArn);
    expect(modelArns.join()).toContain("amazon.nova-2-lite-v1:0");
    expect((await ctx.bedrock.listTags(made.profileArn)).find(({ key }) => key === "team")?.value).toBe("search");
    expect(await findBySubject(ctx.db, body.name)).toMatchObject([{ action: "profile.create", status: "succeeded" }]);
    expect(await findBySubject(ctx.db, "search-ranking")).toContainEqual(
      expect.objectContaining({ action: "profile.tag", status: "succeeded" }),
    );
  });

  it("makes one profile when repeated with its token", async () => {
    const ctx = await testContext();
    const { body } = await prepared(ctx);
    const attempt = once();
    const first = await replaceProfile(ctx, body, attempt);
    const again = await replaceProfile(ctx, body, { ...attempt, uncertainSince: new Date() });
    expect(again).toMatchObject({ profileArn: first.profileArn, existed: true });
    expect((await ctx.bedrock.listInferenceProfiles("APPLICATION")).profiles).toHaveLength(2);
  });

  it("counts although the old one cannot be tagged, and says so", async () => {
    const ctx = await testContext();
    const { body } = await prepared(ctx);
    const fault = { kind: "error", status: 403, name: "AccessDeniedException", message: "not allowed" };
    await ctx.faults([{ operation: "TagResource", fault }]);
    const made = await replaceProfile(ctx, body, once());
    expect(made.linkProblem).toMatch(/bedrock:TagResource/);
    expect(linksOf(await ctx.bedrock.listTags(made.profileArn)).replaces).not.toBeNull();
  });

  it("refuses a source of another Region", async () => {
    const ctx = await testContext({ regions: ["us-east-1", "us-west-2"] });
    const { body } = await prepared(ctx);
    const elsewhere = { ...body, sourceArn: body.sourceArn.replace("us-east-1", "us-west-2") };
    await expect(replaceProfile(ctx, elsewhere, once())).rejects.toMatchObject({ code: "invalid_input" });
    expect((await ctx.bedrockIn("us-west-2").listInferenceProfiles("APPLICATION")).profiles).toHaveLength(0);
  });

  it("refuses a viewer, and a profile that does not exist", async () => {
    const ctx = await testContext();
    const { body } = await prepared(ctx);
    const viewer = { ...ctx, actor: { id: "v", name: "V", role: "viewer" as const } };
    await expect(replaceProfile(viewer, body, once())).rejects.toMatchObject({ code: "forbidden" });
    const gone = { ...body, oldArn: body.oldArn.replace(/[^/]+$/, "zzzzzzzzzz99") };
    await expect(replaceProfile(ctx, gone, once())).rejects.toMatchObject({ code: "not_found" });
    expect((await ctx.bedrock.listInferenceProfiles("APPLICATION")).profiles).toHaveLength(1);
  });
});
