import { describe, expect, it } from "vitest";
import { tagChanges } from "@/lib/tags/log";

describe("tagChanges", () => {
  it("is the difference, and null without tags on either side", () => {
    expect(tagChanges('{"a":"1"}', '{"a":"2"}')).toEqual([{ key: "a", from: "1", to: "2" }]);
    expect(tagChanges('{"a":"1"}', undefined)).toEqual([{ key: "a", from: "1", to: null }]);
    expect(tagChanges(undefined, undefined)).toBeNull();
  });
});
