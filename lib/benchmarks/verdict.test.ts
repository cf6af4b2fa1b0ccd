import { describe, expect, it } from "vitest";
import { estimateEffect, estimateTails } from "@/lib/benchmarks/effect";
import { evenLooks, levelsAt, reachedLook } from "@/lib/benchmarks/looks";
import { decidableMargin, pairsFor } from "@/lib/benchmarks/margin";
import { noiseFloorPercent } from "@/lib/benchmarks/noise-floor";
import { decide, judge } from "@/lib/benchmarks/verdict";
import { percentRange, verdictRemark, verdictTitle } from "@/lib/benchmarks/verdict-words";
import { secondaryWords } from "@/lib/benchmarks/words";
import { lognormalPairs, side } from "@/lib/testing/pairs";

const fixed = (pairs: number) => ({ primary: "total" as const, marginPercent: 10, looks: [pairs] });

function verdictOf(pairs: ReturnType<typeof lognormalPairs>) {
  const { verdict } = judge(pairs, fixed(pairs.length), pairs.length);
  if (!verdict) throw new Error("no verdict");
  return verdict;
}

describe("the four answers", () => {
  it("slower", () => {
    const verdict = verdictOf(lognormalPairs(100, 1.4));
    expect(verdict.answer).toBe("slower");
    expect(verdictTitle(verdict)).toMatch(/^Slower by \d+–\d+ %$/);
    expect(verdictRemark(verdict)).toBe("");
  });

  it("faster", () => {
    const verdict = verdictOf(lognormalPairs(100, 0.7));
    expect(verdict.answer).toBe("faster");
    expect(verdict.measurably?.lowPercent).toBeLessThan(30);
    expect(verdict.measurably?.highPercent).toBeGreaterThan(30);
    expect(verdictTitle(verdict)).toMatch(/^Faster by \d+–\d+ %$/);
  });

  it("equivalent, also where a small difference is measurable", () => {
    expect(verdictTitle(verdictOf(lognormalPairs(240, 1)))).toBe("Equivalent within ±10 %");
    const tight = lognormalPairs(240, 1.03, { sd: 0.05 });
    expect(verdictTitle(verdictOf(tight))).toMatch(
      /^Equivalent \(measurably slower by [\d.]+–[\d.]+ %, within your margin\)$/,
    );
  });

  it("not decided yet, with what is ruled out and what is needed", () => {
    const verdict = verdictOf(lognormalPairs(30, 1, { sd: 0.4 }));
    expect(verdictTitle(verdict)).toBe("Not decided yet");
    expect(verdictRemark(verdict)).toMatch(
      /^Differences above [\d.]+ % are ruled out\. Still needed: about \d+ more pairs to tell a difference of 10 %, about \d+ to call them equivalent within ±10 %\.$/,
    );
  });

  it("says of very few pairs only that they are few", () => {
    const verdict = verdictOf(lognormalPairs(5, 3));
    expect(verdict).toMatchObject({ answer: "undecided", ruledOutAbovePercent: null, stillNeeded: null });
    expect(verdictRemark(verdict)).toBe("At least 6 complete pairs are needed for an interval.");
  });

  it("names the margin itself where pairs would have been enough", () => {
    const verdict = verdictOf(lognormalPairs(100, 1.09, { sd: 0.1 }));
    if (verdict.answer !== "undecided") expect(verdict.measurably).not.toBeNull();
    const close = { ...verdict, answer: "undecided" as const, stillNeeded: { toTell: 0, toCallEqual: 0 } };
    expect(verdictRemark(close)).toContain("the difference itself lies close to that margin");
  });

  it("calls the same ratio the same, whichever profile is the baseline", () => {
    const pairs = lognormalPairs(100, 1.09, { sd: 0.1 });
    const swapped = pairs.map((pair) => ({ ...pair, a: pair.b, b: pair.a }));
    const [one, other] = [verdictOf(pairs), verdictOf(swapped)];
    expect([one.answer, other.answer].sort().join()).toMatch(
      /^(equivalent,equivalent|faster,slower|undecided,undecided)$/,
    );
    expect(one.ruledOutAbovePercent).toBeCloseTo(other.ruledOutAbovePercent ?? 0, 9);
  });
});

describe("estimateEffect", () => {
  it("gives ratio and milliseconds with their intervals", () => {
    const effect = estimateEffect(lognormalPairs(100, 1.4), "total");
    expect(effect?.n).toBe(100);
    expect(effect?.ratio.estimate).toBeCloseTo(1.4, 1);
    expect(effect?.shiftMs.low).toBeGreaterThan(200);
    expect(effect?.medianDifferenceMs.low).toBeGreaterThan(200);
    expect(effect?.pValue).toBeLessThan(1e-6);
  });

  it("leaves out pairs without the metric, and has nothing to say of none", () => {
    const pairs = lognormalPairs(8, 1).map((pair) => ({ ...pair, b: side(900, { tpotMs: null }) }));
    expect(estimateEffect(pairs, "tpot")).toBeNull();
    expect(estimateEffect(pairs, "total")?.n).toBe(8);
    expect(estimateEffect([], "total")).toBeNull();
  });

  it("gives tails only where there are pairs for them", () => {
    expect(estimateTails(lognormalPairs(71, 1), "total", 1)).toEqual({ p95: null, p99: null });
    const { p95, p99 } = estimateTails(lognormalPairs(100, 1.3), "total", 1);
    expect(p95?.low).toBeGreaterThan(1);
    expect(p99).toBeNull();
  });
});

describe("looks", () => {
  const design = { primary: "total" as const, marginPercent: 10, looks: evenLooks(240, 5) };

  it("gives no verdict before the first look, only an interim interval", () => {
    const judgement = judge(lognormalPairs(47, 2), design, 47);
    expect(judgement).toMatchObject({ look: null, verdict: null });
    expect(judgement.primary?.ratio.low).toBeGreaterThan(1);
  });

  it("stands on the pairs of its own look", () => {
    expect(design.looks).toEqual([48, 96, 144, 192, 240]);
    const pairs = lognormalPairs(95, 2);
    expect(judge(pairs, design, 95)).toMatchObject({ look: 0, primary: { n: 48 }, verdict: { answer: "slower" } });
    expect(reachedLook(design.looks, 240)).toBe(4);
  });

  it("asks for more confidence early, and the common 95 % of a fixed size", () => {
    const levels = levelsAt(design.looks).map(({ difference }) => difference);
    expect(levels[0]).toBeGreaterThan(0.99999);
    expect(levels[4]).toBeCloseTo(0.9586, 3);
    expect(levelsAt([240])[0]?.difference).toBeCloseTo(0.95, 9);
    expect(levelsAt([240])[0]?.equivalence).toBeCloseTo(0.9, 9);
    expect(levelsAt([240], 5)[0]?.difference).toBeCloseTo(0.99, 9);
  });
});

describe("several metrics", () => {
  it("adjusts the secondary ones", () => {
    const { secondary } = judge(lognormalPairs(60, 1.5), fixed(60), 60);
    expect(secondary.map(({ effect }) => effect.metric)).toEqual(["ttft", "tpot"]);
    for (const { adjustedPValue, effect, direction } of secondary) {
      // Both are the total in another unit here: Holm doubles the smaller p-value, and the larger is no smaller than that.
      expect(adjustedPValue).toBeCloseTo(2 * effect.pValue, 12);
      expect(direction).toBe("slower");
    }
  });

  it("calls none of them slower by chance of the other", () => {
    const shown = Array.from({ length: 400 }, (_, seed) => {
      const { secondary } = judge(lognormalPairs(12, 1, { seed: seed + 1 }), fixed(12), 12);
      return secondary.some(({ effect, direction }) => effect.pValue > 0.025 && direction !== null);
    });
    expect(shown).not.toContain(true);
  });

  it("calls none of them slower before a look, and each with the confidence of its look", () => {
    const design = { primary: "total" as const, marginPercent: 10, looks: evenLooks(240, 5) };
    const directions = (count: number, factor: number) =>
      judge(lognormalPairs(count, factor), design, count).secondary.map(({ direction }) => direction);
    expect(directions(47, 2)).toEqual([null, null]);
    expect(directions(48, 2)).toEqual(["slower", "slower"]);
    const [early] = judge(lognormalPairs(48, 1.1), design, 48).secondary;
    expect(early?.adjustedPValue).toBeLessThan(0.05);
    expect(early).toMatchObject({ direction: null, effect: { confidence: levelsAt(design.looks)[0] } });
  });
});

describe("secondaryWords", () => {
  it("calls nothing a difference before a look", () => {
    const [one] = judge(lognormalPairs(60, 1.5), fixed(60), 60).secondary;
    expect(one && secondaryWords(one, true)).toMatch(
      /^first token: \+.*, 60 pairs; slower \(Holm-adjusted p = [\d.e-]+\)$/,
    );
    expect(one && secondaryWords(one, false)).toMatch(/, 60 pairs; interim$/);
  });
});

describe("before a run", () => {
  it("says what its pairs can decide", () => {
    expect(pairsFor(10, 0.5)).toEqual({ toTell: 216, toCallEqual: 236 });
    expect(decidableMargin(236, 0.5)?.toCallEqualPercent).toBeCloseTo(10, 1);
    expect(decidableMargin(0)).toBeNull();
  });

  it("knows the noise floor of an A against A run", () => {
    const effect = estimateEffect(lognormalPairs(100, 1), "total");
    if (!effect) throw new Error("no effect");
    expect(noiseFloorPercent(effect)).toBeGreaterThan(4);
    expect(noiseFloorPercent(effect)).toBeLessThan(12);
    expect(decide(effect, 30).answer).toBe("equivalent");
  });
});

describe("percentRange", () => {
  it.each([
    [1, 3, "1–3 %"],
    [0.84, 2.66, "0.8–2.7 %"],
    [3.98, 12.2, "4–12 %"],
    [11.9, 12.1, "12 %"],
    [240, 1250, "240–1,250 %"],
  ])("%d to %d", (low, high, words) => {
    expect(percentRange(low, high)).toBe(words);
  });
});
