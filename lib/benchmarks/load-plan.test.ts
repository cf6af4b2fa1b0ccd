import { describe, expect, it } from "vitest";
import { firstToRepeat, planLoad, startsFrom, windowMsOf, windowOf } from "@/lib/benchmarks/load-plan";
import type { LoadSettings } from "@/lib/db/documents";

const settings: LoadSettings = {
  mode: "load",
  ...{ ratePerSecond: 2, durationMs: 60_000, inFlight: 10 },
  ...{ warmUp: 3, timeoutMs: 60_000, maxTokens: 16, cacheBusting: true, costCapUsd: 1 },
};
const input = { seed: 7, arms: 3, settings, prompts: 4 };
const plan = planLoad(input);
const counted = plan.starts.filter(({ start }) => start >= 0);

describe("planLoad", () => {
  it("is the same for the same seed, another for another", () => {
    expect(planLoad(input)).toEqual(plan);
    expect(planLoad({ ...input, seed: 8 }).starts).not.toEqual(plan.starts);
    expect(plan.order.toSorted()).toEqual([0, 1, 2]);
  });

  it("has as many starts as rate and time come to, in order and in time, after the warm-up", () => {
    expect(plan.starts.map(({ start }) => start)).toEqual(Array.from({ length: 123 }, (_, index) => index - 3));
    const times = plan.starts.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.filter((atMs) => atMs < 0)).toHaveLength(3);
    expect(Math.max(...times)).toBeLessThan(60_000);
    expect(
      planLoad({ ...input, settings: { ...settings, ratePerSecond: 1 / 60, durationMs: 1_000 } }).starts,
    ).toHaveLength(4);
  });

  it("has the gaps of a Poisson process, not of a clock", () => {
    const long = planLoad({ ...input, settings: { ...settings, ratePerSecond: 10, durationMs: 1_000_000, warmUp: 0 } });
    const times = long.starts.map(({ atMs }) => atMs);
    const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0));
    expect(gaps).toHaveLength(9_999);
    // Kolmogorov and Smirnov against the exponential with a mean of 100 ms; 1.63 / √n is the bound at 1 %.
    const sorted = gaps.toSorted((a, b) => a - b);
    const distance = Math.max(
      ...sorted.map((gap, index) => Math.abs(1 - Math.exp(-gap / 100) - (index + 0.5) / sorted.length)),
    );
    expect(distance).toBeLessThan(1.63 / Math.sqrt(sorted.length));
    // Each gap knows nothing of the one before.
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const products = gaps.slice(1).map((gap, index) => (gap - mean) * ((gaps[index] ?? 0) - mean));
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0);
    expect(Math.abs(products.reduce((sum, one) => sum + one, 0) / variance)).toBeLessThan(0.04);
  });

  it("uses every prompt equally often, with a nonce of its own", () => {
    const uses = Map.groupBy(plan.starts, ({ prompt }) => prompt);
    const counts = [...uses.values()].map((same) => same.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(new Set(plan.starts.map(({ nonce }) => nonce)).size).toBe(123);
  });
});

describe("firstToRepeat", () => {
  const upTo = (last: number) => new Set(counted.flatMap(({ start }) => (start <= last ? [start] : [])));

  it("goes back to the beginning of the window in which a call has no end", () => {
    expect(windowMsOf(settings)).toBe(5_000);
    expect(firstToRepeat(plan, new Set(), settings)).toBe(0);
    expect(firstToRepeat(plan, upTo(119), settings)).toBeNull();
    const from = firstToRepeat(plan, upTo(50), settings) ?? 0;
    const windows = [from - 1, from, 51].map((start) => windowOf(counted[start]?.atMs ?? 0, settings));
    expect(windows[1]).toBe(windows[2]);
    expect(windows[0]).toBeLessThan(windows[1] ?? 0);
    const ended = upTo(80);
    ended.delete(51);
    expect(firstToRepeat(plan, ended, settings)).toBe(from);
  });

  it("warms up again before that window, and leaves the moments of its starts as they are", () => {
    expect(startsFrom(plan, 0, settings)).toEqual(plan.starts);
    const from = firstToRepeat(plan, upTo(50), settings) ?? 0;
    const left = startsFrom(plan, from, settings);
    expect(left.slice(3)).toEqual(counted.slice(from));
    const begins = windowOf(counted[from]?.atMs ?? 0, settings) * 5_000;
    expect(left.slice(0, 3).map(({ atMs }) => atMs - begins)).toEqual(
      plan.starts.slice(0, 3).map(({ atMs }) => expect.closeTo(atMs)),
    );
  });
});
