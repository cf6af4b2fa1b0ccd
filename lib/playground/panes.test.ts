import { describe, expect, it } from "vitest";
import {
  arrangePanes,
  insertPane,
  isView,
  linkOf,
  movePane,
  type Pane,
  type PanesLink,
  type PanesView,
  removePane,
} from "@/lib/playground/panes";

const pane = (key: string, profileId = key.toUpperCase()): Pane => ({ key, profileId, isSynced: true, own: null });
const view = (keys: string, base = 0): PanesView => ({ panes: [...keys].map((key) => pane(key)), base });
const link = (ids: string[], change: Partial<PanesLink> = {}): PanesLink => ({
  ids,
  synced: [true],
  own: [],
  base: 0,
  ...change,
});
const keysOf = ({ panes, base }: PanesView) => `${panes.map(({ key }) => key).join("")}:${base}`;

function arranged(known: Pane[], ids: string[]): string[] {
  let made = 0;
  return arrangePanes(known, link(ids), () => `new${++made}`).panes.map(({ key }) => key);
}

describe("arrangePanes", () => {
  const known = [pane("a"), pane("b"), pane("c")];
  it.each([
    ["every pane in its place", ["A", "B", "C"], ["a", "b", "c"]],
    ["panes that changed places with their conversations", ["C", "A", "B"], ["c", "a", "b"]],
    ["the pane that is gone away, not its neighbour's conversation", ["B", "C"], ["b", "c"]],
    ["another profile in the same pane", ["A", "X", "C"], ["a", "b", "c"]],
    ["a pane that is new", ["A", "B", "C", "D"], ["a", "b", "c", "new1"]],
    ["the same profile twice as two panes", ["A", "A"], ["a", "b"]],
  ])("keeps %s", (_, ids, expected) => {
    expect(arranged(known, ids)).toEqual(expected);
  });

  it("brings back what was put away, with its conversation", () => {
    expect(arranged([pane("b"), pane("c"), pane("a")], ["A", "B", "C"])).toEqual(["a", "b", "c"]);
  });

  it("reads who takes part and which is the baseline, and ignores what cannot be", () => {
    const said = link(["A", "B"], { synced: [true, false], own: [null, "topK:4"], base: 1 });
    const { panes, base } = arrangePanes([], said, () => "k");
    expect([panes.map(({ isSynced }) => isSynced), base]).toEqual([[true, false], 1]);
    expect(panes.map(({ own }) => own)).toEqual([null, "topK:4"]);
    expect(arrangePanes([], link(["A"], { base: 7 }), () => "k").base).toBe(0);
  });
});

describe("moving, removing and adding", () => {
  it.each([
    ["a pane to the right", movePane(view("abc"), "b", 1), "acb:0"],
    ["the baseline with its pane", movePane(view("abc", 1), "b", -1), "bac:0"],
    ["the baseline that was passed", movePane(view("abc", 1), "a", 1), "bac:0"],
    ["nothing beyond the edge", movePane(view("abc"), "a", -1), "abc:0"],
    ["a pane away", removePane(view("abc", 2), "a"), "bc:1"],
    ["the baseline away", removePane(view("abc", 1), "b"), "ac:0"],
    ["nothing when it is the last", removePane(view("a"), "a"), "a:0"],
    ["a copy beside its original", insertPane(view("abc", 2), pane("x"), "b"), "abxc:3"],
    ["one at the end", insertPane(view("ab"), pane("x"), null), "abx:0"],
  ])("takes %s", (_, next, expected) => {
    expect(keysOf(next)).toBe(expected);
  });
});

describe("isView", () => {
  it("knows the columns that a link describes", () => {
    const shown = view("ab", 1);
    expect(isView(shown, linkOf(shown))).toBe(true);
    expect(isView(shown, link(["A", "B"]))).toBe(false);
    expect(isView(shown, { ...linkOf(shown), synced: [true, false] })).toBe(false);
    expect(isView(shown, { ...linkOf(shown), own: [null, ""] })).toBe(false);
  });
});
