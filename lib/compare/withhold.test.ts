import { describe, expect, it } from "vitest";
import { latencySummary } from "@/lib/compare/withhold";

const measured = (n: number) => ({ n, values: [10, 20, 30], min: 5, max: 40 });

describe("latencySummary", () => {
  it.each([
    [5, [null, null, null]],
    [6, [10, null, null]],
    [36, [10, 20, null]],
    [72, [10, 20, 30]],
  ])("shows of %i calls only what they can carry", (n, expected) => {
    const { p50, p90, p95 } = latencySummary(measured(n));
    expect([p50.value, p90.value, p95.value]).toEqual(expected);
  });

  it("says how many calls are needed and still describes the few", () => {
    expect(latencySummary(measured(2))).toMatchObject({ p95: { value: null, needs: 72 }, median: 10, min: 5, max: 40 });
  });

  it("is empty without calls", () => {
    expect(latencySummary({ n: 0, values: null, min: null, max: null })).toMatchObject({ n: 0, median: null });
  });
});
