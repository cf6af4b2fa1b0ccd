import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { RunCache } from "@/lib/benchmarks/run-cache";

/** Takes 50 ms, so that the same part of an open run is not made again for 10 s. */
function counted() {
  let made = 0;
  return async () => {
    await pause(50);
    made += 1;
    return made;
  };
}

describe("RunCache", () => {
  it("gives what it has of an open run, rather than work it out for every poll", async () => {
    const cache = new RunCache<number>();
    const make = counted();
    expect(await cache.get({ id: "a", status: "running", basis: "1" }, "report", make)).toBe(1);
    expect(await cache.get({ id: "a", status: "running", basis: "2" }, "report", make)).toBe(1);
    expect(await cache.get({ id: "b", status: "running", basis: "2" }, "report", make)).toBe(2);
    expect(await cache.get({ id: "a", status: "running", basis: "2" }, "chart", make)).toBe(3);
  });

  it("never answers for another state, and works a run that is over out when it has changed", async () => {
    const cache = new RunCache<number>();
    const make = counted();
    await cache.get({ id: "a", status: "running", basis: "1" }, "report", make);
    expect(await cache.get({ id: "a", status: "done", basis: "1" }, "report", make)).toBe(2);
    expect(await cache.get({ id: "a", status: "done", basis: "1" }, "report", make)).toBe(2);
    expect(await cache.get({ id: "a", status: "done", basis: "2" }, "report", make)).toBe(3);
  });

  it("makes it once for all who ask at once, and forgets a failure", async () => {
    const cache = new RunCache<number>();
    const make = counted();
    const run = { id: "a", status: "done", basis: "1" };
    expect(await Promise.all([cache.get(run, "", make), cache.get(run, "", make)])).toEqual([1, 1]);
    const broken = { ...run, basis: "2" };
    await expect(cache.get(broken, "", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect(await cache.get(broken, "", make)).toBe(2);
  });
});
