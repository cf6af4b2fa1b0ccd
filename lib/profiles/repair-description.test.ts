import { describe, expect, it } from "vitest";
import { repairDescription } from "@/lib/profiles/repair-description";
import { descriptionSchema } from "@/lib/profiles/schema";

describe("repairDescription", () => {
  it.each([
    ["Team A - Chat, v2 (Köln)", "Team A: Chat: v2 Koln"],
    ["Search/ranking", "Search: ranking"],
    ["R&D", "R and D"],
    ["  two  spaces -- here", "two spaces: here"],
    ["“quoted” – dash", "quoted: dash"],
    ["fine: already. yes-it is", "fine: already. yes-it is"],
    ["チーム", ""],
    [",,,", ""],
  ])("makes %j %j", (text, expected) => {
    expect(repairDescription(text)).toBe(expected);
  });

  it("always gives what Bedrock takes", () => {
    for (const text of [`${"x, ".repeat(150)}`, "a - - b", "_-_ a__b", "a: - b", "é".repeat(300), "1/2/3 & more..."]) {
      expect(descriptionSchema.safeParse(repairDescription(text)).error?.issues ?? []).toEqual([]);
    }
  });
});
