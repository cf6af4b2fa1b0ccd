import { describe, expect, it } from "vitest";
import type { CallRow, Simulation } from "@/lib/policies/schema";
import { checkPolicy, simulatePolicy } from "@/lib/policies/service";
import { createProfile, getProfile } from "@/lib/profiles/service";
import { createInput } from "@/lib/testing/builders";
import { type TestContext, testContext } from "@/lib/testing/context";

const account = "000000000000";
const systemArn = (id: string) => `arn:aws:bedrock:us-east-1:${account}:inference-profile/${id}`;
const routes = {
  geography: systemArn("us.amazon.nova-lite-v1:0"),
  global: systemArn("global.anthropic.claude-sonnet-4-5-20250929-v1:0"),
  "single Region": "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0",
};

async function profileOn(ctx: TestContext, sourceArn: string) {
  const { profileId, profileArn } = await createProfile(ctx, createInput({ sourceArn }));
  return { profileId, profileArn, modelArns: (await getProfile(ctx, profileId)).profile.modelArns };
}

const invoke = { document: "identity", by: "profile", allow: ["invoke" as const] } as const;

function outcomes({ calls }: Simulation, way: CallRow["way"]) {
  return new Set(calls.filter((row) => row.way === way).flatMap(({ whole, streamed }) => [whole, streamed]));
}

describe("simulatePolicy", () => {
  it.each(Object.entries(routes))(
    "allows this profile in every routed Region and nothing else: %s",
    async (_, source) => {
      const ctx = await testContext();
      const { profileId, modelArns } = await profileOn(ctx, source);
      const simulation = await simulatePolicy(ctx, { ...invoke, allow: ["invoke"], profileId });
      expect(simulation.calls.filter(({ way }) => way === "through")).toHaveLength(modelArns.length);
      expect(outcomes(simulation, "through")).toEqual(new Set(["allowed"]));
      expect(outcomes(simulation, "direct")).toEqual(new Set(["denied"]));
      expect(outcomes(simulation, "other-team")).toEqual(new Set(["denied"]));
      if (source !== routes["single Region"]) expect(outcomes(simulation, "system")).toEqual(new Set(["denied"]));
      expect(simulation.actions.map(({ onThis }) => onThis)).not.toContain("allowed");
    },
  );

  it("asks about any other Region of a global profile", async () => {
    const ctx = await testContext();
    const { profileId } = await profileOn(ctx, routes.global);
    const { calls } = await simulatePolicy(ctx, { ...invoke, allow: ["invoke"], profileId });
    expect(calls).toContainEqual({ way: "through", servedIn: null, whole: "allowed", streamed: "allowed" });
  });

  it("keeps teams apart by their tag", async () => {
    const ctx = await testContext();
    const { profileId } = await profileOn(ctx, routes.geography);
    const simulation = await simulatePolicy(ctx, {
      profileId,
      document: "identity",
      by: "team",
      allow: ["invoke", "read", "manage"],
    });
    expect(simulation.team).toBe("search");
    expect(outcomes(simulation, "through")).toEqual(new Set(["allowed"]));
    for (const way of ["direct", "other-team", "system"] as const) {
      expect(outcomes(simulation, way)).toEqual(new Set(["denied"]));
    }
    expect(new Set(simulation.actions.map(({ onThis }) => onThis))).toEqual(new Set(["allowed"]));
    expect(new Set(simulation.actions.map(({ onOther }) => onOther))).toEqual(new Set([null, "denied"]));
  });

  it("guards the organisation: only application profiles reach a model", async () => {
    const ctx = await testContext();
    const { profileId } = await profileOn(ctx, routes.geography);
    const guardrail = { document: "guardrail", by: "profile", allow: [] } as const;
    const simulation = await simulatePolicy(ctx, { ...guardrail, allow: [], profileId });
    expect(outcomes(simulation, "through")).toEqual(new Set(["allowed"]));
    expect(outcomes(simulation, "direct")).toEqual(new Set(["explicitly denied"]));
    expect(outcomes(simulation, "system")).toEqual(new Set(["explicitly denied"]));
    const system = await simulatePolicy(ctx, { ...guardrail, allow: [], profileId: "us.amazon.nova-lite-v1:0" });
    expect(outcomes(system, "through")).toEqual(new Set(["explicitly denied"]));
    expect(outcomes(system, "other-team")).toEqual(new Set(["allowed"]));
  });

  it("refuses a profile that does not exist", async () => {
    const ctx = await testContext();
    await expect(
      simulatePolicy(ctx, { ...invoke, allow: ["invoke"], profileId: "nobody-knows-this" }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("checkPolicy", () => {
  it("says what a policy lacks and what it would allow", async () => {
    const ctx = await testContext();
    const { profileId, profileArn } = await profileOn(ctx, routes.geography);
    const statement = { Effect: "Allow", Action: "bedrock:InvokeModel*", Resource: profileArn };
    const text = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const { findings, simulation } = await checkPolicy(ctx, { profileId, text });
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining("No foundation model is allowed")]);
    expect(simulation && outcomes(simulation, "through")).toEqual(new Set(["denied"]));
  });

  it("knows the real actions and condition keys of Bedrock", async () => {
    const ctx = await testContext();
    const statement = {
      Effect: "Allow",
      Action: ["bedrock:InvokeModel*", "bedrock:CountTokens", "bedrock:Converse"],
      Resource: "*",
      Condition: { StringEquals: { "bedrock:ServiceTier": "flex", "bedrock:Profile": "x" } },
    };
    const text = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const { findings } = await checkPolicy(ctx, { profileId: "us.amazon.nova-lite-v1:0", text });
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining("bedrock:Converse"),
      expect.stringContaining("bedrock:Profile"),
    ]);
  });

  it.each([
    ["no JSON", "{"],
    ["an unknown effect", '{"Version":"2012-10-17","Statement":{"Effect":"Alow","Action":"*","Resource":"*"}}'],
    [
      "stars side by side",
      `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"\\u002a*?*"}}`,
    ],
  ])("simulates nothing for %s", async (_name, text) => {
    const ctx = await testContext();
    const check = await checkPolicy(ctx, { profileId: "us.amazon.nova-lite-v1:0", text });
    expect(check.simulation).toBeNull();
    expect(check.findings.length).toBeGreaterThan(0);
  });
});
