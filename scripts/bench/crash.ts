import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startBedrock } from "../processes.ts";
import { startPostgres } from "../temporary-postgres.mjs";

/**
 * Two consoles on one PostgreSQL measure a benchmark while one of them is killed with SIGKILL, twice, and the database
 * is away once. Every pair must be measured once, none lost, the cost cap kept, and the outage said. Fails otherwise.
 */
const pairs = 60;
const outageMs = 8_000;
const costCapUsd = 1;
const profileId = "us.amazon.nova-lite-v1:0";

interface Server {
  child: ChildProcess;
  url: string;
}

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

await main();

async function main(): Promise<void> {
  const postgres = startPostgres();
  if (!postgres) throw new Error("No PostgreSQL was found on this machine.");
  const bedrock = await startBedrock(["--speed", "4", "--seed", "7"]);
  const [bedrockUrl = ""] = bedrock.urls;
  const start = () => startServer(postgres.url, bedrockUrl);
  let servers = [await start(), await start()];
  try {
    const id = await startRun(servers[0]);
    const killOne = async () => {
      const [victim, survivor] = servers;
      await kill(victim);
      servers = survivor ? [survivor, await start()] : [await start()];
    };
    await reached(servers, id, pairs / 4);
    await killOne();
    await reached(servers, id, pairs / 2);
    await outage(postgres, servers, id);
    await reached(servers, id, (pairs * 3) / 4);
    await killOne();
    await reached(servers, id, pairs);
    check(await exported(servers[0], id));
  } finally {
    for (const { child } of servers) child.kill("SIGKILL");
    await bedrock.stop();
    postgres.stop();
  }
}

function startServer(databaseUrl: string, bedrockUrl: string): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), "profile-console-crash-"));
  const env = {
    ...process.env,
    PORT: "0",
    DATA_DIR: dataDir,
    LOG_LEVEL: "error",
    DATABASE_URL: databaseUrl,
    LOCAL_BEDROCK_URL: bedrockUrl,
  };
  const child = spawn(process.execPath, ["scripts/serve.mjs"], { stdio: ["ignore", "pipe", "inherit"], env });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`a console ended with exit code ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const url = /^Profile Console ready on (\S+)$/.exec(line)?.[1];
      if (url) resolve({ child, url });
    });
  });
}

async function kill(server: Server | undefined): Promise<void> {
  if (!server) return;
  const exited = new Promise((resolve) => server.child.once("exit", resolve));
  server.child.kill("SIGKILL");
  await exited;
  console.log("killed one console with SIGKILL");
}

/** The database breaks every connection off and is back after a while: meanwhile the page has to say so. */
async function outage(database: { halt(): void; resume(): void }, servers: Server[], id: string): Promise<void> {
  database.halt();
  const began = performance.now();
  const answers = new Map<string, number>();
  while (performance.now() - began < outageMs) {
    const response = await fetch(`${servers[0]?.url}/api/benchmarks/report?id=${id}`);
    const { error } = await response.json();
    const answer = `${response.status} ${error?.message ?? ""}`;
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  database.resume();
  console.log(`the database was away for ${Math.round((performance.now() - began) / 1000)} s; the page was told:`);
  for (const [answer, times] of answers) console.log(`  ${times} × ${answer}`);
  if ([...answers.keys()].some((answer) => !answer.startsWith("503 "))) throw new Error("the outage was not said");
}

async function startRun(server: Server | undefined): Promise<string> {
  const id = randomUUID();
  const body = {
    ...{ id, name: "", profileIds: [profileId, profileId], pairs, warmUp: 1, concurrency: 2, spacingMs: 0 },
    workload: { kind: "prompts", prompts: [{ label: "a", text: "List five uses of tags." }] },
    ...{ timeoutMs: 60_000, maxTokens: 128, cacheBusting: true, primary: "total", marginPercent: 10 },
    ...{ design: "fixed", costCapUsd, confirmed: false },
  };
  const headers = { "content-type": "application/json", origin: server?.url ?? "" };
  const response = await fetch(`${server?.url}/api/benchmarks`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return id;
}

/** Waits until so many pairs are over, whichever console answers. */
async function reached(servers: Server[], id: string, wanted: number): Promise<void> {
  const [server] = servers;
  for (;;) {
    const response = await fetch(`${server?.url}/api/benchmarks/report?id=${id}`);
    // A database that has just come back may need a moment.
    if (!response.ok && response.status !== 503) throw new Error(await response.text());
    const { data } = await response.json();
    const isOver = data && data.status !== "queued" && data.status !== "running";
    if (isOver || (wanted < pairs && data?.progress.pairsDone >= wanted)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function exported(server: Server | undefined, id: string): Promise<Exported> {
  return (await fetch(`${server?.url}/api/benchmarks/export?id=${id}&format=json`)).json();
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
