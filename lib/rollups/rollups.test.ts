import { describe, expect, it } from "vitest";
import { endOf, piecesOf, startOf } from "@/lib/rollups/periods";
import { encode, encodeSketch, mergeSketches, relativeError, sketchPercentile } from "@/lib/rollups/sketch";
import { percentile } from "@/lib/stats/percentile";
import { seededRandom } from "@/lib/stats/random";

const random = seededRandom(1);
const values = Array.from({ length: 20_000 }, () => 1_000 * Math.exp(0.8 * random.normal()));

describe("sketches", () => {
  it("stay within their error", () => {
    const sorted = values.toSorted((a, b) => a - b);
    const sketch = mergeSketches([encodeSketch(values)]);
    for (const share of [0.5, 0.9, 0.95, 0.99]) {
      const exact = percentile(sorted, share) ?? 0;
      expect(Math.abs((sketchPercentile(sketch, share) ?? 0) / exact - 1)).toBeLessThan(2 * relativeError);
    }
  });

  it("merge to the same bins and counts as all values at once, in any order", () => {
    const whole = encodeSketch(values);
    const parts = [0, 1, 2].map((part) => encodeSketch(values.filter((_, at) => at % 3 === part)));
    expect(encode(mergeSketches(parts))).toEqual(whole);
    expect(encode(mergeSketches(parts.toReversed()))).toEqual(whole);
  });

  it("hold nothing, zeros, and no value that is none", () => {
    expect(sketchPercentile(mergeSketches([encodeSketch([])]), 0.5)).toBeNull();
    const odd = mergeSketches([encodeSketch([0, 0, 5, Number.NaN, -1])]);
    expect(odd.count).toBe(3);
    expect(sketchPercentile(odd, 0)).toBe(0);
  });
});

const at = (text: string) => new Date(`${text}Z`);

describe("periods", () => {
  it("begin and end in UTC", () => {
    const moment = at("2026-02-28T23:59:59.999");
    expect([startOf("hour", moment), endOf("hour", moment)]).toEqual([at("2026-02-28T23:00"), at("2026-03-01T00:00")]);
    expect([startOf("month", moment), endOf("month", moment)]).toEqual([
      at("2026-02-01T00:00"),
      at("2026-03-01T00:00"),
    ]);
    expect(endOf("day", at("2026-12-31T12:00"))).toEqual(at("2027-01-01T00:00"));
  });

  it("split a range into the largest that are rolled up", () => {
    const until = { hour: at("2026-03-02T05:00"), day: at("2026-03-02T00:00"), month: at("2026-03-01T00:00") };
    const pieces = piecesOf(at("2026-01-30T22:30"), at("2026-03-02T06:10"), until);
    expect(pieces.map(({ source, from }) => `${source} ${from.toISOString().slice(0, 16)}`)).toEqual([
      "calls 2026-01-30T22:30",
      "hour 2026-01-30T23:00",
      "day 2026-01-31T00:00",
      "month 2026-02-01T00:00",
      "day 2026-03-01T00:00",
      "hour 2026-03-02T00:00",
      "calls 2026-03-02T05:00",
    ]);
    for (const [index, piece] of pieces.entries()) expect(piece.from).toEqual(pieces[index - 1]?.to ?? piece.from);
    expect(pieces.at(-1)?.to).toEqual(at("2026-03-02T06:10"));
  });

  it("read only calls where nothing is rolled up, and nothing of an empty range", () => {
    const never = { hour: null, day: null, month: null };
    const [from, to] = [at("2026-03-02T05:30"), at("2026-03-02T09:30")];
    expect(piecesOf(from, to, never)).toEqual([{ from, to, source: "calls" }]);
    expect(piecesOf(to, to, never)).toEqual([]);
  });
});
