import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

export interface Started {
  /** First group of each awaited line, in order. */
  urls: string[];
  /** Resident memory in MiB. */
  rssMiB(): number;
  /** Processor time used so far, of all threads, in ms. */
  cpuMs(): number;
  stop(): Promise<void>;
}

/** Starts the stand-in alone: its URL, then that of its control port. */
export async function startBedrock(args: string[]): Promise<Started> {
  const command = ["lib/local/bedrock/main.ts", "--port", "0", "--control-port", "0", ...args];
  const started = await start(command, {}, [/^Local Bedrock control on (\S+)$/, /^Local Bedrock listening on (\S+)$/]);
  return { ...started, urls: started.urls.toReversed() };
}

/**
 * Starts the built console as `npm start` does, on a free port, with a database of its own, in front of that stand-in.
 *
 * @param prepare fills the directory of the database before
 */
export async function startConsole(bedrockUrl: string, prepare?: (dataDir: string) => Promise<void>): Promise<Started> {
  const dataDir = mkdtempSync(join(tmpdir(), "profile-console-bench-"));
  await prepare?.(dataDir);
  const env = { PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error", LOCAL_BEDROCK_URL: bedrockUrl };
  const started = await start(["scripts/serve.mjs"], env, [/^Profile Console ready on (\S+)$/]);
  const stop = async () => {
    await started.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...started, stop };
}

const nextPath = join("node_modules", "next", "dist", "bin", "next");
/** Next looks for instrumentation and proxy in the working directory: there, the yardstick has none. */
const relayPath = join("scripts", "bench", "relay");

export function buildRelay(): void {
  const stdio = ["ignore", "ignore", "inherit"] as const;
  execFileSync(process.execPath, [resolve(nextPath), "build"], { cwd: relayPath, stdio: [...stdio] });
}

/** Starts the built route that relays bytes (`scripts/bench/relay`). */
export async function startRelay(): Promise<Started> {
  return start([resolve(nextPath), "start", "--port", "0"], {}, [/Local:\s+(\S+)/], relayPath);
}

/** User and system time, in the kernel's ticks of 10 ms. */
function cpuMs(pid: number): number {
  const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user = 0, system = 0] = fields.split(" ").slice(11, 13).map(Number);
  return (user + system) * 10;
}

async function start(args: string[], env: Record<string, string>, lines: RegExp[], cwd = "."): Promise<Started> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    cwd,
    env: { ...process.env, ...env },
  });
  const urls = await awaitLines(child, lines);
  return {
    urls,
    rssMiB: () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" })) / 1024,
    cpuMs: () => cpuMs(child.pid ?? 0),
    stop: async () => {
      const exited = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await exited;
    },
  };
}

function awaitLines(child: ChildProcess, lines: RegExp[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${child.spawnargs.join(" ")} ended with exit code ${code}`)));
    if (!child.stdout) throw new Error("the child's output is not piped");
    const found = new Map<RegExp, string>();
    createInterface({ input: child.stdout }).on("line", (line) => {
      for (const pattern of lines) {
        const url = pattern.exec(line)?.[1];
        if (url) found.set(pattern, url);
      }
      if (found.size === lines.length) resolve(lines.map((pattern) => found.get(pattern) ?? ""));
    });
  });
}
