import { type Answer, closingFacts, elapsedMs } from "./answer.ts";
import { eventFrame, exceptionFrame, padding } from "./event-stream.ts";
import type { Exchange } from "./exchange.ts";
import { type Fault, findFault } from "./faults.ts";
import { integerBetween } from "./random.ts";

type Outcome = "finished" | "failed" | "aborted";

/** Sends an answer event by event, each in a frame of its own at its own time, until the client goes away. */
export async function sendStream(exchange: Exchange, answer: Answer): Promise<Outcome> {
  const { entry, faults, timing, chunks } = answer;
  const delays = findFault(faults, "delay");
  const send = (type: string, payload: object) => exchange.write(eventFrame(type, padded(answer, payload)));

  if (findFault(faults, "drop-response")) return dropAfter(exchange, answer);
  // Bedrock holds the headers back until the model begins, and opens with an empty piece of text now and then.
  await exchange.pause(timing.firstTokenMs * 0.9 - elapsedMs(exchange));
  if (exchange.clientGone.aborted) return "aborted";
  exchange.startAnswer(200, { "content-type": "application/vnd.amazon.eventstream" });
  entry.headersSentNs = exchange.headersSentNs;
  await send("messageStart", { role: "assistant" });
  if (answer.random() < 0.3) await send("contentBlockDelta", { contentBlockIndex: 0, delta: { text: "" } });

  let delayMs = delays?.beforeFirstDeltaMs ?? 0;
  for (const [index, chunk] of chunks.entries()) {
    if (await isBrokenOff(exchange, answer, index)) return "failed";
    if (index > 0) delayMs += delays?.betweenDeltasMs ?? 0;
    await exchange.pause((timing.chunkMs[index] ?? 0) + delayMs - elapsedMs(exchange));
    if (exchange.clientGone.aborted) return "aborted";
    const sent = send("contentBlockDelta", { contentBlockIndex: 0, delta: { text: chunk.text } });
    markSent(answer, chunk.tokens);
    await sent;
  }
  if (await isBrokenOff(exchange, answer, Number.POSITIVE_INFINITY)) return "failed";
  await exchange.pause(timing.endMs + delayMs - elapsedMs(exchange));
  if (exchange.clientGone.aborted) return "aborted";
  return finish(exchange, answer, send);
}

async function dropAfter(exchange: Exchange, { timing, reply, entry }: Answer): Promise<Outcome> {
  await exchange.pause(timing.endMs - elapsedMs(exchange));
  entry.outputTokens = reply.outputTokens;
  exchange.destroyConnection();
  return "failed";
}

async function finish(exchange: Exchange, answer: Answer, send: (type: string, payload: object) => Promise<void>) {
  const { request, reply, entry } = answer;
  entry.outputTokens = reply.outputTokens;
  entry.latencyMs = Math.round(elapsedMs(exchange));
  await send("contentBlockStop", { contentBlockIndex: 0 });
  await send("messageStop", { stopReason: reply.stopReason });
  if (!findFault(answer.faults, "no-metadata")) {
    await send("metadata", closingFacts(request, reply, entry.latencyMs));
  }
  exchange.end();
  return "finished" as const;
}

function markSent({ entry, reply }: Answer, tokens: number): void {
  const now = process.hrtime.bigint();
  entry.firstContentSentNs ??= now;
  entry.lastContentSentNs = now;
  entry.sentChunks += 1;
  entry.outputTokens = Math.min(reply.outputTokens, Math.round(entry.outputTokens + tokens));
}

function padded(answer: Answer, payload: object): object {
  return { ...payload, p: padding(integerBetween(answer.random, 3, 40)) };
}

type Break = Extract<Fault, { kind: "stream-exception" | "cut" | "stall" }>;

/** Plays a fault that is due before the chunk with this index. @returns whether the stream is over */
async function isBrokenOff(exchange: Exchange, { faults, chunks }: Answer, index: number): Promise<boolean> {
  const due = faults
    .filter((fault): fault is Break => ["stream-exception", "cut", "stall"].includes(fault.kind))
    .find((fault) => fault.afterDeltas <= index);
  if (!due) return false;
  if (due.kind === "stall") await exchange.untilClientGone();
  else if (due.kind === "stream-exception") {
    await exchange.write(exceptionFrame(due.name, due.message));
    exchange.end();
  } else if (due.how === "end") exchange.end();
  else {
    const next = eventFrame("contentBlockDelta", { contentBlockIndex: 0, delta: { text: chunks[index]?.text ?? "" } });
    await exchange.writeThrough(due.how === "half-frame" ? next.subarray(0, next.length / 2) : Buffer.alloc(0));
    exchange.destroyConnection();
  }
  return true;
}
