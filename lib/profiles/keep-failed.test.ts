import { describe, expect, it } from "vitest";
import { keepFailed } from "@/lib/profiles/keep-failed";
import type { ListProblem, ProfileListing } from "@/lib/profiles/schema";
import { profileSummary } from "@/lib/testing/profile-builder";

const system = profileSummary();
const team = profileSummary({ profileId: "team", type: "APPLICATION" });
const other = profileSummary({ profileId: "other", type: "APPLICATION" });
const failed: ListProblem = {
  source: "APPLICATION",
  partial: false,
  error: { code: "throttled", message: "Slow down", requestId: "r" },
};
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));

function listing(minute: number, profiles: ProfileListing["profiles"], problems: ListProblem[] = []): ProfileListing {
  return { profiles, problems, region: "us-east-1", accountId: "000000000000", fetchedAt: at(minute) };
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

  it("keeps nothing of another Region, or when there was nothing", () => {
    const next = listing(5, [system], [failed]);
    expect(keepFailed(undefined, next)).toBe(next);
    expect(keepFailed({ ...listing(0, [team]), region: "eu-west-1" }, next)).toBe(next);
  });
});
