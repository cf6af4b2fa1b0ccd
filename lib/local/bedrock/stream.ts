import { type Answer, type Chunk, type Dialect, elapsedMs, type WireEvent } from "./answer.ts";
import { eventFrame, padding } from "./event-stream.ts";
import type { Exchange } from "./exchange.ts";
import { findFault } from "./faults.ts";
import { latencyOf } from "./prepare-answer.ts";
import { integerBetween } from "./random.ts";
import { extraFrames, isBrokenOff } from "./stream-faults.ts";

type Outcome = "finished" | "failed" | "aborted";

/** Sends an answer event by event, each in a frame of its own at its own time, until the client goes away. */
export async function sendStream(exchange: Exchange, answer: Answer, dialect: Dialect): Promise<Outcome> {
  const { entry, faults, timing, chunks, reply } = answer;
  const delays = findFault(faults, "delay");
  if (findFault(faults, "drop-response")) return dropAfter(exchange, answer);

  // Bedrock holds the headers back until the model begins, and opens with an empty piece of text now and then.
  await exchange.pause(timing.firstTokenMs * 0.9 - elapsedMs(exchange));
  if (exchange.clientGone.aborted) return "aborted";
  const headers = { "content-type": "application/vnd.amazon.eventstream", ...dialect.streamHeaders(answer) };
  exchange.startAnswer(200, headers);
  entry.headersSentNs = exchange.headersSentNs;
  await send(exchange, answer, dialect.messageStart(answer));
  const opensEmpty = answer.random() < 0.3;

  let delayMs = delays?.beforeFirstDeltaMs ?? 0;
  let open = -1;
  for (const [index, chunk] of chunks.entries()) {
    const frames = eventsFor(dialect, answer, chunk, open);
    if (open < 0 && opensEmpty && reply.blocks[0]?.kind === "text") {
      frames.before.push(dialect.delta(reply.blocks[0], 0, ""));
    }
    open = chunk.block;
    if (await isBrokenOff(exchange, faults, { index, next: () => framed(answer, frames.delta) })) return "failed";
    if (index > 0) delayMs += delays?.betweenDeltasMs ?? 0;
    await exchange.pause((timing.chunkMs[index] ?? 0) + delayMs - elapsedMs(exchange));
    if (exchange.clientGone.aborted) return "aborted";
    await send(exchange, answer, frames.before);
    const delta = framed(answer, frames.delta);
    const sent = exchange.write(delta);
    markSent(answer, chunk.tokens);
    await sent;
    for (const extra of extraFrames(faults, index, delta)) await exchange.write(extra);
  }
  const next = () => framed(answer, { type: "contentBlockStop", payload: { contentBlockIndex: Math.max(0, open) } });
  if (await isBrokenOff(exchange, faults, { index: Number.POSITIVE_INFINITY, next })) return "failed";
  await exchange.pause(timing.endMs + delayMs - elapsedMs(exchange));
  if (exchange.clientGone.aborted) return "aborted";
  return finish(exchange, answer, dialect);
}

/** What opens the block of a chunk, after the block before it is closed, and the chunk's own event. */
function eventsFor(dialect: Dialect, { reply }: Answer, { block, text }: Chunk, open: number) {
  const before: WireEvent[] = [];
  for (let index = Math.max(open, 0); index <= block; index += 1) {
    const current = reply.blocks[index];
    if (!current) continue;
    if (index > open) before.push(...dialect.blockStart(current, index));
    if (index < block) before.push(...dialect.blockStop(current, index));
  }
  const own = reply.blocks[block];
  if (!own) throw new Error(`A chunk belongs to block ${block}, which the reply does not have.`);
  return { before, delta: dialect.delta(own, block, text) };
}

async function dropAfter(exchange: Exchange, { timing, usage, entry }: Answer): Promise<Outcome> {
  await exchange.pause(timing.endMs - elapsedMs(exchange));
  entry.outputTokens = usage.output;
  exchange.destroyConnection();
  return "failed";
}

async function finish(exchange: Exchange, answer: Answer, dialect: Dialect): Promise<Outcome> {
  const { reply, usage, entry, chunks } = answer;
  entry.outputTokens = usage.output;
  entry.latencyMs = Math.round(elapsedMs(exchange));
  const lastIndex = chunks.at(-1)?.block ?? -1;
  const last = reply.blocks[lastIndex];
  if (last) await send(exchange, answer, dialect.blockStop(last, lastIndex));
  await send(exchange, answer, dialect.messageStop(answer));
  if (!findFault(answer.faults, "no-metadata")) {
    await send(exchange, answer, dialect.metadata(answer, latencyOf(answer, exchange)));
  }
  // Before the write: it wakes the client, which may take the processor.
  entry.endedNs = process.hrtime.bigint();
  exchange.end();
  return "finished";
}

function markSent({ entry, usage }: Answer, tokens: number): void {
  const now = process.hrtime.bigint();
  entry.firstContentSentNs ??= now;
  entry.lastContentSentNs = now;
  entry.sentChunks += 1;
  entry.outputTokens = Math.min(usage.output, Math.round(entry.outputTokens + tokens));
}

async function send(exchange: Exchange, answer: Answer, events: WireEvent[]): Promise<void> {
  for (const event of events) await exchange.write(framed(answer, event));
}

function framed({ random }: Answer, { type, payload }: WireEvent): Uint8Array {
  return eventFrame(type, { ...payload, p: padding(integerBetween(random, 3, 40)) });
}
