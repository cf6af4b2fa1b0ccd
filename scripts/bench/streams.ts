import { type Started, startBedrock, startConsole } from "../processes.ts";
import { type Arrival, sdkClient, throughConsole, throughSdk } from "./clients.ts";
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
    const sentNs = await sendMarks(controlUrl);
    const delays = (list: Arrival[]) =>
      list.slice(warmUp).map(({ awsRequestId, firstContentNs }) => {
        const sent = sentNs.get(awsRequestId);
        if (sent === undefined) throw new Error(`the stand-in has no record of ${awsRequestId}`);
        return Number(firstContentNs - sent) / 1e6;
      });
    const [viaConsole, viaSdk] = [delays(arrivals.console), delays(arrivals.sdk)];
    row("first-token delay, console", `p50 ${p(viaConsole, 0.5)} ms, p95 ${p(viaConsole, 0.95)} ms (n = ${rounds})`);
    row("first-token delay, bare SDK", `p50 ${p(viaSdk, 0.5)} ms, p95 ${p(viaSdk, 0.95)} ms (n = ${rounds})`);
    row("ratio of the p50", (Number(p(viaConsole, 0.5)) / Number(p(viaSdk, 0.5))).toFixed(2));
  });
}

async function sendMarks(controlUrl: string): Promise<Map<string, bigint>> {
  const answer = await fetch(`${controlUrl}/ledger`);
  const ledger: { calls: { requestId: string; firstContentSentNs: string | null }[] } = await answer.json();
  return new Map(
    ledger.calls.flatMap((call) =>
      call.firstContentSentNs ? [[call.requestId, BigInt(call.firstContentSentNs)]] : [],
    ),
  );
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
    row(`memory, ${concurrency} streams`, `${Math.round(before)} MiB before, at most ${Math.round(highest)} MiB`);
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
