import { describe, expect, it } from "vitest";
import { profileNameSchema } from "@/lib/profiles/schema";
import { keptTags, proposeName } from "@/lib/replacement/propose";

const nova = { from: "Nova Lite", to: "Nova 2 Lite" };

describe("proposeName", () => {
  it.each([
    ["search-nova-lite", nova, "search-nova-2-lite"],
    ["Search Nova Lite prod", nova, "Search nova 2 lite prod"],
    ["search_nova_lite", nova, "search_nova_2_lite"],
    ["search-v2", nova, "search-v3"],
    ["team v9", nova, "team v10"],
    ["search-prod", nova, "search-prod-nova-2-lite"],
    ["canova-lites", nova, "canova-lites-nova-2-lite"],
    ["x".repeat(64), nova, `${"x".repeat(61)}-v2`],
    ["search-", nova, "search-nova-2-lite"],
    ["search", { from: "", to: "" }, "search-v2"],
    ["nova-lite", { from: "Nova Lite", to: "Nova Lite" }, "nova-lite-v2"],
  ])("of %s is in its pattern", (old, models, expected) => {
    const name = proposeName(old, models, new Set());
    expect(name).toBe(expected);
    expect(profileNameSchema.safeParse(name).success).toBe(true);
  });

  it("is never one that is taken", () => {
    const taken = new Set(["search-nova-2-lite", "search-nova-2-lite-2"]);
    expect(proposeName("search-nova-lite", nova, taken)).toBe("search-nova-2-lite-3");
  });
});

describe("keptTags", () => {
  it("leaves out what AWS and the console write", () => {
    const tags = ["team", "aws:created", "profile-console:source", "AWS:x"].map((key) => ({ key, value: "1" }));
    expect(keptTags(tags).map(({ key }) => key)).toEqual(["team"]);
  });
});
