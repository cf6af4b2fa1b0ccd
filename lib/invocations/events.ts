import type { TokenUsage } from "@/lib/bedrock/types";
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
  serviceLatencyMs: number | null;
  attempts: number | null;
  awsRequestId: string | null;
  /** US dollars at the list price of `priceDate`; null when unpriced or usage is unknown. */
  estimatedCostUsd: number | null;
  priceDate: string | null;
  error: ActionError | null;
}

/** A line of the NDJSON answer of `POST /api/converse`. Pane lines interleave as Bedrock's events arrive. */
export type InvocationEvent =
  | { type: "invocation-start"; pane: number; invocationId: string }
  | { type: "text-delta"; pane: number; text: string }
  | { type: "reasoning-delta"; pane: number; text: string }
  | { type: "invocation-end"; pane: number; outcome: InvocationOutcome }
  /** Keeps proxies from cutting a silent stream. */
  | { type: "ping" }
  /** The whole response broke; panes without an `invocation-end` are lost. */
  | { type: "stream-error"; error: ActionError };
