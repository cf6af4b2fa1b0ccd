import { describe, expect, it } from "vitest";
import { countFacets, facetValuesOf } from "@/lib/profiles/facets";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { sourceTagKey } from "@/lib/profiles/schema";
import { profileSummary } from "@/lib/testing/profile-builder";

const team = profileSummary({ profileId: "a", type: "APPLICATION" });
const ofTeam = (tags: Parameters<typeof facetValuesOf>[1]) =>
  facetValuesOf({ key: "a", profile: team, members: [team] }, tags);
const ofSystem = (...members: ProfileSummary[]) =>
  facetValuesOf({ key: "system", profile: members[0] ?? team, members }, null);

describe("facetValuesOf", () => {
  it("tells tags that are not loaded from none, and none from those that the console writes", () => {
    expect(ofTeam(null)).toMatchObject({ team: ["(tags not loaded)"], tag: ["(tags not loaded)"] });
    expect(ofTeam([])).toMatchObject({ team: ["(no team)"], tag: ["(no tags)"] });
    expect(ofTeam([{ key: sourceTagKey, value: "x" }]).tag).toEqual(["(no tags)"]);
    expect(ofTeam([{ key: "team", value: "search" }])).toMatchObject({ team: ["search"], tag: ["team=search"] });
  });

  it("has neither team nor tag for a system profile, which can carry none", () => {
    expect(ofSystem(profileSummary())).toMatchObject({ kind: ["system"], team: [], tag: [] });
  });

  it("has the values of every Region, each once", () => {
    const here = profileSummary({ route: { scope: "geo", label: "US", regions: ["us-east-1"] } });
    const abroad = profileSummary({
      region: "eu-west-1",
      route: { scope: "geo", label: "EU", regions: ["eu-west-1"] },
    });
    const again = { ...abroad, region: "eu-west-3" };
    expect(ofSystem(here, abroad, again)).toMatchObject({
      geography: ["US", "EU"],
      region: ["us-east-1", "eu-west-1", "eu-west-3"],
      status: ["ACTIVE"],
    });
  });
});

describe("countFacets", () => {
  it("puts the most frequent first, equals by name", () => {
    const rows = ["b", "c", "c", "a"].map((value) => ({ values: ofTeam([{ key: "team", value }]) }));
    expect(countFacets(rows, {}).team).toEqual([
      { value: "c", count: 2 },
      { value: "a", count: 1 },
      { value: "b", count: 1 },
    ]);
  });
});
