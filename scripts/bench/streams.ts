import { type Started, startBedrock, startConsole, startRelay } from "../processes.ts";
import { type Arrival, countConsole, countRelay, sdkClient, throughConsole, throughSdk } from "./clients.ts";
import { p, row } from "./report.ts";

const rounds = 150;
const warmUp = 20;

/** First-token delay: arrival here minus the stand-in's own send mark, console and bare SDK in interleaved rounds. */
export async function firstTokenDelay(): Promise<void> {
  await withServers(["--speed", "20", "--seed", "7"], async (bedrock, app) => {
    const [bedrockUrl = "", controlUrl = ""] = bedrock.urls;
    const client = sdkClient(bedrockUrl);
    const arrivals: { console: Arrival[]; sdk: Arrival[] } = { console: [], sdk: [] };
    for (let round = 0; round < warmUp + rounds; round++) {
      const calls: (() => Promise<void>)[] = [
        async () => void arrivals.console.push(await throughConsole(app.urls[0] ?? "", 32)),
        async () => void arrivals.sdk.push(await throughSdk(client, 32)),
      ];
      for (const call of round % 2 ? calls.toReversed() : calls) await call();
    }
    const records = await ledger(controlUrl);
    const delays = (list: Arrival[]) =>
      list.slice(warmUp).map(({ awsRequestId, firstContentNs }) => {
        const { firstContentSentNs } = recordOf(records, awsRequestId);
        return Number(firstContentNs - BigInt(firstContentSentNs)) / 1e6;
      });
    const [viaConsole, viaSdk] = [delays(arrivals.console), delays(arrivals.sdk)];
    row("first-token delay, console", `p50 ${p(viaConsole, 0.5)} ms, p95 ${p(viaConsole, 0.95)} ms (n = ${rounds})`);
    row("first-token delay, bare SDK", `p50 ${p(viaSdk, 0.5)} ms, p95 ${p(viaSdk, 0.95)} ms (n = ${rounds})`);
    row("ratio of the p50 (the aim was 2.1)", (Number(p(viaConsole, 0.5)) / Number(p(viaSdk, 0.5))).toFixed(2));
    agreement(arrivals.console.slice(warmUp), records);
  });
}

interface CallRecord {
  requestId: string;
  startedNs: string;
  firstContentSentNs: string;
  endedNs: string;
}

/** How far the console's measured times are from the stand-in's own record of the same calls. */
function agreement(arrivals: Arrival[], records: Map<string, CallRecord>): void {
  const errors = (read: (measured: NonNullable<Arrival["measured"]>) => number | null, end: keyof CallRecord) =>
    arrivals.map(({ awsRequestId, measured }) => {
      const record = recordOf(records, awsRequestId);
      const own = Number(BigInt(record[end]) - BigInt(record.startedNs)) / 1e6;
      return Math.abs(((measured && read(measured)) ?? Number.NaN) - own);
    });
  const ttft = errors(({ ttftMs }) => ttftMs, "firstContentSentNs");
  const total = errors(({ totalMs }) => totalMs, "endedNs");
  row(
    "measured first token against the record (the aim was p95 2 ms)",
    `p50 ${p(ttft, 0.5)} ms, p95 ${p(ttft, 0.95)} ms`,
  );
  row("measured total against the record (the aim was p95 2 ms)", `p50 ${p(total, 0.5)} ms, p95 ${p(total, 0.95)} ms`);
}

async function ledger(controlUrl: string): Promise<Map<string, CallRecord>> {
  const answer = await fetch(`${controlUrl}/ledger`);
  const { calls }: { calls: CallRecord[] } = await answer.json();
  return new Map(calls.map((call) => [call.requestId, call]));
}

function recordOf(records: Map<string, CallRecord>, requestId: string): CallRecord {
  const record = records.get(requestId);
  if (!record) throw new Error(`the stand-in has no record of ${requestId}`);
  return record;
}

/** Chunks per second that reach the client, and memory while the streams are open. */
export async function throughput(concurrency: number): Promise<void> {
  await withServers(["--speed", "1000", "--seed", "7"], async (_, app) => {
    const url = app.urls[0] ?? "";
    const batch = () => Promise.all(Array.from({ length: concurrency }, () => throughConsole(url, 1_024)));
    await batch();
    const before = app.rssMiB();
    let highest = before;
    const watch = setInterval(() => {
      highest = Math.max(highest, app.rssMiB());
    }, 100);
    const started = performance.now();
    const arrivals = [...(await batch()), ...(await batch()), ...(await batch())];
    const seconds = (performance.now() - started) / 1000;
    clearInterval(watch);
    const chunks = arrivals.reduce((sum, arrival) => sum + arrival.chunks, 0);
    row(
      `chunks per second, ${concurrency} streams`,
      `${Math.round(chunks / seconds)} (${chunks} in ${seconds.toFixed(1)} s)`,
    );
    const perStream = ((highest - before) * 1024) / concurrency;
    row(
      `memory, ${concurrency} streams`,
      `${Math.round(before)} MiB before, at most ${Math.round(highest)} MiB: ${Math.round(perStream)} KiB a stream`,
    );
  });
}

const streams = 40;
const cpuRounds = 3;
const longAnswer = 8_000;

type OnChunks = (count: number) => void;

const windowMs = 3_000;

/** Processor time per chunk in µs over a window in which every stream is under way: what a call costs once is apart. */
async function steadyCost(server: Started, call: (onChunks: OnChunks) => Promise<void>): Promise<number> {
  let chunks = 0;
  const begun = Array.from({ length: streams }, () => Promise.withResolvers<void>());
  const calls = begun.map(({ resolve }) =>
    call((count) => {
      chunks += count;
      if (count > 0) resolve();
    }),
  );
  await Promise.all(begun.map(({ promise }) => promise));
  const [cpuBefore, chunksBefore] = [server.cpuMs(), chunks];
  await new Promise((resolve) => setTimeout(resolve, windowMs));
  const cost = ((server.cpuMs() - cpuBefore) * 1_000) / (chunks - chunksBefore);
  await Promise.all(calls);
  return cost;
}

/** Processor time of the serving process per chunk, console against a route that relays the bytes, in turns. */
export async function cpuPerChunk(): Promise<void> {
  await withServers(["--speed", "0", "--seed", "7"], async (bedrock, app) => {
    const [bedrockUrl = "", controlUrl = ""] = bedrock.urls;
    const operation = "ConverseStream";
    // Long answers: what a call costs once would drown what a chunk costs.
    const text = "An application inference profile attributes what a team spends. ".repeat(150);
    const faults = [
      { kind: "delay", betweenDeltasMs: 10 },
      { kind: "reply", text },
    ];
    const rules = faults.map((fault) => ({ operation, fault }));
    await fetch(`${controlUrl}/faults`, { method: "PUT", body: JSON.stringify({ rules }) });
    const relay = await startRelay();
    try {
      const sides = {
        console: {
          server: app,
          call: (onChunks: OnChunks) => countConsole(app.urls[0] ?? "", longAnswer, onChunks),
        },
        relay: {
          server: relay,
          call: (onChunks: OnChunks) => countRelay(relay.urls[0] ?? "", bedrockUrl, longAnswer, onChunks),
        },
      };
      const cost: Record<keyof typeof sides, number[]> = { console: [], relay: [] };
      for (let round = -1; round < cpuRounds; round++) {
        for (const side of round % 2 ? (["console", "relay"] as const) : (["relay", "console"] as const)) {
          const perChunk = await steadyCost(sides[side].server, sides[side].call);
          if (round >= 0) cost[side].push(perChunk);
        }
      }
      const [ours, theirs] = [Number(p(cost.console, 0.5)), Number(p(cost.relay, 0.5))];
      row("processor time per chunk, 40 streams 10 ms apart, console", `${ours.toFixed(0)} µs`);
      row("processor time per chunk, a route that relays the bytes", `${theirs.toFixed(0)} µs`);
      row("ratio (the aim was 1.35)", (ours / theirs).toFixed(2));
    } finally {
      await relay.stop();
    }
  });
}

async function withServers(args: string[], run: (bedrock: Started, app: Started) => Promise<void>): Promise<void> {
  const bedrock = await startBedrock(args);
  try {
    const app = await startConsole(bedrock.urls[0] ?? "");
    try {
      await run(bedrock, app);
    } finally {
      await app.stop();
    }
  } finally {
    await bedrock.stop();
  }
}
