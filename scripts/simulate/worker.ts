import { parentPort, workerData } from "node:worker_threads";
import { seededRandom } from "@/lib/stats/random";
import { type Experiment, makeTrial, type Outcome } from "./experiments.ts";

/** Runs from `from` up to `to`, each with a seed of its own: the figures do not depend on the number of workers. */
export interface Share {
  experiment: Experiment;
  seed: number;
  from: number;
  to: number;
}

const { experiment, seed, from, to }: Share = workerData;
const trial = makeTrial(experiment);
const outcomes: Outcome[] = [];
for (let run = from; run < to; run++) outcomes.push(trial(seededRandom(seed * 1_000_003 + run)));
parentPort?.postMessage(outcomes);
