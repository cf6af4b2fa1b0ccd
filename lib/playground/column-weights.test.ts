import { describe, expect, it } from "vitest";
import { shareOf, weightOf, withShare } from "@/lib/playground/column-weights";

describe("withShare", () => {
  it("divides the room of two columns and leaves the third alone", () => {
    const weights = withShare({}, "a", "b", 0.75);
    expect([weightOf(weights, "a"), weightOf(weights, "b"), weightOf(weights, "c")]).toEqual([1.5, 0.5, 1]);
    expect(shareOf(weights, "a", "b")).toBe(0.75);
  });

  it("leaves each a fifth", () => {
    expect(shareOf(withShare({}, "a", "b", -3), "a", "b")).toBeCloseTo(0.2);
    expect(shareOf(withShare({}, "a", "b", 9), "a", "b")).toBeCloseTo(0.8);
  });
});
