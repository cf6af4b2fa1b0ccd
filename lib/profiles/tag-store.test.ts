import { describe, expect, it } from "vitest";
import {
  addTagLines,
  addTags,
  emptyTagStore,
  missingTags,
  tagProgress,
  tagsOf,
  withoutErrors,
} from "@/lib/profiles/tag-store";
import { profileSummary } from "@/lib/testing/profile-builder";

const team = (profileId: string, createdAt: Date | null = null) =>
  profileSummary({ profileId, type: "APPLICATION", createdAt });
const a = team("a");
const b = team("b");
const system = profileSummary();
const error = { code: "throttled", message: "Slow down", requestId: "r" } as const;
const tags = [{ key: "team", value: "Search" }];
const store = addTags(emptyTagStore, { [a.profileArn]: { tags }, [b.profileArn]: { error } }, 1);
const ids = (profiles: { profileId: string }[]) => profiles.map((profile) => profile.profileId);
const region = "us-east-1";

describe("missingTags", () => {
  it("asks for application profiles that have neither tags nor a failure yet", () => {
    expect(ids(missingTags(emptyTagStore, [a, system, b]))).toEqual(["a", "b"]);
    expect(missingTags(store, [a, system, b])).toEqual([]);
  });

  it("asks again for what failed once the failures were cleared", () => {
    expect(ids(missingTags(withoutErrors(store), [a, b]))).toEqual(["b"]);
  });

  it("asks for at most 50 at once", () => {
    expect(
      missingTags(
        emptyTagStore,
        Array.from({ length: 80 }, (_, i) => team(`p${i}`)),
      ),
    ).toHaveLength(50);
  });
});

describe("all tags of a Region", () => {
  const now = Date.UTC(2026, 10, 22);
  const whole = addTagLines(
    emptyTagStore,
    [
      { type: "tags", region, tags: [[a.profileArn, tags]] },
      { type: "tags-end", region, isWhole: true },
    ],
    now,
  );

  it("tell that whoever is missing carries none", () => {
    expect([tagsOf(whole, a), tagsOf(whole, b)]).toEqual([{ tags }, { tags: [] }]);
    expect(tagsOf(whole, { ...b, region: "eu-west-1" })).toBeUndefined();
  });

  it("tell nothing of a profile just made, since the Tagging API hears of it late", () => {
    const fresh = team("fresh", new Date(now - 60_000));
    expect(tagsOf(whole, fresh)).toBeUndefined();
    expect(missingTags(whole, [fresh, b])).toEqual([fresh]);
  });

  it("take the tags from who lost them since", () => {
    const later = addTagLines(whole, [{ type: "tags-end", region, isWhole: true }], now + 1);
    expect(tagsOf(later, a)).toEqual({ tags: [] });
  });

  it("are not whole while some could not be read", () => {
    const lines = addTagLines(
      emptyTagStore,
      [
        { type: "tag-errors", region, errors: [[a.profileArn, error]] },
        { type: "tags-end", region, isWhole: false },
        { type: "tags-failed", region: "eu-west-1", error },
      ],
      now,
    );
    expect([tagsOf(lines, a), tagsOf(lines, b)]).toEqual([{ error }, undefined]);
    expect(tagProgress(lines, [a, b])).toEqual({ loaded: 0, failed: 1, total: 2, error });
  });
});

describe("tagProgress", () => {
  it("counts what arrived and what failed among application profiles", () => {
    expect(tagProgress(store, [a, b, team("c"), system])).toEqual({ loaded: 1, failed: 1, total: 3, error });
    expect(tagProgress(emptyTagStore, [])).toEqual({ loaded: 0, failed: 0, total: 0, error: null });
  });
});
