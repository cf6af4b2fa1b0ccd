import { describe, expect, it } from "vitest";
import { keepFailed } from "@/lib/profiles/keep-failed";
import type { ListProblem, ProfileListing } from "@/lib/profiles/schema";
import { profileSummary } from "@/lib/testing/profile-builder";

const system = profileSummary();
const team = profileSummary({ profileId: "team", type: "APPLICATION" });
const other = profileSummary({ profileId: "other", type: "APPLICATION" });
const failed: ListProblem = {
  region: "us-east-1",
  source: "APPLICATION",
  partial: false,
  error: { code: "throttled", message: "Slow down", requestId: "r" },
};
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));

function listing(minute: number, profiles: ProfileListing["profiles"], problems: ListProblem[] = []): ProfileListing {
  const regions = ["us-east-1", "eu-west-1"];
  return { profiles, problems, pending: [], region: "us-east-1", regions, accountId: null, fetchedAt: at(minute) };
}

const ids = (result: ProfileListing) => result.profiles.map((profile) => profile.profileId);

describe("keepFailed", () => {
  it("keeps the rows of a source that failed, and says from when they are", () => {
    const result = keepFailed(listing(0, [team, system]), listing(5, [system], [failed]));
    expect(ids(result)).toEqual([system.profileId, "team"]);
    expect(result.problems).toEqual([{ ...failed, keptFrom: at(0) }]);
  });

  it("remembers the first time over several failures", () => {
    const once = keepFailed(listing(0, [team, system]), listing(5, [system], [failed]));
    expect(keepFailed(once, listing(9, [system], [failed])).problems[0]?.keptFrom).toEqual(at(0));
  });

  it("fills up a list that broke off", () => {
    const result = keepFailed(listing(0, [team, other]), listing(5, [other], [{ ...failed, partial: true }]));
    expect(ids(result)).toEqual(["other", "team"]);
  });

  it("lets go of what a complete listing no longer has", () => {
    const next = listing(5, [system]);
    expect(keepFailed(listing(0, [team, system]), next)).toEqual(next);
  });

  it("keeps what a list still being read has not brought yet, and other Regions as they are listed", () => {
    const abroad = profileSummary({ profileId: "abroad", type: "APPLICATION", region: "eu-west-1" });
    const pending = [{ region: "us-east-1", source: "APPLICATION" as const, pages: 1 }];
    const next = { ...listing(5, [other, system]), pending };
    expect(ids(keepFailed(listing(0, [team, other, abroad, system]), next))).toEqual([
      "other",
      system.profileId,
      "team",
    ]);
  });

  it("keeps nothing of another home Region, or when there was nothing", () => {
    const next = listing(5, [system], [failed]);
    expect(keepFailed(undefined, next)).toBe(next);
    expect(keepFailed({ ...listing(0, [team]), region: "eu-west-1" }, next)).toBe(next);
  });
});
