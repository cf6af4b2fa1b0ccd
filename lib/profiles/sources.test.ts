import { describe, expect, it } from "vitest";
import type { ModelSource } from "@/lib/profiles/schema";
import { describeRoute, findSource, toSources } from "@/lib/profiles/sources";
import { profileSummary } from "@/lib/testing/profile-builder";

const model: ModelSource = {
  modelId: "amazon.nova-micro-v1:0",
  modelArn: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0",
  name: "Nova Micro",
  provider: "Amazon",
  noTextReason: null,
  notCopyableReason: null,
  lifecycle: "ACTIVE",
};
const system = profileSummary();
const sources = toSources(
  [system, profileSummary({ profileId: "yaec80410apl", type: "APPLICATION" })],
  [model, { ...model, modelId: "x", notCopyableReason: "Copy its system profile", noTextReason: "Makes images" }],
  "us-east-1",
);

describe("toSources", () => {
  it("offers system profiles and models, never application profiles", () => {
    expect(sources.map((source) => source.id)).toEqual([system.profileId, model.modelId, "x"]);
  });

  it("keeps a copied model in its Region", () => {
    expect(sources[1]?.route).toEqual({ scope: "region", label: "us-east-1", regions: ["us-east-1"] });
  });

  it("says why one cannot be copied", () => {
    expect(sources.map((source) => source.unavailableReason)).toEqual([null, null, "Copy its system profile"]);
  });
});

describe("findSource", () => {
  it.each([
    [system.profileId, system.profileId],
    ["arn:aws:bedrock:us-east-1:999999999999:inference-profile/us.amazon.nova-2-lite-v1:0", system.profileId],
    [model.modelId, model.modelId],
    [model.modelArn, model.modelId],
    ["yaec80410apl", undefined],
    ["", undefined],
  ])("finds %j", (wanted, expected) => {
    expect(findSource(sources, wanted)?.id).toBe(expected);
  });
});

describe("describeRoute", () => {
  it("names the Regions in words", () => {
    expect(describeRoute(system.route)).toBe("us-east-1 and us-west-2");
    expect(describeRoute({ scope: "global", label: "Global", regions: ["us-east-1"] })).toBe("all commercial Regions");
  });
});
