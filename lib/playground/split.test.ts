import { describe, expect, it } from "vitest";
import { streamTiming } from "@/lib/invocations/timing";
import { splitLength, splitOf } from "@/lib/playground/split";

const marks = {
  decidedAt: 1000,
  sentAt: 1003.5,
  firstContentAt: 1300,
  firstAnswerAt: 1900,
  lastContentAt: 4000,
  contentEvents: 40,
  endedAt: 4020.25,
};

describe("splitOf", () => {
  it("adds up to the time from the decision to the end, without a gap", () => {
    const parts = splitOf(streamTiming(marks, 100));
    expect(parts.map(({ kind }) => kind)).toEqual(["overhead", "first-token", "thinking", "answering", "tail"]);
    expect(splitLength(parts)).toBeCloseTo(marks.endedAt - marks.decidedAt, 9);
    for (const [index, part] of parts.slice(1).entries())
      expect(part.startMs).toBeCloseTo((parts[index]?.startMs ?? 0) + (parts[index]?.ms ?? 0), 9);
  });

  it("has no part that did not happen", () => {
    const broken = streamTiming({ ...marks, firstAnswerAt: 1300, endedAt: null }, null);
    expect(splitOf(broken).map(({ kind }) => kind)).toEqual(["overhead", "first-token", "answering"]);
    const unsent = { ...marks, sentAt: null, firstContentAt: null, firstAnswerAt: null, lastContentAt: null };
    expect(splitOf(streamTiming({ ...unsent, endedAt: null }, null))).toEqual([]);
  });
});
