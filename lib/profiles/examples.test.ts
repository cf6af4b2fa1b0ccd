import { describe, expect, it } from "vitest";
import { exampleTeams } from "@/lib/profiles/examples";
import { createProfileSchema } from "@/lib/profiles/schema";
import { profileSummary } from "@/lib/testing/profile-builder";

const models = (region: string, modelId: string) => [`arn:aws:bedrock:${region}::foundation-model/${modelId}`];
const nova = profileSummary({ modelId: "amazon.nova-2-lite-v1:0" });
const sonnet = profileSummary({
  profileId: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
  modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
  modelName: "Claude Sonnet 4.5",
});
const globalSonnet = profileSummary({
  ...sonnet,
  profileId: "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
  modelArns: models("", sonnet.modelId),
  route: { scope: "global", label: "Global", regions: [] },
});
const images = profileSummary({ profileId: "us.stability.x", modelId: "stability.x", noTextReason: "Makes images" });

describe("exampleTeams", () => {
  it("makes three valid inputs with different sources and teams", () => {
    const pro = profileSummary({ profileId: "us.amazon.nova-pro-v1:0", modelId: "amazon.nova-pro-v1:0" });
    const examples = exampleTeams([images, globalSonnet, nova, sonnet, pro]);
    for (const example of examples) {
      expect(createProfileSchema.safeParse({ ...example, requestToken: crypto.randomUUID() }).error).toBeUndefined();
    }
    expect(examples.map((example) => example.sourceArn)).toEqual([nova.profileArn, sonnet.profileArn, pro.profileArn]);
    expect(new Set(examples.map((example) => example.tags[0]?.value)).size).toBe(3);
  });

  it("copies what there is when a team's models are not offered", () => {
    expect(exampleTeams([images, nova]).map((example) => example.sourceArn)).toEqual([
      nova.profileArn,
      nova.profileArn,
      nova.profileArn,
    ]);
  });

  it("prefers a geographic profile to a global one", () => {
    expect(exampleTeams([globalSonnet, sonnet])[1]?.sourceArn).toBe(sonnet.profileArn);
    expect(exampleTeams([globalSonnet])[1]?.sourceArn).toBe(globalSonnet.profileArn);
  });

  it("makes none without any source that answers with text", () => {
    expect(exampleTeams([images])).toEqual([]);
    expect(exampleTeams([])).toEqual([]);
  });
});
