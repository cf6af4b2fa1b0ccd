import { setTimeout as pause } from "node:timers/promises";
import { TwoConsoles, trialProfileId } from "./two-consoles.ts";

const pairs = 60;
const outageMs = 8_000;
const costCapUsd = 1;

interface Sample {
  pair: number;
  arm: number;
  outcome: string;
  invocationId: string;
}

interface Exported {
  status: string;
  progress: { pairsDone: number; bookedUsd: number };
  lostUsd: number;
  samples: Sample[];
}

/**
 * Two consoles on one PostgreSQL measure a benchmark while the one that has it is killed with SIGKILL, twice, and the
 * database is away once. Every pair must be measured once, none lost, the cost cap kept, and the outage said. Fails otherwise.
 */
export async function crashPairs(): Promise<void> {
  const consoles = await TwoConsoles.start();
  try {
    const id = await consoles.startRun({
      ...{ profileIds: [trialProfileId, trialProfileId], pairs, warmUp: 1, concurrency: 2, spacingMs: 0 },
      ...{ primary: "total", marginPercent: 10, design: "fixed", costCapUsd },
    });
    const reached = (wanted: number) => consoles.reached(id, ({ pairsDone = 0 }) => pairsDone >= wanted);
    await reached(pairs / 4);
    await consoles.killWorker();
    await reached(pairs / 2);
    await outage(consoles, id);
    await reached((pairs * 3) / 4);
    await consoles.killWorker();
    // Never that far: until it is over.
    await reached(Number.POSITIVE_INFINITY);
    check(await consoles.exported<Exported>(id));
  } finally {
    await consoles.stop();
  }
}

/** The database breaks every connection off and is back after a while: meanwhile the page has to say so. */
async function outage({ postgres, url }: TwoConsoles, id: string): Promise<void> {
  postgres.halt();
  const began = performance.now();
  const answers = new Map<string, number>();
  while (performance.now() - began < outageMs) {
    const response = await fetch(`${url}/api/benchmarks/report?id=${id}`);
    const { error } = await response.json();
    const answer = `${response.status} ${error?.message ?? ""}`;
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    await pause(500);
  }
  postgres.resume();
  console.log(`the database was away for ${Math.round((performance.now() - began) / 1000)} s; the page was told:`);
  for (const [answer, times] of answers) console.log(`  ${times} × ${answer}`);
  if ([...answers.keys()].some((answer) => !answer.startsWith("503 "))) throw new Error("the outage was not said");
}

function check({ status, progress, samples, lostUsd }: Exported): void {
  const measured = samples.filter(({ pair }) => pair >= 0);
  const places = new Set(measured.map(({ pair, arm }) => `${pair}/${arm}`));
  const calls = new Set(samples.map(({ invocationId }) => invocationId));
  const problems = [
    status === "done" ? null : `the run is ${status}`,
    places.size === pairs * 2 && measured.length === pairs * 2
      ? null
      : `${measured.length} samples in ${places.size} places`,
    calls.size === samples.length ? null : "a call stands for two samples",
    measured.every(({ outcome }) => outcome === "ok") ? null : "a call has no complete answer",
    progress.bookedUsd <= costCapUsd ? null : `booked ${progress.bookedUsd} of ${costCapUsd}`,
  ].filter((problem) => problem !== null);
  console.log(
    `${progress.pairsDone} of ${pairs} pairs, each measured once; broken off and measured anew: $${lostUsd.toFixed(6)} booked`,
  );
  if (problems.length > 0) throw new Error(problems.join("; "));
}
