import { describe, expect, it } from "vitest";
import { applyEvent, newAttempt } from "@/lib/playground/attempt";
import { metricTable } from "@/lib/playground/metric-table";
import { type Racer, raceOf } from "@/lib/playground/race";
import { testOutcome } from "@/lib/testing/outcome";

const profile = { profileId: "p", name: "P", type: "APPLICATION" as const, modelName: "M" };

function racer(decidedAtMs: number | null, totalMs: number, isLater = false): Racer {
  const timing = { clientOverheadMs: 10, ttftMs: 100, answeringMs: totalMs - 110, tailMs: 10, totalMs };
  const outcome = testOutcome({ decidedAtMs }, timing);
  return {
    paneKey: "k",
    name: "P",
    temperature: null,
    isLater,
    attempt: { ...newAttempt("i", profile, 0), state: "done", outcome },
  };
}

describe("raceOf", () => {
  it("puts calls of one send on one clock that starts with the first", () => {
    const { rows, endMs } = raceOf([racer(5_250, 500), racer(5_000, 300)]);
    expect(rows.map(({ startMs }) => startMs)).toEqual([250, 0]);
    expect(endMs).toBe(760);
  });

  it("draws a later call from its own start, and one that was never made not at all", () => {
    const { rows } = raceOf([racer(5_000, 300), racer(60_000, 300, true), racer(null, 300)]);
    expect(rows.map(({ startMs }) => startMs)).toEqual([0, 0, null]);
  });

  const live = (...arrivals: [Parameters<typeof applyEvent>[1], at: number][]): Racer => {
    const attempt = arrivals.reduce((next, [event, at]) => applyEvent(next, event, at), newAttempt("i", profile, 0));
    return { paneKey: "k", name: "P", temperature: null, isLater: false, attempt };
  };
  const start = { type: "invocation-start" as const, pane: 0, invocationId: "i" };
  const thought = { type: "reasoning-delta" as const, pane: 0, text: "Hm" };
  const text = { type: "text-delta" as const, pane: 0, text: "Hi" };

  it("has a width while nothing has arrived", () => {
    expect(raceOf([live()])).toMatchObject({ endMs: 500, rows: [{ startMs: null, parts: [] }] });
  });

  it("lets live bars grow to the newest event of any of them", () => {
    const quick = live([start, 1_000], [thought, 1_100], [text, 1_250], [text, 1_400]);
    const { rows, endMs, clock } = raceOf([quick, live([start, 1_020])]);
    expect(rows.map(({ startMs, parts }) => [startMs, ...parts.map(({ kind, ms }) => `${kind} ${ms}`)])).toEqual([
      [0, "first-token 100", "thinking 150", "answering 150"],
      [20, "first-token 380"],
    ]);
    expect({ endMs, clock }).toEqual({ endMs: 500, clock: "browser" });
  });

  it("goes over to the server's clock when the last has ended", () => {
    const { clock, endMs } = raceOf([racer(5_000, 300)]);
    expect({ clock, endMs }).toEqual({ clock: "server", endMs: 310 });
  });
});

describe("metricTable", () => {
  const outcomes = [300, 320, 300].map((ttftMs) => testOutcome({}, { ttftMs }));
  const row = (label: string, panes = outcomes, base = 0) =>
    metricTable(panes, base).find((other) => other.label === label)?.cells;

  it("signs differences against the baseline and gives the baseline none", () => {
    expect(row("First token")?.map(({ delta }) => delta)).toEqual([null, "+20 ms (+7 %)", "same"]);
    expect(row("First token", outcomes, 1)?.map(({ delta }) => delta)).toEqual([
      "−20 ms (−6 %)",
      null,
      "−20 ms (−6 %)",
    ]);
  });

  it("names the best by a word, unless two read the same", () => {
    expect(row("First token")?.map(({ best }) => best)).toEqual([null, null, null]);
    expect(row("First token", outcomes.slice(0, 2))?.map(({ best }) => best)).toEqual(["lowest", null]);
  });

  it("calls the higher speed the better", () => {
    const [slow, quick] = [20, 10].map((tpotMs) => testOutcome({}, { tpotMs }));
    expect(row("Speed", [slow ?? testOutcome(), quick ?? testOutcome()])?.map(({ best }) => best)).toEqual([
      null,
      "highest",
    ]);
  });

  it("has dashes for an answer that is not complete, and no row that nobody has", () => {
    const [first] = outcomes;
    const cells = metricTable([first ?? null, testOutcome({ status: "stopped" }, { ttftMs: 1 })], 0);
    expect(cells.find(({ label }) => label === "First token")?.cells[1]).toEqual({
      value: "–",
      delta: null,
      best: null,
    });
    expect(cells.some(({ label }) => label === "Thinking")).toBe(false);
  });
});
