import { describe, expect, it } from "vitest";
import { matchProfiles, ofKind } from "@/lib/profiles/filter";
import { profileSummary } from "@/lib/testing/profile-builder";

const nova = profileSummary();
const claude = profileSummary({
  profileId: "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
  name: "Global Anthropic Claude Sonnet 4.5",
  modelName: "Claude Sonnet 4.5",
  provider: "Anthropic",
});
const team = profileSummary({ profileId: "yaec80410apl", name: "team-a-prod", type: "APPLICATION" });
const all = [nova, claude, team];
const ids = (profiles: typeof all) => profiles.map((profile) => profile.profileId);

describe("matchProfiles", () => {
  it.each([
    ["", all],
    ["   ", all],
    ["CLAUDE", [claude]],
    ["anthropic 4.5", [claude]],
    ["4.5 llama", []],
    ["arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/yaec80410apl", [team]],
    ["us-west-2 team", [team]],
    ["(", []],
    ["inference", []],
    ["arn:aws:bedrock", all],
  ])("finds for %j", (search, expected) => {
    expect(ids(matchProfiles(all, search))).toEqual(ids(expected));
  });
});

describe("ofKind", () => {
  it("separates system and application profiles", () => {
    expect(ids(ofKind(all, "application"))).toEqual(["yaec80410apl"]);
    expect(ids(ofKind(all, "system"))).toEqual(ids([nova, claude]));
    expect(ofKind(all, "all")).toBe(all);
  });
});
