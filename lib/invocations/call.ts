import type { BedrockGateway } from "@/lib/bedrock/gateway";
import type {
  CallMarks,
  ContentCounts,
  ContentEvent,
  ConverseRequest,
  ModelEvent,
  Served,
  TokenUsage,
} from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";
import type { InvocationStatus } from "@/lib/invocations/events";
import type { StreamMarks } from "@/lib/invocations/timing";

/**
 * Why a call was ended from our side; kept as the abort reason. Text, since Next loads this module once for each kind of
 * entry point and an object made in one is no instance in another.
 */
export const stopped = { byPerson: "stopped by the person", byShutdown: "stopped by shutdown" } as const;

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
  served: Served;
  /** Content events by kind: thinking is counted apart from the answer. */
  events: ContentCounts;
  error: unknown;
}

/**
 * Makes one call: hands its content on as it arrives and returns what it came to. Never throws. A call counts as
 * complete only with its stop reason and its usage, since HTTP may end a broken stream without an error.
 */
export async function makeCall(
  bedrock: BedrockGateway,
  { request, isStreaming }: { request: ConverseRequest; isStreaming: boolean },
  limits: CallLimits,
  abort: AbortController,
  onContent: (events: ContentEvent[]) => void,
): Promise<CallResult> {
  const marks = { sentAt: null, endedAt: null, awsRequestId: null, attempts: null };
  const socket: CallMarks = { decidedAt: performance.now(), ...marks };
  const seen = new Observed();
  // Without streaming nothing arrives before the end: only the total can be too long.
  const idle = isStreaming
    ? setTimeout(() => abort.abort(tooSlow("sent nothing", limits.idleMs)), limits.idleMs)
    : undefined;
  const total = setTimeout(() => abort.abort(tooSlow("did not finish", limits.totalMs)), limits.totalMs);
  let error: unknown = null;
  const onEvents = (events: ModelEvent[]) => {
    idle?.refresh();
    const content = seen.add(events);
    if (content.length > 0) onContent(content);
  };
  try {
    if (isStreaming) await bedrock.converseStream(request, socket, abort.signal, onEvents);
    else await bedrock.converse(request, socket, abort.signal, onEvents);
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
  #firstContentAt: number | null = null;
  #firstAnswerAt: number | null = null;
  #lastContentAt: number | null = null;
  readonly #events: ContentCounts = { text: 0, reasoning: 0, tool: 0 };
  #timedEvents = 0;
  #stopReason: string | null = null;
  #usage: TokenUsage | null = null;
  #serviceLatencyMs: number | null = null;
  #served: Served = { serviceTier: null, latency: null };

  /** @returns those that are content */
  add(events: ModelEvent[]): ContentEvent[] {
    const content: ContentEvent[] = [];
    for (const event of events) {
      if (event.type === "stop") {
        this.#stopReason = event.stopReason;
      } else if (event.type === "metadata") {
        this.#usage = event.usage;
        this.#serviceLatencyMs = event.serviceLatencyMs;
        this.#served = event.served;
      } else {
        if (event.type === "content") this.#mark(event.kind, event.at);
        content.push(event);
      }
    }
    return content;
  }

  #mark(kind: keyof ContentCounts, at: number | null): void {
    this.#events[kind] += 1;
    if (at === null) return;
    this.#timedEvents += 1;
    this.#firstContentAt ??= at;
    this.#lastContentAt = at;
    if (kind === "text") this.#firstAnswerAt ??= at;
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
        contentEvents: this.#timedEvents,
        endedAt: whole && !thrown ? socket.endedAt : null,
      },
      stopReason: this.#stopReason,
      usage: this.#usage,
      serviceLatencyMs: this.#serviceLatencyMs,
      attempts: socket.attempts,
      awsRequestId: socket.awsRequestId,
      served: this.#served,
      events: { ...this.#events },
      error: isStop(error) ? null : error,
    };
  }

  #status(error: unknown): CallResult["status"] {
    if (!error) return "complete";
    if (isStop(error)) return error === stopped.byPerson ? "stopped" : "interrupted";
    const { text, reasoning, tool } = this.#events;
    return text + reasoning + tool > 0 ? "incomplete" : "failed";
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
