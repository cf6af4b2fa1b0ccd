import type { ConverseRequest } from "./converse-request.ts";
import type { Exchange } from "./exchange.ts";
import type { Fault } from "./faults.ts";
import type { Timing } from "./latency.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { Random } from "./random.ts";
import type { Reply } from "./replies.ts";

/** Text of one event, with its tokens. */
export type Chunk = { text: string; tokens: number };

/** An answer ready to be sent. */
export type Answer = {
  request: ConverseRequest;
  reply: Reply;
  chunks: Chunk[];
  timing: Timing;
  random: Random;
  faults: Fault[];
  entry: LedgerEntry;
};

/** Usage and metrics, as they close both forms of answer. */
export function closingFacts(request: ConverseRequest, { outputTokens }: Reply, latencyMs: number) {
  const { inputTokens, serviceTier, latencyMode } = request;
  return {
    usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
    metrics: { latencyMs },
    ...(serviceTier && { serviceTier: { type: serviceTier } }),
    ...(latencyMode && { performanceConfig: { latency: latencyMode } }),
  };
}

export function elapsedMs(exchange: Exchange): number {
  return Number(process.hrtime.bigint() - exchange.startedNs) / 1e6;
}
