import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { findRunningServer } from "./running-servers.mjs";

/**
 * A benchmark from the command line. It speaks with a console that runs (of this checkout, or `--url`), or starts one for
 * its time, so that a pipeline and the page see the same run. Exit code: 0 equivalent or faster, 1 slower, 2 not decided,
 * 3 could not be run.
 */
const usage = `npm run benchmark -- --a ID --b ID [options]

  --a, --b         profile ID or ARN; A is the baseline
  --pairs 30       pairs to measure
  --margin 10%     differences inside it do not matter
  --primary total  what decides: total, ttft or tpot
  --looks          five looks, each of which may end the run early
  --mode load      an open loop instead of pairs; --b may be left out
  --rate 2/s       calls of each arm, or 30/min
  --for 60s        how long each arm is loaded, or 5min
  --in-flight 20   calls under way at a time; starts beyond it are missed
  --prompt TEXT    may be given several times
  --prompts FILE   one prompt a block, blocks separated by a line of dashes
  --max-tokens 256 --warm-up 2 --concurrency 1 --cap 1   (US dollars)
  --yes            agrees to unpriced models and to costs above the organisation's amount
  --url URL        a console to use instead of the one that runs here
  --json           prints the page's JSON export

Exit code: 0 equivalent or faster, 1 slower, 2 not decided, 3 could not be run. Under load, which gives no verdict:
0 ran to its end, 2 cancelled or ended by the cost cap, 3 could not be run.`;

interface Report {
  status: string;
  endReason: string | null;
  settings: { mode?: string; pairs?: number };
  progress: { pairsDone?: number; startsDone?: number; starts?: number };
  conclusions?: { title: string; remark: string; judgement: { verdict: { answer: string } | null } }[];
}

interface Console {
  url: string;
  stop(): Promise<void>;
}

const pollMs = 500;

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 3;
});

async function main(): Promise<number> {
  const options = readOptions();
  const server = await findConsole(options.url);
  try {
    const { id } = await post<{ id: string }>(server, "", planOf(options));
    const cancelled = new AbortController();
    process.once("SIGINT", () => cancelled.abort());
    console.error(`${server.url}/benchmarks/${id}`);
    const report = await waitForEnd(server, id, cancelled.signal);
    process.stdout.write(await exported(server, id, options.json ? "json" : "md"));
    return exitCode(report);
  } finally {
    await server.stop();
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      a: { type: "string" },
      b: { type: "string" },
      pairs: { type: "string", default: "30" },
      margin: { type: "string", default: "10%" },
      primary: { type: "string", default: "total" },
      looks: { type: "boolean", default: false },
      mode: { type: "string", default: "pairs" },
      rate: { type: "string", default: "1/s" },
      for: { type: "string", default: "60s" },
      "in-flight": { type: "string", default: "20" },
      prompt: { type: "string", multiple: true },
      prompts: { type: "string" },
      "max-tokens": { type: "string", default: "256" },
      "warm-up": { type: "string", default: "2" },
      concurrency: { type: "string", default: "1" },
      cap: { type: "string", default: "1" },
      yes: { type: "boolean", default: false },
      url: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const isLoad = values.mode === "load";
  if (values.help || !values.a || (!values.b && !isLoad)) throw new Error(usage);
  if (!isLoad && values.mode !== "pairs") throw new Error(`There is no mode "${values.mode}": pairs or load.`);
  return { ...values, isLoad, arms: [values.a, ...(values.b ? [values.b] : [])] };
}

type Options = ReturnType<typeof readOptions>;

/** What the set-up page would send; the server says what is wrong with it. */
function planOf(options: Options) {
  const prompts = promptsOf(options).map((text) => ({ label: text.slice(0, 60), text }));
  return {
    ...(options.isLoad ? loadOf(options) : pairsOf(options)),
    id: randomUUID(),
    name: "",
    profileIds: options.arms,
    workload: { kind: "prompts", prompts },
    warmUp: Number(options["warm-up"]),
    timeoutMs: 120_000,
    maxTokens: Number(options["max-tokens"]),
    cacheBusting: true,
    costCapUsd: Number(options.cap),
    confirmed: options.yes,
  };
}

function pairsOf({ pairs, concurrency, primary, margin, looks }: Options) {
  return {
    pairs: Number(pairs),
    concurrency: Number(concurrency),
    spacingMs: 0,
    primary,
    marginPercent: Number(margin.replace(/%$/, "")),
    design: looks ? "sequential" : "fixed",
  };
}

function loadOf(options: Options) {
  const ratePerSecond = amount(options.rate, "--rate", { "/s": 1, "/min": 1 / 60 });
  const durationMs = amount(options.for, "--for", { s: 1_000, min: 60_000 });
  return { mode: "load", ratePerSecond, durationMs, inFlight: Number(options["in-flight"]) };
}

/** A number with one of some units, e.g. `2/s`. */
function amount(text: string, option: string, units: Record<string, number>): number {
  const [, digits, unit = ""] = /^([\d.]+)\s*(\S+)$/.exec(text) ?? [];
  const factor = units[unit];
  if (factor !== undefined && Number(digits) > 0) return Number(digits) * factor;
  throw new Error(
    `${option} ${text}: a number and one of ${Object.keys(units).join(", ")}, such as 2${Object.keys(units)[0]}.`,
  );
}

function promptsOf({ prompt, prompts }: Options): string[] {
  const fromFile = prompts ? readFileSync(prompts, "utf8").split(/^-{3,}\s*$/m) : [];
  const given = [...(prompt ?? []), ...fromFile].map((text) => text.trim()).filter(Boolean);
  return given.length > 0
    ? given
    : ["In one sentence: what is an inference profile?", "List five reasons to tag cloud resources."];
}

async function waitForEnd(server: Console, id: string, cancelled: AbortSignal): Promise<Report> {
  let shown = -1;
  let isCancelled = false;
  for (;;) {
    const report = await answer<Report>(await fetch(`${server.url}/api/benchmarks/report?id=${id}`));
    if (report.status !== "queued" && report.status !== "running") return report;
    const { pairsDone, startsDone, starts } = report.progress;
    const done = startsDone ?? pairsDone ?? 0;
    if (done !== shown) {
      shown = done;
      console.error(
        startsDone === undefined ? `${done} of ${report.settings.pairs} pairs` : `${done} of ${starts} starts`,
      );
    }
    if (cancelled.aborted && !isCancelled) {
      isCancelled = true;
      await post(server, "/cancel", { id });
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

function exitCode({ status, endReason, settings, conclusions }: Report): number {
  if (endReason) console.error(endReason);
  if (status === "failed") return 3;
  if (settings.mode === "load") return status === "done" && endReason === null ? 0 : 2;
  const given = conclusions?.[0]?.judgement.verdict?.answer;
  if (given === "slower") return 1;
  return given === "equivalent" || given === "faster" ? 0 : 2;
}

async function exported(server: Console, id: string, format: string): Promise<string> {
  const response = await fetch(`${server.url}/api/benchmarks/export?id=${id}&format=${format}`);
  if (!response.ok) throw new Error(`The export failed with HTTP ${response.status}.`);
  return response.text();
}

/** The console refuses what changes something and names no origin of its own. */
async function post<Data>({ url }: Console, path: string, body: unknown): Promise<Data> {
  const headers = { "content-type": "application/json", origin: url };
  return answer<Data>(
    await fetch(`${url}/api/benchmarks${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
  );
}

async function answer<Data>(response: Response): Promise<Data> {
  const result = asResult<Data>(await response.json());
  if (result.ok) return result.data;
  throw new Error([result.error.message, ...Object.values(result.error.fieldErrors ?? {})].join("\n"));
}

/** The answer of the console's own routes. */
function asResult<Data>(value: unknown) {
  return value as
    | { ok: true; data: Data }
    | { ok: false; error: { message: string; fieldErrors?: Record<string, string> } };
}

async function findConsole(url: string | undefined): Promise<Console> {
  const stop = async () => undefined;
  if (url) return { url: url.replace(/\/$/, ""), stop };
  const running = await findRunningServer();
  return running ? { url: `http://${running.host}:${running.port}`, stop } : startConsole();
}

function startConsole(): Promise<Console> {
  const env = { ...process.env, PORT: "0", LOG_LEVEL: process.env.LOG_LEVEL ?? "error" };
  const child = spawn(process.execPath, ["scripts/serve.mjs"], { stdio: ["ignore", "pipe", "inherit"], env });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
  };
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The console ended with exit code ${code} before it was ready.`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const ready = /^Profile Console ready on (\S+)$/.exec(line)?.[1];
      if (ready) resolve({ url: ready, stop });
    });
  });
}
