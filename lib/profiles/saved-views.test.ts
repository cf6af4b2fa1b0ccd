import { describe, expect, it } from "vitest";
import { defaultListSettings, listSettingsSchema } from "@/lib/profiles/list-columns";
import { savedViewsSchema, withView } from "@/lib/profiles/saved-views";

describe("withView", () => {
  const views = [
    { name: "b", query: "q=1" },
    { name: "a", query: "" },
  ];

  it("adds a view in the order of names", () => {
    expect(withView(views, "aa", "q=2").map(({ name }) => name)).toEqual(["a", "aa", "b"]);
  });

  it("replaces the view of that name", () => {
    expect(withView(views, "b", "q=3")).toEqual([
      { name: "a", query: "" },
      { name: "b", query: "q=3" },
    ]);
  });
});

describe("what a browser kept", () => {
  it("is refused when it is no view, or endless", () => {
    expect(savedViewsSchema.safeParse([{ name: "", query: "" }]).success).toBe(false);
    expect(savedViewsSchema.safeParse([{ name: "a", query: "x".repeat(4_001) }]).success).toBe(false);
  });

  it("has its columns in the order of the list, the name always among them", () => {
    const kept = { ...defaultListSettings, columns: ["updated", "model"] };
    expect(listSettingsSchema.parse(kept).columns).toEqual(["name", "model", "updated"]);
  });
});
