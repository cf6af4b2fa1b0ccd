import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createInterface } from "node:readline";

/**
 * Measures the local Bedrock alone: small Converse calls, 500 streams at once, and memory over many calls.
 * `node scripts/bench/local-bedrock.ts [--calls 100000]`; the figures of one machine are in docs/benchmarks.md.
 */

const modelPath = "/model/us.amazon.nova-lite-v1%3A0";
const parallel = 32;
const streams = 500;

type Figures = { name: string; value: string };

async function main(args: string[]): Promise<void> {
  const calls = Number(args[args.indexOf("--calls") + 1] ?? "") || 100_000;
  const server = await start();
  const memory = () => memoryMiB(server.pid);
  try {
    await converse(server.url, 2_000);
    const figures: Figures[] = [];
    const idle = memory();
    const steps: number[] = [];
    const started = performance.now();
    const busyBefore = processorMs(server.pid);
    for (let step = 0; step < 10; step += 1) {
      await converse(server.url, calls / 10);
      steps.push(memory());
    }
    const perCall = (processorMs(server.pid) - busyBefore) / calls;
    const minutes = (performance.now() - started) / 60_000;
    figures.push({ name: "small Converse calls a minute", value: Math.round(calls / minutes).toLocaleString("en") });
    figures.push({ name: "processor time a call", value: `${perCall.toFixed(2)} ms` });
    figures.push({
      name: `memory after each tenth of ${calls.toLocaleString("en")} calls`,
      value: `${idle} | ${steps.join(" ")} MiB`,
    });
    figures.push(await manyStreams(server.url));
    figures.push({ name: "memory after the streams", value: `${memory()} MiB` });
    for (const { name, value } of figures) console.log(`${name.padEnd(52)} ${value}`);
  } finally {
    server.stop();
  }
}

async function start() {
  const args = ["lib/local/bedrock/main.ts", "--port", "0", "--speed", "0", "--exit-with-stdin"];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^Local Bedrock listening on (http:\S+)$/.exec(line) ?? [];
    if (url && child.pid) return { url, pid: child.pid, stop: () => child.kill("SIGTERM") };
  }
  throw new Error("The local Bedrock did not start.");
}

/** Sends so many calls, each with a prompt of its own, a fixed number of them at a time. */
async function converse(url: string, calls: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  let next = 0;
  const worker = async () => {
    while (next < calls) {
      next += 1;
      const status = await post(agent, `${url}${modelPath}/converse`, prompt(next));
      if (status !== 200) throw new Error(`A call was answered with ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  agent.destroy();
}

function prompt(number: number): string {
  const text = `Question ${number}: explain caching in one sentence`;
  return JSON.stringify({ messages: [{ role: "user", content: [{ text }] }], inferenceConfig: { maxTokens: 64 } });
}

/** All streams are open before the first is read to its end. */
async function manyStreams(url: string): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: streams });
  const started = performance.now();
  const statuses = await Promise.all(
    Array.from({ length: streams }, (_, index) => post(agent, `${url}${modelPath}/converse-stream`, longPrompt(index))),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  const complete = statuses.filter((status) => status === 200).length;
  return { name: `${streams} streams at once`, value: `${complete} complete after ${seconds.toFixed(2)} s` };
}

function longPrompt(number: number): string {
  return JSON.stringify({
    messages: [{ role: "user", content: [{ text: `Explain caching in detail, part ${number}` }] }],
  });
}

/** @returns the status, once the whole answer has been read */
function post(agent: Agent, url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const call = request(url, { method: "POST", agent, headers }, (answer) => {
      answer.on("end", () => resolve(answer.statusCode ?? 0));
      answer.on("error", reject);
      answer.resume();
    });
    call.on("error", reject);
    call.end(body);
  });
}

/** Time a process has spent on processors, whatever else the machine does; Linux only, in steps of 10 ms. */
function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory of a process; Linux only. */
function memoryMiB(pid: number): number {
  const [, kib = "0"] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kib) / 1024);
}

await main(process.argv.slice(2));
