import { describe, expect, it } from "vitest";
import { wordDiff } from "@/lib/playground/word-diff";

describe("wordDiff", () => {
  it("calls answers the same that differ in white space alone", () => {
    expect(wordDiff("One  two\n", "One two")).toEqual({ kind: "same" });
  });

  it("marks words, not letters, and loses nothing of either answer", () => {
    const diff = wordDiff("Tags cost nothing at all.", "Tags cost very little at all.");
    if (diff.kind !== "differs") throw new Error(diff.kind);
    const textOf = (left: "removed" | "added") =>
      diff.parts.flatMap(({ kind, text }) => (kind === "same" || kind === left ? [text] : [])).join("");
    expect([textOf("removed"), textOf("added")]).toEqual([
      "Tags cost nothing at all.",
      "Tags cost very little at all.",
    ]);
    expect(diff).toMatchObject({ removed: 1, added: 2, shared: 8 / 11 });
  });

  it("marks a phrase as one change, and no more of the text than changed", () => {
    const diff = wordDiff("Start with the smallest case.\n\nEnd.", "Begin at a small case.\n\nStop.");
    expect(diff.kind === "differs" && diff.parts).toEqual([
      { kind: "removed", text: "Start with the smallest" },
      { kind: "added", text: "Begin at a small" },
      { kind: "same", text: " case.\n\n" },
      { kind: "removed", text: "End" },
      { kind: "added", text: "Stop" },
      { kind: "same", text: "." },
    ]);
  });

  it("counts words of other scripts", () => {
    expect(wordDiff("сегодня тепло", "сегодня холодно")).toMatchObject({ removed: 1, added: 1 });
  });

  it("gives up on long answers that share nothing instead of holding up the page", () => {
    const words = (seed: number) => Array.from({ length: 40_000 }, (_, index) => `w${index * seed}`).join(" ");
    expect(wordDiff(words(7), words(11)).kind).toBe("too-different");
  });
});
