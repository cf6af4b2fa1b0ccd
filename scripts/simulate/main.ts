import { once } from "node:events";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { evenLooks } from "@/lib/benchmarks/looks";
import { wilson } from "@/lib/stats/proportion";
import { heading, row } from "../bench/report.ts";
import { blockSize, type Experiment, type Outcome } from "./experiments.ts";
import type { Share } from "./worker.ts";

// `npm run simulate -- --runs 400 --seed 2`: how often the verdict errs in a world whose truth is known (docs/benchmarks.md).
const { values } = parseArgs({
  options: { runs: { type: "string", default: "4000" }, seed: { type: "string", default: "20261122" } },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
if (!(Number.isSafeInteger(runs) && runs > 0 && Number.isSafeInteger(seed))) {
  console.error("--runs and --seed are whole numbers, --runs above 0.");
  process.exit(2);
}

/** One experiment, its runs spread over the processors. */
async function outcomesOf(experiment: Experiment): Promise<Outcome[]> {
  const workers = Math.min(runs, availableParallelism());
  const parts = Array.from({ length: workers }, (_, index) => {
    const at = (part: number) => Math.round((runs * part) / workers);
    const workerData: Share = { experiment, seed, from: at(index), to: at(index + 1) };
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData });
    return once(worker, "message"); // rejects when the worker fails
  });
  const results: [Outcome[]][] = (await Promise.all(parts)) as [Outcome[]][];
  return results.flatMap(([outcomes]) => outcomes);
}

function share(outcomes: Outcome[], isCounted: (outcome: Outcome) => boolean): string {
  const interval = wilson(outcomes.filter(isCounted).length, outcomes.length);
  const percent = (value = 0) => (100 * value).toFixed(1);
  return `${percent(interval?.share)} % (${percent(interval?.low)}–${percent(interval?.high)})`;
}

const differs = ({ answer }: Outcome) => answer === "slower" || answer === "faster";
const covered = ({ isCovered }: Outcome) => isCovered;
const is = (wanted: Outcome["answer"]) => (outcome: Outcome) => outcome.answer === wanted;
const fixed = (pairs: number, trueRatio: number) => ({ name: `${pairs} pairs`, trueRatio, looks: [pairs] });

async function sizes(): Promise<void> {
  for (const pairs of [30, 100, 240, 400]) {
    const outcomes = await outcomesOf(fixed(pairs, 1));
    row(`no difference, ${pairs} pairs: *slower* or *faster* (the aim was at most 6 %)`, share(outcomes, differs));
    row(`no difference, ${pairs} pairs: the 95 % interval holds the truth (93.5 to 96.5 %)`, share(outcomes, covered));
    row(`no difference, ${pairs} pairs: *equivalent* within ±10 %`, share(outcomes, is("equivalent")));
  }
  const naive = await outcomesOf({ name: "blocks", trueRatio: 1, looks: [] });
  row(
    `no difference, blocks of ${blockSize} calls per arm, Welch's t at 5 %: a difference (about 35 %)`,
    share(naive, differs),
  );
}

async function power(): Promise<void> {
  const twenty = await outcomesOf(fixed(100, 1.2));
  row("20 % slower, 100 pairs: *slower* (at least 85 %)", share(twenty, is("slower")));
  row("20 % slower, 100 pairs: the 95 % interval holds the truth", share(twenty, covered));
  const ten = await outcomesOf(fixed(240, 1.1));
  row("10 % slower, 240 pairs: *slower* (at least 70 %)", share(ten, is("slower")));
  row("10 % slower, 240 pairs: the 95 % interval holds the truth", share(ten, covered));
  row("10 % slower, 240 pairs: *equivalent* within ±10 % (wrong)", share(ten, is("equivalent")));
}

async function sequential(): Promise<void> {
  const looks = evenLooks(240, 5);
  const none = await outcomesOf({ name: "sequential", trueRatio: 1, looks });
  row("no difference, looks at 48 to 240 pairs: *slower* or *faster* (at most 6 %)", share(none, differs));
  row("no difference, looks at 48 to 240 pairs: *equivalent* within ±10 %", share(none, is("equivalent")));
  const twenty = await outcomesOf({ name: "sequential", trueRatio: 1.2, looks });
  row("20 % slower, looks at 48 to 240 pairs: *slower*", share(twenty, is("slower")));
  const used = twenty.reduce((sum, { pairsUsed }) => sum + pairsUsed, 0) / twenty.length / 240;
  row("20 % slower, looks at 48 to 240 pairs: share of the pairs used (at most 0.6)", used.toFixed(2));
  const margin = await outcomesOf({ name: "sequential", trueRatio: 1.1, looks });
  row("10 % slower, looks at 48 to 240 pairs: *equivalent* within ±10 % (wrong)", share(margin, is("equivalent")));
}

console.log(`${runs} runs each, seed ${seed}; in brackets the 95 % interval of the share.\n`);
heading();
await sizes();
await power();
await sequential();
