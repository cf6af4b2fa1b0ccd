import { describe, expect, it } from "vitest";
import type { Tag } from "@/lib/bedrock/types";
import { addTagLines, emptyTagStore } from "@/lib/profiles/tag-store";
import { suggestedValues } from "@/lib/profiles/tag-suggestions";

describe("suggestedValues", () => {
  it("offers what is in use under each key, the most frequent first", () => {
    const tags = ["search", "billing", "billing", "assist", ""].map((value, index): [string, Tag[]] => {
      return [
        `arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/${index}`,
        [{ key: "team", value }],
      ];
    });
    const store = addTagLines(emptyTagStore, [{ type: "tags", region: "us-east-1", tags }], 1);
    expect(suggestedValues(store)).toEqual(new Map([["team", ["billing", "assist", "search"]]]));
    expect(suggestedValues(emptyTagStore).size).toBe(0);
  });
});
