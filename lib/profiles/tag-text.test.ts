import { describe, expect, it } from "vitest";
import { parseTagText, tagText } from "@/lib/profiles/tag-text";

describe("tagText", () => {
  it("comes back as it went, and leaves foreign text alone", () => {
    const tags = [
      { key: "a", value: "1" },
      { key: "b:c", value: "" },
    ];
    expect(parseTagText(tagText(tags))).toEqual(tags);
    for (const text of [undefined, "", "{", "[1]", '{"a":1}', "null"]) expect(parseTagText(text)).toBeNull();
  });
});
