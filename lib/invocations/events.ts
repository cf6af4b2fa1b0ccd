import type { ContentCounts, Served, TokenUsage } from "@/lib/bedrock/types";
import type { Timing } from "@/lib/invocations/timing";
import type { ActionError } from "@/lib/result";

/**
 * How a call ended. `complete`: stop reason and usage arrived. `incomplete`: content arrived, then the stream broke or
 * ended early. `failed`: nothing arrived. `stopped`: by the person. Only `complete` enters a latency chart.
 */
export type InvocationStatus = "complete" | "incomplete" | "failed" | "stopped";

export interface InvocationOutcome {
  status: InvocationStatus;
  stopReason: string | null;
  /** Null: Bedrock did not say; the cost is then unknown, not zero. */
  usage: TokenUsage | null;
  timing: Timing;
  /** When the app decided to call (`tc`), in ms on the server's one clock: puts the calls of a send on one time line. */
  decidedAtMs: number | null;
  serviceLatencyMs: number | null;
  attempts: number | null;
  awsRequestId: string | null;
  /** Content events by kind; all zero when the answer did not stream. */
  events: ContentCounts;
  isStreamed: boolean;
  served: Served;
  /** US dollars at the list price of `priceDate`; null when unpriced or usage is unknown. */
  estimatedCostUsd: number | null;
  priceDate: string | null;
  /** The most the call can have cost, for one that was stopped or broke; null when unpriced or without a limit. */
  maximumCostUsd: number | null;
  /** What was received of a call without token counts, a token an event; null where nobody knows, absent in old runs. */
  minimumCostUsd?: number | null | undefined;
  error: ActionError | null;
}

/** A line of the NDJSON answer of `POST /api/converse`. Pane lines interleave as Bedrock's events arrive. */
export type InvocationEvent =
  | { type: "invocation-start"; pane: number; invocationId: string }
  | { type: "text-delta"; pane: number; text: string }
  | { type: "reasoning-delta"; pane: number; text: string }
  /** Proves the thinking so far to the model; belongs to the history when a tool's result is sent back. */
  | { type: "reasoning-signature"; pane: number; signature: string }
  /** The model calls a tool; its input follows as pieces of JSON. */
  | { type: "tool-use-start"; pane: number; toolUseId: string; name: string }
  | { type: "tool-input-delta"; pane: number; text: string }
  | { type: "invocation-end"; pane: number; outcome: InvocationOutcome }
  /** Keeps proxies from cutting a silent stream. */
  | { type: "ping" }
  /** The whole response broke; panes without an `invocation-end` are lost. */
  | { type: "stream-error"; error: ActionError };
