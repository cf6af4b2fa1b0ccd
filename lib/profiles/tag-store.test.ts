import { describe, expect, it } from "vitest";
import { addTags, emptyTagStore, indexTags, missingTags, tagProgress, withoutErrors } from "@/lib/profiles/tag-store";
import { profileSummary } from "@/lib/testing/profile-builder";

const team = (profileId: string) => profileSummary({ profileId, type: "APPLICATION" });
const a = team("a");
const b = team("b");
const system = profileSummary();
const error = { code: "throttled", message: "Slow down", requestId: "r" } as const;
const store = addTags(emptyTagStore, { a: { tags: [{ key: "team", value: "Search" }] }, b: { error } }, 1);
const ids = (profiles: { profileId: string }[]) => profiles.map((profile) => profile.profileId);

describe("missingTags", () => {
  it("asks for application profiles that have neither tags nor a failure yet", () => {
    expect(ids(missingTags(emptyTagStore, [a, system, b], 1))).toEqual(["a", "b"]);
    expect(missingTags(store, [a, system, b], 1)).toEqual([]);
  });

  it("asks again after the list was refreshed", () => {
    expect(ids(missingTags(store, [a, b], 2))).toEqual(["a", "b"]);
  });

  it("asks again for what failed once the failures were cleared", () => {
    expect(ids(missingTags(withoutErrors(store), [a, b], 1))).toEqual(["b"]);
  });

  it("asks for at most 50 at once", () => {
    expect(
      missingTags(
        emptyTagStore,
        Array.from({ length: 80 }, (_, i) => team(`p${i}`)),
        1,
      ),
    ).toHaveLength(50);
  });
});

describe("tagProgress", () => {
  it("counts what arrived and what failed among application profiles", () => {
    expect(tagProgress(store, [a, b, team("c"), system])).toEqual({ loaded: 1, failed: 1, total: 3, error });
    expect(tagProgress(emptyTagStore, [])).toEqual({ loaded: 0, failed: 0, total: 0, error: null });
  });
});

describe("indexTags", () => {
  it("holds the text of what arrived", () => {
    expect([...indexTags(store)]).toEqual([["a", "team: search team=search"]]);
  });
});
