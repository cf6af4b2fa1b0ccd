import { describe, expect, it } from "vitest";
import { chanceWords } from "@/lib/playground/chance-words";

describe("chanceWords", () => {
  it.each([
    [[null, null], /here it was not set: differences are expected/],
    [[0.7, null], /here it was 0.7 and not set/],
    [[0, 0], /should nearly agree/],
    [[0, 0.5], /^Temperature was 0, except for B \(0.5\)/],
  ])("says what %j lets one expect", (temperatures, words) => {
    const racers = temperatures.map((temperature, index) => ({ name: index === 0 ? "A" : "B", temperature }));
    expect(chanceWords(racers)).toMatch(words);
  });
});
