import tCdf from "@stdlib/stats-base-dists-t-cdf";
import { levelsAt } from "@/lib/benchmarks/looks";
import { judge } from "@/lib/benchmarks/verdict";
import type { Random } from "@/lib/stats/random";
import { mean, standardDeviation } from "@/lib/stats/spread";
import { SimulatedRun } from "./world.ts";

export interface Experiment {
  name: string;
  trueRatio: number;
  /** Numbers of pairs at which a verdict may be given; empty for blocks of calls with Welch's test. */
  looks: number[];
}

export interface Outcome {
  answer: "slower" | "faster" | "equivalent" | "undecided";
  /** Whether the interval of the last look held the true ratio. */
  isCovered: boolean;
  pairsUsed: number;
}

/** Calls per arm of the blocks. */
export const blockSize = 100;
export const marginPercent = 10;

export function makeTrial({ trueRatio, looks }: Experiment): (random: Random) => Outcome {
  if (looks.length === 0) return (random) => blocks(new SimulatedRun(random, trueRatio));
  const design = { primary: "total" as const, marginPercent, looks };
  const levels = levelsAt(looks);
  return (random) => {
    const all = new SimulatedRun(random, trueRatio).pairs(looks.at(-1) ?? 0);
    for (const pairsUsed of looks) {
      const { primary, verdict } = judge(all, design, pairsUsed, levels);
      if (!primary || !verdict || primary.ratio.low === null) throw new Error("A simulated look had no verdict.");
      const { low, high } = primary.ratio;
      const isCovered = low <= trueRatio && trueRatio <= high;
      const isLast = pairsUsed === looks.at(-1);
      if (isLast || verdict.answer !== "undecided") return { answer: verdict.answer, isCovered, pairsUsed };
    }
    throw new Error("An experiment needs a look.");
  };
}

/** What is done without this console: all calls of one profile, then all of the other, and Welch's t-test at 5 %. */
function blocks(run: SimulatedRun): Outcome {
  const call = (arm: "a" | "b") => Array.from({ length: blockSize }, (_, index) => run.call(arm, index));
  const [a, b] = [call("a"), call("b")];
  const [meanA, meanB] = [mean(a) ?? 0, mean(b) ?? 0];
  const errorOf = (values: number[]) => (standardDeviation(values) ?? 0) ** 2 / blockSize;
  const [errorA, errorB] = [errorOf(a), errorOf(b)];
  const t = (meanB - meanA) / Math.sqrt(errorA + errorB);
  const freedom = (errorA + errorB) ** 2 / ((errorA ** 2 + errorB ** 2) / (blockSize - 1));
  const p = 2 * tCdf(-Math.abs(t), freedom);
  const answer = p > 0.05 ? "undecided" : t > 0 ? "slower" : "faster";
  return { answer, isCovered: false, pairsUsed: blockSize };
}
