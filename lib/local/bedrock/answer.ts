import type { FoundationModel } from "./catalogue.ts";
import type { Exchange } from "./exchange.ts";
import type { Fault } from "./faults.ts";
import type { Timing } from "./latency.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { ModelRequest } from "./model-request.ts";
import type { InputUsage } from "./prompt-cache.ts";
import type { Random } from "./random.ts";
import type { Reply, ReplyBlock } from "./replies.ts";

/** Text of one event, with its tokens and the block it belongs to. */
export type Chunk = { block: number; text: string; tokens: number };

/** What a call used. */
export type Usage = InputUsage & { output: number };

/** An answer ready to be sent. */
export type Answer = {
  model: FoundationModel;
  request: ModelRequest;
  reply: Reply;
  usage: Usage;
  told: Usage & { total: number }; // what the caller hears, which a fault may change
  chunks: Chunk[];
  timing: Timing;
  random: Random;
  faults: Fault[];
  entry: LedgerEntry;
};

/** One event of a stream: its name in the API model, and its payload without padding. */
export type WireEvent = { type: string; payload: object };

/** How long the service took, in milliseconds. */
export type Latency = { totalMs: number; firstByteMs: number };

/** How one API puts an answer on the wire, whole or as events. */
export type Dialect = {
  whole(answer: Answer, latency: Latency): { body: object; headers?: Record<string, string> };
  streamHeaders(answer: Answer): Record<string, string>;
  messageStart(answer: Answer): WireEvent[];
  blockStart(block: ReplyBlock, index: number): WireEvent[];
  delta(block: ReplyBlock, index: number, text: string): WireEvent;
  blockStop(block: ReplyBlock, index: number): WireEvent[];
  messageStop(answer: Answer): WireEvent[];
  metadata(answer: Answer, latency: Latency): WireEvent[];
};

export function elapsedMs(exchange: Exchange): number {
  return Number(process.hrtime.bigint() - exchange.startedNs) / 1e6;
}
