import { describe, expect, it } from "vitest";
import { type Successor, suggestSuccessor } from "@/lib/replacement/successors";
import { profileSummary } from "@/lib/testing/profile-builder";

const us = { scope: "geo" as const, label: "US", regions: ["us-east-1", "us-west-2"] };
const eu = { scope: "geo" as const, label: "EU", regions: ["eu-west-1", "eu-central-1"] };

function successor(modelName: string, change: Partial<Successor> = {}): Successor {
  const modelId = modelName.toLowerCase().replaceAll(" ", "-");
  return {
    arn: `arn:${modelId}`,
    id: modelId,
    kind: "profile",
    name: modelName,
    region: "us-east-1",
    modelId,
    modelName,
    provider: "Anthropic",
    route: us,
    lifecycle: "ACTIVE",
    endOfLifeAt: null,
    unavailableReason: null,
    ...change,
  };
}

const old = profileSummary({ modelName: "Claude Sonnet 4", modelId: "old", provider: "Anthropic", route: us });

describe("suggestSuccessor", () => {
  it("takes the newest version of the family on the same route, and says why", () => {
    const all = ["Claude Sonnet 4.5", "Claude Sonnet 4.6", "Claude Opus 5", "Claude Haiku 4.5"].map((name) =>
      successor(name),
    );
    expect(suggestSuccessor(old, all)).toEqual({
      successor: all[1],
      reason: "Same provider, same family and the same route (US); the newest version that is current.",
    });
  });

  it.each([
    ["legacy", { lifecycle: "LEGACY" as const }],
    ["elsewhere", { region: "eu-west-1" }],
    ["routed otherwise", { route: eu }],
    ["not to be copied", { unavailableReason: "Makes images, not text" }],
    ["of another provider", { provider: "Amazon" }],
    ["the same model", { modelId: "old" }],
  ])("passes over what is %s", (_, change) => {
    expect(suggestSuccessor(old, [successor("Claude Sonnet 4.5", change)])).toBeNull();
  });

  it("falls back on the provider's other models, and says so", () => {
    expect(suggestSuccessor(old, [successor("Claude Opus 5")])?.reason).toMatch(
      /no current model of the family claude sonnet/,
    );
  });

  it("compares versions as numbers", () => {
    const all = ["Claude Sonnet 4.9", "Claude Sonnet 4.10"].map((name) => successor(name));
    expect(suggestSuccessor(old, all)?.successor.modelName).toBe("Claude Sonnet 4.10");
  });
});
