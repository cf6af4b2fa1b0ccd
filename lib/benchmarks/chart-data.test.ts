import { describe, expect, it } from "vitest";
import { benchmarkCharts, drawnPoints, thinned } from "@/lib/benchmarks/chart-data";
import {
  differenceSentence,
  distributionSentence,
  driftSentence,
  formatDuration,
  formatRatio,
  percentileText,
  thinnedNote,
} from "@/lib/benchmarks/chart-words";
import { estimateEffect } from "@/lib/benchmarks/effect";
import type { MeasuredPair } from "@/lib/benchmarks/pairs";
import { effectWords } from "@/lib/benchmarks/words";
import { lognormalPairs } from "@/lib/testing/pairs";

const names = { a: "Nova Lite", b: "search" };

function charts(pairs: MeasuredPair[]) {
  const effect = estimateEffect(pairs, "total");
  return benchmarkCharts(pairs, { metric: "total", marginPercent: 10, effects: effect ? [effect] : [] });
}

describe("benchmarkCharts", () => {
  it("sends a bounded number of points, whatever the size, and counts all of them", () => {
    const pairs = lognormalPairs(50_000, 1.1);
    const startedAt = performance.now();
    const data = benchmarkCharts(pairs, { metric: "total", marginPercent: 10, effects: [] });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(data.n).toBe(50_000);
    expect(data.pairs).toHaveLength(drawnPoints);
    expect(JSON.stringify(data).length).toBeLessThan(200_000);
    expect(data.a.box?.median).toBeCloseTo(1_000, -2);
    expect(data.b.percentiles.every(({ value }) => value !== null)).toBe(true);
    expect(thinnedNote(data)).toBe("Drawn: 600 of 50,000 pairs, evenly chosen. Figures count all of them.");
  });

  it("withholds percentiles and says what they need", () => {
    const { a } = charts(lognormalPairs(40, 1));
    expect(a.percentiles.map(({ value }) => value !== null)).toEqual([true, true, false, false]);
    expect(a.percentiles.map((estimate) => percentileText(estimate, a.n, "total"))[2]).toBe("needs n ≥ 72, has 40");
  });

  it("draws a distribution that ends at all calls", () => {
    const { curve } = charts(lognormalPairs(40, 1)).a;
    expect(curve).toHaveLength(40);
    expect(curve.at(-1)?.share).toBe(1);
    expect(curve.every((point, at) => at === 0 || point.value >= (curve[at - 1]?.value ?? 0))).toBe(true);
  });

  it("is empty for no pair, and says so", () => {
    const data = charts([]);
    expect(data).toMatchObject({ n: 0, pairs: [], ratio: null, a: { n: 0, box: null, curve: [], trend: [] } });
    expect(differenceSentence(data, names)).toBe("No pair in which both calls have this figure.");
    expect(distributionSentence(data, names)).toBe("Total: half of Nova Lite within –, half of search within –.");
    expect(driftSentence(data, names)).toContain("too few pairs for a trend");
  });

  it("says in a sentence what the interval is", () => {
    expect(differenceSentence(charts(lognormalPairs(100, 1.4)), names)).toMatch(
      /^Total of search against Nova Lite: \+\d+ % \(95 % interval \+\d+ % to \+\d+ %, 100 pairs, margin ±10 %\)\.$/,
    );
  });
});

describe("effectWords", () => {
  it("names the level of each interval", () => {
    const words = (difference: number) => {
      const effect = estimateEffect(lognormalPairs(40, 1.4), "total", { difference, equivalence: 0.9 });
      return effect && effectWords(effect);
    };
    expect(words(0.95)).toMatch(/; 95 % intervals; 40 pairs$/);
    expect(words(0.975)).toMatch(/; 97\.5 % interval of the ratio, 95 % of the median; 40 pairs$/);
    expect(words(0.999995)).toContain("; over 99.9 % interval of the ratio, ");
  });
});

describe("thinned", () => {
  it("keeps both ends", () => {
    expect(thinned([1, 2, 3], 5)).toEqual([1, 2, 3]);
    const few = thinned(
      Array.from({ length: 1_000 }, (_, at) => at),
      11,
    );
    expect([few.length, few[0], few.at(-1)]).toEqual([11, 0, 999]);
  });
});

describe("formatting", () => {
  it("keeps the digits that a metric needs", () => {
    expect([formatDuration(7.123, "tpot"), formatDuration(71.23, "tpot"), formatDuration(712.3, "total")]).toEqual([
      "7.12 ms",
      "71.2 ms",
      "712 ms",
    ]);
    expect([1.042, 0.5, 1.0000001, null].map(formatRatio)).toEqual(["+4.2 %", "−50 %", "0 %", "–"]);
  });
});
