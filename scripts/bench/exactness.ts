import { randomUUID } from "node:crypto";
import { startBedrock, startConsole } from "../processes.ts";

/** A benchmark at concurrency 8: how far its times are from the local Bedrock's own record of the same calls. */
const profileId = "us.amazon.nova-lite-v1:0";

interface Sample {
  awsRequestId: string | null;
  ttftMs: number | null;
  totalMs: number | null;
}

interface RecordedCall {
  requestId: string;
  startedNs: string;
  firstContentSentNs: string | null;
  endedNs: string | null;
}

await main();

async function main(): Promise<void> {
  const bedrock = await startBedrock(["--seed", "7"]);
  const [bedrockUrl = "", controlUrl = ""] = bedrock.urls;
  const server = await startConsole(bedrockUrl);
  const [url = ""] = server.urls;
  try {
    const samples = await measure(url);
    const { calls } = await (await fetch(`${controlUrl}/ledger`)).json();
    report(samples, calls);
  } finally {
    await server.stop();
    await bedrock.stop();
  }
}

async function measure(url: string): Promise<Sample[]> {
  const id = randomUUID();
  const plan = {
    ...{ id, name: "", profileIds: [profileId, profileId], pairs: 160, warmUp: 8, concurrency: 8, spacingMs: 0 },
    workload: { kind: "prompts", prompts: [{ label: "list", text: "List five uses of tags." }] },
    ...{ timeoutMs: 60_000, maxTokens: 128, cacheBusting: true, primary: "total", marginPercent: 10 },
    ...{ design: "fixed", costCapUsd: 10, confirmed: true },
  };
  const headers = { "content-type": "application/json", origin: url };
  const started = await fetch(`${url}/api/benchmarks`, { method: "POST", headers, body: JSON.stringify(plan) });
  if (!started.ok) throw new Error(await started.text());
  for (;;) {
    // As often as a page that is watched: it must not disturb what is measured.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { data } = await (await fetch(`${url}/api/benchmarks/report?id=${id}`)).json();
    if (data.status === "done") break;
    if (data.status === "failed") throw new Error(data.endReason);
  }
  const { samples } = await (await fetch(`${url}/api/benchmarks/export?id=${id}&format=json`)).json();
  return samples.filter(({ pair }: { pair: number }) => pair >= 0);
}

function report(samples: Sample[], calls: RecordedCall[]): void {
  const recorded = new Map(calls.map((call) => [call.requestId, call]));
  const differences = (ours: (sample: Sample) => number | null, until: (call: RecordedCall) => string | null) =>
    samples.flatMap((sample) => {
      const call = recorded.get(sample.awsRequestId ?? "");
      const [measured, end] = [ours(sample), call ? until(call) : null];
      return measured === null || !call || end === null
        ? []
        : [measured - Number(BigInt(end) - BigInt(call.startedNs)) / 1e6];
    });
  const first = differences(
    ({ ttftMs }) => ttftMs,
    ({ firstContentSentNs }) => firstContentSentNs,
  );
  const total = differences(
    ({ totalMs }) => totalMs,
    ({ endedNs }) => endedNs,
  );
  for (const [name, values] of [
    ["first token", first],
    ["total", total],
  ] as const) {
    const sizes = values.map(Math.abs).sort((a, b) => a - b);
    const at = (share: number) => (sizes[Math.floor((sizes.length - 1) * share)] ?? Number.NaN).toFixed(2);
    console.log(`${name}: ${sizes.length} calls, off by ${at(0.5)} ms (p50), ${at(0.95)} ms (p95), ${at(1)} ms (most)`);
  }
}
