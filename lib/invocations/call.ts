import type { BedrockGateway } from "@/lib/bedrock/gateway";
import type { CallMarks, ModelEvent, ModelMessage, TokenUsage } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";
import type { InvocationStatus } from "@/lib/invocations/events";
import type { StreamMarks } from "@/lib/invocations/timing";

/**
 * Why a call was ended from our side; kept as the abort reason. Text, since Next loads this module once for each kind of
 * entry point and an object made in one is no instance in another.
 */
export const stopped = { byPerson: "stopped by the person", byShutdown: "stopped by shutdown" } as const;

export interface CallRequest {
  modelId: string;
  messages: ModelMessage[];
  maxTokens: number | null;
}

export interface CallLimits {
  /** No event for this long ends the call: the default client would wait for ever. */
  idleMs: number;
  totalMs: number;
}

/** What a call came to, whatever happened. Nothing here is formatted for the person. */
export interface CallResult {
  status: InvocationStatus | "interrupted";
  marks: StreamMarks;
  stopReason: string | null;
  usage: TokenUsage | null;
  serviceLatencyMs: number | null;
  attempts: number | null;
  awsRequestId: string | null;
  error: unknown;
}

/**
 * Makes one streamed call: yields its content as it arrives and returns what it came to. Never throws. A stream counts
 * as complete only with its stop reason and its usage, since HTTP may end a broken one without an error.
 */
export async function* makeCall(
  bedrock: BedrockGateway,
  request: CallRequest,
  limits: CallLimits,
  abort: AbortController,
): AsyncGenerator<Extract<ModelEvent, { type: "content" }>, CallResult> {
  const socket: CallMarks = { decidedAt: performance.now(), sentAt: null, awsRequestId: null, attempts: null };
  const seen = new Observed();
  const idle = setTimeout(() => abort.abort(tooSlow("sent nothing", limits.idleMs)), limits.idleMs);
  const total = setTimeout(() => abort.abort(tooSlow("did not finish", limits.totalMs)), limits.totalMs);
  let error: unknown = null;
  try {
    for await (const event of bedrock.converseStream(request, socket, abort.signal)) {
      idle.refresh();
      seen.add(event);
      if (event.type === "content") yield event;
    }
    seen.endedAt = performance.now();
  } catch (thrown) {
    error = abort.signal.aborted ? abort.signal.reason : thrown;
  } finally {
    clearTimeout(idle);
    clearTimeout(total);
  }
  return seen.result(socket, error);
}

function tooSlow(what: string, ms: number): AppError {
  return new AppError("timeout", `The model ${what} within ${Math.round(ms / 1000)} s, so the call was ended.`);
}

/** What has been seen of a stream so far. */
class Observed {
  endedAt: number | null = null;
  #firstContentAt: number | null = null;
  #firstAnswerAt: number | null = null;
  #lastContentAt: number | null = null;
  #contentEvents = 0;
  #stopReason: string | null = null;
  #usage: TokenUsage | null = null;
  #serviceLatencyMs: number | null = null;

  add(event: ModelEvent): void {
    if (event.type === "stop") this.#stopReason = event.stopReason;
    if (event.type === "metadata") {
      this.#usage = event.usage;
      this.#serviceLatencyMs = event.serviceLatencyMs;
    }
    if (event.type !== "content") return;
    this.#contentEvents += 1;
    this.#firstContentAt ??= event.at;
    this.#lastContentAt = event.at;
    if (event.kind === "text") this.#firstAnswerAt ??= event.at;
  }

  result(socket: CallMarks, thrown: unknown): CallResult {
    const whole = this.#stopReason !== null && this.#usage !== null;
    const error = thrown ?? (whole ? null : this.#cutOff());
    return {
      status: this.#status(error),
      marks: {
        decidedAt: socket.decidedAt,
        sentAt: socket.sentAt,
        firstContentAt: this.#firstContentAt,
        firstAnswerAt: this.#firstAnswerAt,
        lastContentAt: this.#lastContentAt,
        contentEvents: this.#contentEvents,
        endedAt: whole && !thrown ? this.endedAt : null,
      },
      stopReason: this.#stopReason,
      usage: this.#usage,
      serviceLatencyMs: this.#serviceLatencyMs,
      attempts: socket.attempts,
      awsRequestId: socket.awsRequestId,
      error: isStop(error) ? null : error,
    };
  }

  #status(error: unknown): CallResult["status"] {
    if (!error) return "complete";
    if (isStop(error)) return error === stopped.byPerson ? "stopped" : "interrupted";
    return this.#contentEvents > 0 ? "incomplete" : "failed";
  }

  #cutOff(): AppError {
    return this.#stopReason === null
      ? new AppError("unavailable", "The connection to Bedrock ended before the answer was complete.")
      : new AppError("unavailable", "Bedrock ended the answer without saying how many tokens it used.");
  }
}

function isStop(error: unknown): boolean {
  return error === stopped.byPerson || error === stopped.byShutdown;
}
