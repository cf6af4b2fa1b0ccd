import { describe, expect, it } from "vitest";
import { catalogueFor, knownRegions } from "./catalogue.ts";

const today = "2026-11-22";

describe("catalogueFor", () => {
  it.each([
    ["us-east-1", ["us-east-1", "us-east-2", "us-west-2"]],
    ["us-west-1", ["us-east-1", "us-east-2", "us-west-1", "us-west-2"]],
    ["ca-central-1", ["ca-central-1", "us-east-1", "us-east-2", "us-west-2"]],
  ])("routes a profile called in %s to %j", (region, destinations) => {
    const profile = catalogueFor(region, today).systemProfiles.get("us.amazon.nova-2-lite-v1:0");
    expect(profile?.modelArns).toEqual(
      destinations.map((name) => `arn:aws:bedrock:${name}::foundation-model/amazon.nova-2-lite-v1:0`),
    );
  });

  it("describes the route that the Region has, in the order of its models", () => {
    const { systemProfiles } = catalogueFor("us-east-1", today);
    const describe = (id: string) => systemProfiles.get(id)?.description;
    expect(describe("us.meta.llama3-3-70b-instruct-v1:0")).toMatch(/ in us-east-2, us-east-1 and us-west-2\.$/);
    expect(describe("global.amazon.nova-2-lite-v1:0")).toBe(
      "Routes requests to Amazon Nova 2 Lite globally across all supported AWS Regions.",
    );
  });

  it("shows each Region only what it can call", () => {
    const tokyo = catalogueFor("ap-northeast-1", today).systemProfiles;
    expect(tokyo.has("jp.amazon.nova-2-lite-v1:0")).toBe(true);
    expect(tokyo.has("us.amazon.nova-2-lite-v1:0")).toBe(false);
  });

  it("uses the partition of GovCloud there", () => {
    const [profile] = catalogueFor("us-gov-east-1", today).systemProfiles.values();
    expect(profile?.modelArns[0]).toMatch(/^arn:aws-us-gov:bedrock:us-gov-/);
  });

  it.each([
    ["us.anthropic.claude-3-5-sonnet-20241022-v2:0", "2026-07-29", "served"],
    ["us.anthropic.claude-3-5-sonnet-20241022-v2:0", "2026-07-30", "retired"],
    ["us.anthropic.claude-3-opus-20240229-v1:0", "2026-06-30", "served"],
    ["us.anthropic.claude-3-opus-20240229-v1:0", "2026-07-01", "retired"],
    ["us.amazon.nova-2-lite-v1:0", "2025-11-06", "absent"],
    ["us.amazon.nova-2-lite-v1:0", "2025-11-07", "served"],
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", "2025-09-28", "absent"],
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", "2025-09-29", "served"],
    ["us.anthropic.claude-sonnet-4-6", "2020-01-01", "served"],
    ["us.made-up", today, "absent"],
  ])("on the right days: %s on %s is %s", (id, asOf, availability) => {
    expect(catalogueFor("us-east-1", asOf).systemProfileAvailability(id)).toBe(availability);
  });

  it("keeps an update of the future to itself", () => {
    const updatedAt = (asOf: string) =>
      catalogueFor("us-east-1", asOf).systemProfiles.get("global.amazon.nova-2-lite-v1:0")?.updatedAt;
    expect(updatedAt("2025-11-10")).toBeUndefined();
    expect(updatedAt("2025-11-22")).toMatch(/^2025-11-22T/);
  });

  it("lists a model wherever it can be called in some way", () => {
    const { models, modelAvailability } = catalogueFor("us-east-1", today);
    expect(models.get("amazon.nova-2-lite-v1:0")?.inferenceTypes).toEqual(["INFERENCE_PROFILE"]);
    expect(models.get("mistral.mistral-large-3-675b-instruct")?.inferenceTypes).toEqual(["ON_DEMAND"]);
    expect(modelAvailability("anthropic.claude-3-5-sonnet-20241022-v2:0")).toBe("retired");
  });
});

describe("knownRegions", () => {
  it("every one has system profiles or models, each with a model of the catalogue", () => {
    expect(knownRegions.length).toBeGreaterThan(25);
    for (const region of knownRegions) {
      const { systemProfiles, models, model } = catalogueFor(region, today);
      expect(systemProfiles.size + models.size, region).toBeGreaterThan(0);
      for (const profile of systemProfiles.values()) expect(model(profile.modelId), profile.id).toBeDefined();
    }
  });
});
