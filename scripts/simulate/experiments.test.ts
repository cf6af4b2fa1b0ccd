import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/stats/random";
import { type Experiment, makeTrial } from "./experiments.ts";

// `npm run simulate` makes 4,000 runs of each; from these seeds the figures are always the same.
function shareOf(answers: string[], runs: number, experiment: Omit<Experiment, "name">): number {
  const trial = makeTrial({ name: "test", ...experiment });
  const outcomes = Array.from({ length: runs }, (_, run) => trial(seededRandom(run + 1)));
  return outcomes.filter(({ answer }) => answers.includes(answer)).length / runs;
}

const differs = ["slower", "faster"];

describe("the verdict in a world of drift, waves, incidents and skew", () => {
  it("rarely sees a difference where there is none, and blocks with Welch's test often do", () => {
    expect(shareOf(differs, 300, { trueRatio: 1, looks: [100] })).toBeLessThan(0.09);
    expect(shareOf(differs, 300, { trueRatio: 1, looks: [] })).toBeGreaterThan(0.25);
  });

  it("sees a difference of 20 % in 100 pairs", () => {
    expect(shareOf(["slower"], 200, { trueRatio: 1.2, looks: [100] })).toBeGreaterThan(0.8);
    expect(shareOf(["faster"], 200, { trueRatio: 1 / 1.2, looks: [100] })).toBeGreaterThan(0.8);
  });
});
