import { describe, expect, it } from "vitest";
import { holm } from "@/lib/stats/holm";
import { normalCdf, normalQuantile } from "@/lib/stats/normal";
import { percentile, percentileRanks } from "@/lib/stats/percentile";
import { wilson } from "@/lib/stats/proportion";
import { rankSumPValue, trendPValue } from "@/lib/stats/rank-tests";
import reference from "@/lib/stats/reference/reference.json";
import { hodgesLehmann, signedRankTest } from "@/lib/stats/signed-rank";

/** Equal to 1e-9, relative to values away from zero. */
function expectClose(actual: number | null | undefined, expected: number) {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

describe(`against ${reference.origin}`, () => {
  it.each(reference.exact.map((one) => [one.values.length, one] as const))("signed-rank, exact, n = %i", (_, one) => {
    const test = signedRankTest(one.values);
    expect(test).toMatchObject({ statistic: one.statistic, method: "exact" });
    expectClose(test.pValue, one.p);
    const shift = hodgesLehmann(one.values, 0.95);
    expectClose(shift?.estimate, one.estimate);
    expect([shift?.low, shift?.high]).toEqual(one.interval95 ?? [null, null]);
  });

  it.each(reference.large.map((one) => [one.values.length, one] as const))("signed-rank, normal, n = %i", (_, one) => {
    const test = signedRankTest(one.values);
    expect(test).toMatchObject({ statistic: one.statistic, method: "normal" });
    expectClose(test.pValue, one.p);
    expect(Math.abs(test.pValue - one.pExact)).toBeLessThan(2e-3);
    for (const [confidence, ends] of [
      [0.95, one.interval95],
      [0.9, one.interval90],
    ] as const) {
      const shift = hodgesLehmann(one.values, confidence);
      expectClose(shift?.estimate, one.estimate);
      // R counts the distribution out here too: the approximation may be one average of tens of thousands off.
      expect(Math.abs((shift?.low ?? Number.NaN) - (ends[0] ?? 0))).toBeLessThan(2e-4);
      expect(Math.abs((shift?.high ?? Number.NaN) - (ends[1] ?? 0))).toBeLessThan(2e-4);
    }
  });

  it.each(reference.tied.map((one) => [one.values.length, one] as const))(
    "signed-rank, ties and zeros, n = %i",
    (_, one) => {
      const test = signedRankTest(one.values);
      expect(test).toMatchObject({ statistic: one.statistic, method: "normal" });
      expectClose(test.pValue, one.p);
    },
  );

  it("percentiles of type 7", () => {
    const sorted = Float64Array.from(reference.skewed).sort();
    for (const [at, share] of reference.skewedShares.entries()) {
      expectClose(percentile(sorted, share), reference.skewedPercentiles[at] ?? Number.NaN);
    }
  });

  it("places of order statistics, none where one end is infinite", () => {
    for (const { n, share, low, high } of reference.ranks) {
      expect({ n, share, ranks: percentileRanks(n, share) }).toEqual({
        n,
        share,
        ranks: low < 1 || high > n ? null : { low, high },
      });
    }
  });

  it("Wilson intervals", () => {
    for (const { count, attempts, low, high } of reference.wilson) {
      expectClose(wilson(count, attempts)?.low, low);
      expectClose(wilson(count, attempts)?.high, high);
    }
  });

  it("Holm's adjustment", () => {
    for (const { p, adjusted } of reference.holm) {
      for (const [at, value] of holm(p).entries()) expectClose(value, adjusted[at] ?? Number.NaN);
    }
  });

  it("rank sum and trend", () => {
    for (const { x, y, p } of reference.rankSum) expectClose(rankSumPValue(x, y), p);
    for (const { values, p } of reference.trend) expectClose(trendPValue(values), p);
  });

  it("the normal distribution, relative error", () => {
    for (const [at, z] of reference.z.entries()) expect(normalCdf(z) / (reference.cdf[at] ?? 0)).toBeCloseTo(1, 9);
    for (const [at, p] of reference.p.entries()) expectClose(normalQuantile(p), reference.quantile[at] ?? Number.NaN);
  });
});
