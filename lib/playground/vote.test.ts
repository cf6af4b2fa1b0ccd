import { describe, expect, it } from "vitest";
import { voteWords } from "@/lib/playground/vote";

const shown = (...names: string[]) => names.map((name) => ({ paneKey: name, profileId: name, name }));
const vote = (choice: string, ...names: string[]) => voteWords({ turnId: "t", at: 0, choice, shown: shown(...names) });

describe("voteWords", () => {
  it.each([
    [vote("a", "a", "b"), "You preferred the left answer: a."],
    [vote("b", "a", "b"), "You preferred the right answer: b."],
    [vote("c", "a", "b", "c"), "You preferred answer C: c."],
    [vote("tie", "a", "b"), "You called it a tie."],
    [vote("bad", "a", "b"), "You found both bad."],
    [vote("bad", "a", "b", "c"), "You found all bad."],
  ])("says %s", (words, expected) => {
    expect(words).toBe(expected);
  });
});
