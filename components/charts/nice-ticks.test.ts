import { describe, expect, it } from "vitest";
import { niceTicks, rangeTicks } from "@/components/charts/nice-ticks";

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

describe("rangeTicks", () => {
  it.each([
    [-12, 18, [-16, -8, 0, 8, 16, 24]],
    [0, 100, [0, 25, 50, 75, 100]],
    [3, 3, undefined],
  ])("%d to %d", (min, max, expected) => {
    const ticks = rangeTicks(min, max);
    if (expected) expect(ticks).toEqual(expected);
    expect(ticks[0]).toBeLessThanOrEqual(min);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
    expect(ticks.length).toBeGreaterThan(1);
  });
});
