import { describe, expect, it } from "vitest";
import { sortProfiles } from "@/lib/profiles/sort";
import { profileSummary } from "@/lib/testing/profile-builder";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const a = profileSummary({ profileId: "a", name: "Team 10", type: "APPLICATION", updatedAt: day("2026-01-02") });
const b = profileSummary({ profileId: "b", name: "team 9", type: "APPLICATION", updatedAt: null });
const c = profileSummary({ profileId: "c", name: "US Nova", modelName: "Claude", updatedAt: day("2026-03-01") });
const d = profileSummary({ profileId: "d", name: "EU Nova", updatedAt: null });
const all = [a, b, c, d];

describe("sortProfiles", () => {
  it.each([
    ["name", "asc", "dbac"],
    ["name", "desc", "cabd"],
    ["type", "asc", "badc"],
    ["type", "desc", "dcba"],
    ["model", "asc", "cdba"],
    ["updated", "asc", "acdb"],
    ["updated", "desc", "cadb"],
    ["status", "asc", "dbac"],
  ] as const)("sorts by %s %s", (column, direction, expected) => {
    expect(
      sortProfiles(all, column, direction)
        .map((profile) => profile.profileId)
        .join(""),
    ).toBe(expected);
  });

  it("leaves the list it was given alone", () => {
    sortProfiles(all, "name", "asc");
    expect(all.map((profile) => profile.profileId)).toEqual(["a", "b", "c", "d"]);
  });
});
