import { describe, expect, it } from "vitest";
import { identifiersIn } from "@/lib/explain/identifiers";
import { resolveIdentifiers } from "@/lib/explain/resolve";
import { profileSummary } from "@/lib/testing/profile-builder";

const system = profileSummary();
const team = profileSummary({ profileId: "06vsfs68yb4g", type: "APPLICATION", name: "team-search" });
const listed = { profiles: [system, team], regions: ["us-east-1"] };
const resolve = (text: string) => resolveIdentifiers(identifiersIn(text), listed)[0];

describe("resolveIdentifiers", () => {
  it.each([
    [team.profileArn, "team-search"],
    ["06vsfs68yb4g", "team-search"],
    ["application-inference-profile/06vsfs68yb4g", "team-search"],
    [system.profileId, system.name],
    ["arn:aws:bedrock:us-east-1:999999999999:inference-profile/us.amazon.nova-2-lite-v1:0", system.name],
  ])("finds %s", (text, name) => expect(resolve(text)?.profile?.name).toBe(name));

  it("lists the profiles of a model, team profiles first", () => {
    expect(resolve("amazon.nova-2-lite-v1:0")?.through.map(({ name }) => name)).toEqual(["team-search", system.name]);
  });

  it.each([
    [team.profileArn.replace("us-east-1", "eu-west-1"), /belongs to eu-west-1.*lists us-east-1/],
    [team.profileArn.replace("06vsfs68yb4g", "000000000000"), /deleted, of another account/],
    [team.profileArn.replace("06vsfs68yb4g", "*"), /A pattern/],
    ["eu.amazon.nova-2-lite-v1:0", /No such system profile/],
    ["amazon.titan-text-v1:0", /No profile listed here/],
  ])("says why %s leads to none", (text, reason) => {
    expect(resolve(text)).toMatchObject({ profile: null, reason: expect.stringMatching(reason) });
  });

  it("leaves other services alone", () => {
    expect(resolve("arn:aws:iam::111122223333:role/x")).toMatchObject({ profile: null, reason: null });
  });
});
