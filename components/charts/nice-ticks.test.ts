import { describe, expect, it } from "vitest";
import { niceTicks } from "@/components/charts/nice-ticks";

describe("niceTicks", () => {
  it.each([
    [3900, [0, 1000, 2000, 3000, 4000]],
    [4000, [0, 1000, 2000, 3000, 4000]],
    [4001, [0, 1500, 3000, 4500, 6000]],
    [2300, [0, 600, 1200, 1800, 2400]],
    [1, [0, 0.25, 0.5, 0.75, 1]],
    [87, [0, 25, 50, 75, 100]],
  ])("reaches %d", (max, ticks) => {
    expect(niceTicks(max)).toEqual(ticks);
  });

  it("always ends at or above the largest value", () => {
    for (let max = 0.001; max < 1e7; max *= 1.37) expect(niceTicks(max).at(-1)).toBeGreaterThanOrEqual(max);
  });

  it("has an axis even when everything is zero", () => {
    expect(niceTicks(0).at(-1)).toBeGreaterThan(0);
  });
});
