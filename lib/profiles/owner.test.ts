import { describe, expect, it } from "vitest";
import { ownerOf } from "@/lib/profiles/owner";

describe("ownerOf", () => {
  it.each([
    [[], null],
    [[{ key: "env", value: "prod" }], null],
    [[{ key: "team", value: " " }], null],
    [[{ key: "Team", value: "search" }], "search"],
    [
      [
        { key: "owner", value: "ann" },
        { key: "team", value: "search" },
      ],
      "search",
    ],
  ])("%j belongs to %j", (tags, owner) => {
    expect(ownerOf(tags)).toBe(owner);
  });
});
