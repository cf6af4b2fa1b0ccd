import { describe, expect, it } from "vitest";
import { tailRatios } from "@/lib/stats/bootstrap";
import { obrienFlemingBounds } from "@/lib/stats/group-sequential";
import { holm } from "@/lib/stats/holm";
import { medianEstimate, neededForPercentile, percentile, percentileEstimate } from "@/lib/stats/percentile";
import { wilson } from "@/lib/stats/proportion";
import { seededRandom, shuffled } from "@/lib/stats/random";
import { hodgesLehmann, signedRankTest } from "@/lib/stats/signed-rank";
import { mean, standardDeviation } from "@/lib/stats/spread";
import { kthWalshAverage } from "@/lib/stats/walsh";

const even = (count: number) => Array.from({ length: count }, (_, index) => (index + 1) / count);

describe("obrienFlemingBounds", () => {
  // Jennison and Turnbull, Group Sequential Methods (2000), table 2.3: the last bound for 2 to 10 looks.
  it.each([
    [0.05, [1.96, 1.977, 2.004, 2.024, 2.04, 2.053, 2.063, 2.072, 2.08, 2.087]],
    [0.1, [1.645, 1.678, 1.71, 1.733, 1.751]],
  ])("meets the published bounds at alpha %d", (alpha, published) => {
    for (const [at, bound] of published.entries()) {
      expect(obrienFlemingBounds(even(at + 1), alpha)[at]).toBeCloseTo(bound, 3);
    }
  });

  it("gives the bounds of docs/metrics.md", () => {
    expect(obrienFlemingBounds(even(5)).map((bound) => bound.toFixed(2))).toEqual([
      "4.56",
      "3.23",
      "2.63",
      "2.28",
      "2.04",
    ]);
  });
});

describe("kthWalshAverage", () => {
  it("finds every average of small samples, ties among them", () => {
    for (const values of [[3], [1, 1, 1], [-2, 0, 0, 0.5, 7], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]]) {
      const sorted = Float64Array.from(values).sort();
      const all = [...sorted].flatMap((x, i) => [...sorted.subarray(i)].map((y) => (x + y) / 2)).sort((a, b) => a - b);
      expect(all.map((_, at) => kthWalshAverage(sorted, at + 1))).toEqual(all);
    }
  });
});

describe("tailRatios", () => {
  const random = seededRandom(3);
  const a = Array.from({ length: 400 }, () => Math.exp(0.35 * random.normal()));
  const b = a.map((value) => value * 1.2 * Math.exp(0.05 * random.normal()));

  it("covers the true ratio and repeats itself from its seed", () => {
    const ratio = tailRatios(a, b, [0.95], { seed: 7 })[0];
    expect(ratio?.low).toBeLessThan(1.2);
    expect(ratio?.high).toBeGreaterThan(1.2);
    expect(tailRatios(a, b, [0.95], { seed: 7 })[0]).toEqual(ratio);
    expect(tailRatios(a, b, [0.95], { seed: 8 })[0]).not.toEqual(ratio);
  });

  it("resamples as a plain bootstrap does", () => {
    const plainRandom = seededRandom(11);
    const plain = Array.from({ length: 200 }, () => {
      const drawn = a.map(() => plainRandom.below(a.length));
      const p95 = (arm: number[]) => percentile(Float64Array.from(drawn, (pair) => arm[pair] ?? 0).sort(), 0.95) ?? 0;
      return p95(b) / p95(a);
    }).sort((x, y) => x - y);
    const fast = tailRatios(a, b, [0.95], { seed: 11, resamples: 200 })[0];
    expect(fast?.low).toBeCloseTo(percentile(plain, 0.025) ?? 0, 12);
    expect(fast?.high).toBeCloseTo(percentile(plain, 0.975) ?? 0, 12);
  });

  it("withholds itself below the values its percentile needs", () => {
    expect(tailRatios(a.slice(0, 71), b.slice(0, 71), [0.95], { seed: 1 })[0]).toBeNull();
    expect(tailRatios(a.slice(0, 367), b.slice(0, 367), [0.99], { seed: 1 })[0]).toBeNull();
    expect(tailRatios(a.slice(0, 368), b.slice(0, 368), [0.99], { seed: 1, resamples: 100 })[0]).not.toBeNull();
  });
});

describe("the few and the broken", () => {
  it("knows what each percentile needs", () => {
    expect([0.5, 0.9, 0.95, 0.99].map((share) => neededForPercentile(share))).toEqual([6, 36, 72, 368]);
    expect(percentileEstimate([1, 2, 3], 0.95)).toEqual({ value: null, low: null, high: null, needs: 72 });
    expect(percentileEstimate(even(72), 0.95)).toMatchObject({ high: 1 });
  });

  it("has no interval, test or share of nothing", () => {
    expect(hodgesLehmann([], 0.95)).toBeNull();
    expect(hodgesLehmann([1, 2, 3], 0.95)).toEqual({ estimate: 2, low: null, high: null });
    expect(signedRankTest([])).toMatchObject({ n: 0, pValue: 1 });
    expect(signedRankTest([0, 0, 0])).toMatchObject({ n: 0, pValue: 1 });
    expect(medianEstimate([])).toBeNull();
    expect(medianEstimate([4, 2])).toEqual({ estimate: 3, low: null, high: null });
    expect(medianEstimate([1, 2, 3, 4, 5, 6])).toEqual({ estimate: 3.5, low: 1, high: 6 });
    expect(percentile([], 0.5)).toBeNull();
    expect(wilson(0, 0)).toBeNull();
    expect(holm([])).toEqual([]);
    expect([mean([]), standardDeviation([1])]).toEqual([null, null]);
    expect(standardDeviation([1, 3])).toBeCloseTo(Math.SQRT2, 12);
  });
});

describe("seededRandom", () => {
  it("repeats itself, and shuffles without losing anything", () => {
    const draw = () => [1, 2].map(() => seededRandom(5).float());
    expect(draw()[0]).toBe(draw()[1]);
    const values = even(50);
    const order = shuffled(values, seededRandom(1));
    expect(order).toEqual(shuffled(values, seededRandom(1)));
    expect(order).not.toEqual(values);
    expect(order.toSorted((a, b) => a - b)).toEqual(values);
  });
});
