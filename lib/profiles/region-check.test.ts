import { describe, expect, it } from "vitest";
import { checkRegion } from "@/lib/profiles/service";
import { createInput } from "@/lib/testing/builders";
import { testContext } from "@/lib/testing/context";

const denied = (operation: string) => ({
  operation,
  fault: {
    kind: "error",
    status: 403,
    name: "AccessDeniedException",
    message: `User: x is not authorized to perform: some:${operation} because no identity-based policy allows it`,
  },
});
const regions = ["us-east-1", "eu-west-1"];

async function withProfile(region = "us-east-1") {
  const ctx = await testContext({ regions });
  const { name, sourceArn, requestToken } = createInput();
  await ctx.bedrockIn(region).createInferenceProfile({
    name,
    description: null,
    copyFrom: sourceArn.replace("us-east-1", region).replace("/us.", region === "us-east-1" ? "/us." : "/eu."),
    tags: [{ key: "team", value: "a" }],
    clientRequestToken: requestToken,
  });
  return ctx;
}

describe("checkRegion", () => {
  it("tells of each read of the Region asked for", async () => {
    const ctx = await withProfile("eu-west-1");
    const abroad = await checkRegion(ctx, { region: "eu-west-1" });
    expect(abroad).toMatchObject({ region: "eu-west-1", application: { count: 1 }, tags: { way: "together" } });
    expect(abroad.system).toMatchObject({ isMore: false, count: expect.toSatisfy((count: number) => count > 10) });
    expect(await checkRegion(ctx, { region: "us-east-1" })).toMatchObject({ application: { count: 0 } });
    await expect(checkRegion(ctx, { region: "mars-1" })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("names the missing action of one read beside the others", async () => {
    const ctx = await withProfile();
    await ctx.faults([denied("ListFoundationModels"), denied("GetResources")]);
    expect(await checkRegion(ctx, { region: "us-east-1" })).toMatchObject({
      application: { count: 1 },
      models: { error: { code: "access_denied", denied: { action: "some:ListFoundationModels" } } },
      tags: { way: "one by one", reason: { code: "access_denied" } },
    });
  });

  it("tells tags that cannot be read at all from tags that nothing could be tried with", async () => {
    const ctx = await withProfile();
    await ctx.faults([denied("GetResources"), denied("ListTagsForResource")]);
    expect((await checkRegion(ctx, { region: "us-east-1" })).tags).toMatchObject({
      way: "none",
      error: { denied: { action: "some:ListTagsForResource" } },
    });
    expect((await checkRegion(ctx, { region: "eu-west-1" })).tags).toMatchObject({ way: "untried" });
  });

  it("answers although nothing does", async () => {
    const ctx = await testContext({ regions });
    await ctx.faults([{ fault: { kind: "outage" } }]);
    const { system, application, models, tags } = await checkRegion(ctx, { region: "eu-west-1" });
    for (const part of [system, application, models]) expect(part).toHaveProperty("error.message");
    expect(tags).toMatchObject({ way: "none", error: { message: expect.any(String) } });
  });
});
