import { setTimeout as pause } from "node:timers/promises";
import { startBedrock, startConsole } from "../processes.ts";
import { startRun, TwoConsoles, trialProfileId } from "./two-consoles.ts";

/** How late the console itself begins the calls of a load run, on PostgreSQL with two consoles and on the embedded database. */
const rates = [5, 20];
const durationMs = 30_000;
/** As the product: a start that is later than this is missed. */
const latestMs = 250;

interface Sample {
  pair: number;
  outcome: string;
  reason: string | null;
  startDelayMs: number | null;
}

await onPostgres();
await onEmbedded();

async function onPostgres(): Promise<void> {
  const consoles = await TwoConsoles.start();
  try {
    for (const rate of rates) await measure("PostgreSQL", consoles.url, rate);
  } finally {
    await consoles.stop();
  }
}

async function onEmbedded(): Promise<void> {
  const bedrock = await startBedrock(["--speed", "4", "--seed", "7"]);
  const [bedrockUrl = ""] = bedrock.urls;
  const server = await startConsole(bedrockUrl);
  const [url = ""] = server.urls;
  try {
    for (const rate of rates) await measure("embedded", url, rate);
  } finally {
    await server.stop();
    await bedrock.stop();
  }
}

async function measure(database: string, url: string, ratePerSecond: number): Promise<void> {
  const load = { mode: "load", profileIds: [trialProfileId], ratePerSecond, durationMs, inFlight: 100, warmUp: 5 };
  const id = await startRun(url, { ...load, costCapUsd: 1 });
  for (;;) {
    // As often as a page that is watched: it must not disturb what is measured.
    await pause(1_000);
    const { data } = await (await fetch(`${url}/api/benchmarks/report?id=${id}`)).json();
    if (data.status === "done") break;
    if (data.status === "failed") throw new Error(data.endReason);
  }
  const { samples }: { samples: Sample[] } = await (
    await fetch(`${url}/api/benchmarks/export?id=${id}&format=json`)
  ).json();
  report(
    `${database}, ${ratePerSecond}/s`,
    samples.filter(({ pair }) => pair >= 0),
  );
}

function report(name: string, samples: Sample[]): void {
  const delays = samples.flatMap(({ startDelayMs }) => startDelayMs ?? []).sort((one, other) => one - other);
  const at = (share: number) => (delays[Math.floor((delays.length - 1) * share)] ?? Number.NaN).toFixed(1);
  const missed = samples.filter(({ outcome }) => outcome === "missed");
  const late = delays.filter((delay) => delay > latestMs).length;
  const reasons = [...new Set(missed.map(({ reason }) => (reason ?? "").replace(/\d+ ms/, "so many ms")))].join(" ");
  console.log(
    `${name}: ${samples.length} starts, ${missed.length} missed ${reasons}; start delay p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms; ${late} begun more than ${latestMs} ms late`,
  );
}
