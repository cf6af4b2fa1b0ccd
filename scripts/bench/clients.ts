import { randomUUID } from "node:crypto";
import { BedrockRuntimeClient, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";

export const benchProfileId = "us.amazon.nova-lite-v1:0";
const prompt = "Explain in a few paragraphs what an application inference profile is good for.";

export interface Arrival {
  awsRequestId: string;
  /** When the first content was read here, in ns of the machine's monotonic clock. */
  firstContentNs: bigint;
  chunks: number;
  /** What the console measured; null for the bare SDK. */
  measured: { ttftMs: number | null; totalMs: number | null } | null;
}

interface Outcome {
  awsRequestId: string | null;
  status: string;
  error: unknown;
  timing: NonNullable<Arrival["measured"]>;
}
type Line = { type: string; outcome?: Outcome };

/** One call through the console, read line by line as the browser does. */
export async function throughConsole(
  url: string,
  maxTokens: number,
  onChunks: (count: number) => void = () => undefined,
): Promise<Arrival> {
  const call = {
    invocationId: randomUUID(),
    pane: 0,
    profileId: benchProfileId,
    messages: [{ role: "user", text: `${prompt} ${randomUUID()}` }],
  };
  const answer = await fetch(`${url}/api/converse`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ origin: "playground", maxTokens, calls: [call] }),
  });
  if (!answer.ok || !answer.body) throw new Error(`the console answered ${answer.status}: ${await answer.text()}`);
  const arrival: Arrival = { awsRequestId: "", firstContentNs: 0n, chunks: 0, measured: null };
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of answer.body) {
    const at = process.hrtime.bigint();
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    const before = arrival.chunks;
    for (const line of lines) take(arrival, JSON.parse(line), at);
    onChunks(arrival.chunks - before);
  }
  if (!arrival.awsRequestId) throw new Error("the stream ended without an outcome");
  return arrival;
}

function take(arrival: Arrival, line: Line, at: bigint): void {
  if (line.type === "text-delta") {
    arrival.chunks += 1;
    arrival.firstContentNs ||= at;
  }
  if (line.type !== "invocation-end") return;
  if (line.outcome?.status !== "complete") throw new Error(`a call failed: ${JSON.stringify(line.outcome?.error)}`);
  arrival.awsRequestId = line.outcome.awsRequestId ?? "";
  arrival.measured = line.outcome.timing;
}

export function sdkClient(endpoint: string): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ httpAgent: { keepAlive: true, maxSockets: 1_000 } }),
  });
}

/** The same call through the bare SDK in a script. */
export async function throughSdk(client: BedrockRuntimeClient, maxTokens: number): Promise<Arrival> {
  const answer = await client.send(
    new ConverseStreamCommand({
      modelId: benchProfileId,
      messages: [{ role: "user", content: [{ text: `${prompt} ${randomUUID()}` }] }],
      inferenceConfig: { maxTokens },
    }),
  );
  const arrival: Arrival = {
    awsRequestId: answer.$metadata.requestId ?? "",
    firstContentNs: 0n,
    chunks: 0,
    measured: null,
  };
  for await (const event of answer.stream ?? []) {
    if (!event.contentBlockDelta?.delta?.text) continue;
    arrival.chunks += 1;
    arrival.firstContentNs ||= process.hrtime.bigint();
  }
  return arrival;
}

/** The same call through the route that relays the bytes; they are counted, not read. */
export async function throughRelay(
  url: string,
  bedrockUrl: string,
  maxTokens: number,
  onChunks: (count: number) => void,
): Promise<void> {
  const content = [{ text: `${prompt} ${randomUUID()}` }];
  const answer = await fetch(`${url}/relay`, {
    method: "POST",
    headers: { "x-target": `${bedrockUrl}/model/${encodeURIComponent(benchProfileId)}/converse-stream` },
    body: JSON.stringify({ messages: [{ role: "user", content }], inferenceConfig: { maxTokens } }),
  });
  if (!answer.ok || !answer.body) throw new Error(`the relay answered ${answer.status}: ${await answer.text()}`);
  for await (const bytes of answer.body) onChunks(frames(bytes));
}

const delta = Buffer.from("contentBlockDelta");

function frames(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = buffer.indexOf(delta); at >= 0; at = buffer.indexOf(delta, at + delta.length)) count += 1;
  return count;
}
