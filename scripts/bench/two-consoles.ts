import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { startBedrock } from "../processes.ts";
import { startPostgres } from "../temporary-postgres.mjs";

export const trialProfileId = "us.amazon.nova-lite-v1:0";

interface Server {
  name: string;
  child: ChildProcess;
  url: string;
  dataDir: string;
}

export interface RecordedCall {
  requestId: string;
  startedNs: string;
}

export interface Progress {
  pairsDone?: number;
  startsDone?: number;
}

/** Two consoles on a PostgreSQL of their own, before a local Bedrock: what a trial does to them. */
export class TwoConsoles {
  readonly postgres: NonNullable<ReturnType<typeof startPostgres>>;
  readonly #bedrock: Awaited<ReturnType<typeof startBedrock>>;
  #servers: Server[] = [];
  #started = 0;

  private constructor(
    postgres: NonNullable<ReturnType<typeof startPostgres>>,
    bedrock: Awaited<ReturnType<typeof startBedrock>>,
  ) {
    this.postgres = postgres;
    this.#bedrock = bedrock;
  }

  static async start(): Promise<TwoConsoles> {
    const postgres = startPostgres();
    if (!postgres) throw new Error("No PostgreSQL was found on this machine.");
    const consoles = new TwoConsoles(postgres, await startBedrock(["--speed", "4", "--seed", "7"]));
    await consoles.#add();
    await consoles.#add();
    return consoles;
  }

  /** The address of one that lives. */
  get url(): string {
    const [server] = this.#servers;
    if (!server) throw new Error("no console lives");
    return server.url;
  }

  /** Ends the console that works on the run with SIGKILL, as a crash does, and starts another one. */
  async killWorker(): Promise<void> {
    const name = await this.#workerName();
    const victim = this.#servers.find((server) => server.name === name);
    if (!victim) throw new Error(`${name} works, which is none of the consoles that live`);
    const exited = new Promise((resolve) => victim.child.once("exit", resolve));
    victim.child.kill("SIGKILL");
    await exited;
    this.#servers = this.#servers.filter((server) => server !== victim);
    rmSync(victim.dataDir, { recursive: true, force: true });
    console.log(`killed the console that has the run (${name}) with SIGKILL`);
    await this.#add();
  }

  /** Calls that reached the local Bedrock. */
  async calls(): Promise<RecordedCall[]> {
    const [, controlUrl] = this.#bedrock.urls;
    return (await (await fetch(`${controlUrl}/ledger`)).json()).calls;
  }

  async stop(): Promise<void> {
    for (const { child, dataDir } of this.#servers) {
      child.kill("SIGKILL");
      rmSync(dataDir, { recursive: true, force: true });
    }
    await this.#bedrock.stop();
    this.postgres.stop();
  }

  /** @returns the run's ID */
  startRun(plan: object): Promise<string> {
    return startRun(this.url, plan);
  }

  /** Waits until the run has got so far, or is over, whichever console answers. */
  async reached(id: string, isFar: (progress: Progress) => boolean): Promise<void> {
    for (;;) {
      const response = await fetch(`${this.url}/api/benchmarks/report?id=${id}`);
      // A database that has just come back may need a moment.
      if (!response.ok && response.status !== 503) throw new Error(await response.text());
      const { data } = await response.json();
      const isOver = data && data.status !== "queued" && data.status !== "running";
      if (isOver || (data && isFar(data.progress))) return;
      await pause(200);
    }
  }

  async exported<Run>(id: string): Promise<Run> {
    return (await fetch(`${this.url}/api/benchmarks/export?id=${id}&format=json`)).json();
  }

  /** Each console has a name in the database: the one that last settled a call is at work. */
  async #workerName(): Promise<string> {
    const client = new Client({ connectionString: this.postgres.url });
    await client.connect();
    try {
      for (;;) {
        const { rows } = await client.query<{ application_name: string }>(
          `select application_name from pg_stat_activity
           where query like 'update "benchmark_samples"%' order by state_change desc limit 1`,
        );
        const [last] = rows;
        if (last) return last.application_name;
        await pause(20);
      }
    } finally {
      await client.end();
    }
  }

  async #add(): Promise<void> {
    this.#started += 1;
    const [bedrockUrl = ""] = this.#bedrock.urls;
    const name = `console-${this.#started}`;
    this.#servers.push(await startServer(name, `${this.postgres.url}?application_name=${name}`, bedrockUrl));
  }
}

/** Starts a run as a program would. @returns its ID */
export async function startRun(url: string, plan: object): Promise<string> {
  const id = randomUUID();
  const common = { id, name: "", timeoutMs: 60_000, maxTokens: 128, cacheBusting: true, confirmed: false };
  const workload = { kind: "prompts", prompts: [{ label: "a", text: "List five uses of tags." }] };
  const response = await fetch(`${url}/api/benchmarks`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ ...common, workload, ...plan }),
  });
  if (!response.ok) throw new Error(await response.text());
  return id;
}

function startServer(name: string, databaseUrl: string, bedrockUrl: string): Promise<Server> {
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
      if (url) resolve({ name, child, url, dataDir });
    });
  });
}
