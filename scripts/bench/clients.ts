import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
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

const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });

/** By the HTTP client that the SDK uses too: another one's cost would count as the console's. */
async function post(url: string, headers: Record<string, string>, body: object): Promise<IncomingMessage> {
  const call = request(url, { method: "POST", agent, headers: { "content-type": "application/json", ...headers } });
  call.end(JSON.stringify(body));
  const [answer]: IncomingMessage[] = await once(call, "response");
  if (answer?.statusCode !== 200)
    throw new Error(`${url} answered ${answer?.statusCode}: ${answer && (await text(answer))}`);
  return answer;
}

/** One call through the console, read line by line as the browser does. */
export async function throughConsole(url: string, maxTokens: number): Promise<Arrival> {
  const answer = await invoke(url, maxTokens);
  const arrival: Arrival = { awsRequestId: "", firstContentNs: 0n, chunks: 0, measured: null };
  let rest = "";
  answer.setEncoding("utf8").on("data", (piece: string) => {
    const at = process.hrtime.bigint();
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(arrival, JSON.parse(line), at);
  });
  await once(answer, "end");
  if (!arrival.awsRequestId) throw new Error("the stream ended without an outcome");
  return arrival;
}

function invoke(url: string, maxTokens: number): Promise<IncomingMessage> {
  const call = {
    invocationId: randomUUID(),
    pane: 0,
    profileId: benchProfileId,
    messages: [{ role: "user", text: `${prompt} ${randomUUID()}` }],
  };
  return post(`${url}/api/converse`, { origin: url }, { origin: "playground", maxTokens, calls: [call] });
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

type OnChunks = (count: number) => void;

/** One call through the console whose chunks are counted, not read: the reader takes no time from the server it measures. */
export async function countConsole(url: string, maxTokens: number, onChunks: OnChunks): Promise<void> {
  const last = await count(await invoke(url, maxTokens), Buffer.from('"text-delta"'), onChunks);
  if (!last.includes('"status":"complete"')) throw new Error(`a call failed: ${last}`);
}

/** The same call through the route that relays the bytes. */
export async function countRelay(
  url: string,
  bedrockUrl: string,
  maxTokens: number,
  onChunks: OnChunks,
): Promise<void> {
  const content = [{ text: `${prompt} ${randomUUID()}` }];
  const target = `${bedrockUrl}/model/${encodeURIComponent(benchProfileId)}/converse-stream`;
  const body = { messages: [{ role: "user", content }], inferenceConfig: { maxTokens } };
  const answer = await post(`${url}/relay`, { "x-target": target }, body);
  await count(answer, Buffer.from("contentBlockDelta"), onChunks);
}

/** @returns what came last */
async function count(answer: IncomingMessage, marker: Buffer, onChunks: OnChunks): Promise<Buffer> {
  let last: Buffer = Buffer.alloc(0);
  answer.on("data", (bytes: Buffer) => {
    let found = 0;
    for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + marker.length)) found += 1;
    onChunks(found);
    last = bytes;
  });
  await once(answer, "end");
  return last;
}
