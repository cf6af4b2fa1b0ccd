import { describe, expect, it } from "vitest";
import { catalogueFor } from "./catalogue.ts";
import { seededProfiles } from "./seed-profiles.ts";

const home = { region: "us-east-1", account: "000000000000", seed: 1, profiles: 2_000, asOf: "2026-11-22" };
const profiles = seededProfiles(catalogueFor(home.region, home.asOf), home);

describe("seededProfiles", () => {
  it("makes as many profiles as asked for, each with an ARN of its own", () => {
    expect(new Set(profiles.map((profile) => profile.arn)).size).toBe(2_000);
  });

  it("makes the same ones again, others for another seed", () => {
    const again = seededProfiles(catalogueFor(home.region, home.asOf), { ...home, profiles: 10 });
    expect(again.map((profile) => profile.arn)).toEqual(profiles.slice(0, 10).map((profile) => profile.arn));
    const [other] = seededProfiles(catalogueFor(home.region, home.asOf), { ...home, seed: 2, profiles: 1 });
    expect(other?.arn).not.toBe(profiles[0]?.arn);
  });

  it("obeys the rules of CreateInferenceProfile", () => {
    for (const { name, description = "", tags } of profiles) {
      expect(name).toMatch(/^(?=.{1,64}$)([0-9a-zA-Z][ _-]?)+$/);
      expect(description).toMatch(/^(?=.{1,200}$)([0-9a-zA-Z:.][ _-]?)+$/);
      expect(tags.map((tag) => tag.key)).toEqual(["team", "environment", "cost-center", "application"]);
    }
  });

  it("spreads over models, providers and days up to the day served", () => {
    const models = new Set(profiles.map((profile) => profile.modelArns[0]?.split("/")[1]));
    expect(models.size).toBeGreaterThan(15);
    expect(new Set([...models].map((model) => model?.split(".")[0])).size).toBeGreaterThan(4);
    const days = new Set(profiles.map((profile) => profile.createdAt.slice(0, 10)));
    expect(days.size).toBeGreaterThan(100);
    expect([...days].every((day) => day <= home.asOf)).toBe(true);
  });
});
