import type { InvocationEvent } from "@/lib/invocations/events";
import type { InvokeInput } from "@/lib/invocations/schema";
import { pingEveryMs, readNdjson } from "@/lib/ndjson";
import type { ResponseEnd } from "@/lib/playground/attempt";
import type { ActionError, ActionResult } from "@/lib/result";

export interface ConverseEnd {
  end: ResponseEnd;
  error: ActionError | null;
}

/** Even a silent stream pings: without three of them the connection is dead, and nobody else would say so. */
const silentMs = 3 * pingEveryMs;

const json = { "content-type": "application/json" };

/** Makes the calls of all panes with one request and hands on their events as they arrive. Never throws. */
export async function converse(
  input: InvokeInput,
  signal: AbortSignal,
  onEvents: (events: InvocationEvent[]) => void,
): Promise<ConverseEnd> {
  let isStreaming = false;
  const silence = watchSilence();
  try {
    const response = await fetch("/api/converse", {
      method: "POST",
      headers: json,
      body: JSON.stringify(input),
      signal: AbortSignal.any([signal, silence.signal]),
    });
    silence.heard();
    if (!response.ok || !response.body) return { end: "refused", error: await readRefusal(response) };
    isStreaming = true;
    for await (const values of readNdjson(response.body)) {
      silence.heard();
      onEvents(asEvents(values));
    }
    return { end: "lost", error: null };
  } catch {
    if (signal.aborted) return { end: "stopped", error: null };
    // What was received stays; a stream that breaks or dies without a word from the server is told as interrupted.
    const isLost = isStreaming || silence.signal.aborted;
    return isLost ? { end: "lost", error: null } : { end: "refused", error: unreachable };
  } finally {
    silence.end();
  }
}

function watchSilence() {
  const abort = new AbortController();
  const start = () => setTimeout(() => abort.abort(), silentMs);
  let timer = start();
  return {
    signal: abort.signal,
    heard: () => {
      clearTimeout(timer);
      timer = start();
    },
    end: () => clearTimeout(timer),
  };
}

/** Asks the server to end one call. `false`: it does not run (yet or any more), or the server cannot be reached. */
export async function stopCall(invocationId: string): Promise<boolean> {
  try {
    const response = await fetch("/api/converse/stop", {
      method: "POST",
      headers: json,
      body: JSON.stringify({ invocationId }),
    });
    const result = asStopResult(await response.json());
    return result.ok && result.data.stopped;
  } catch {
    return false;
  }
}

const unreachable: ActionError = {
  code: "unavailable",
  message: "The console's own server could not be reached. Check that it is running, then retry.",
  requestId: "",
};

async function readRefusal(response: Response): Promise<ActionError> {
  try {
    const result = asRefusal(await response.json());
    if (result?.error?.message) return result.error;
  } catch {
    // Not our JSON: a proxy between browser and console answered. Its status is all there is to tell.
  }
  return {
    code: "unavailable",
    message: `The console's server answered with HTTP ${response.status}.`,
    requestId: "",
  };
}

/** Lines of our own server, which wrote them from this very type. */
const asEvents = (values: unknown[]) => values as InvocationEvent[];
/** Our own route's answer. */
const asStopResult = (value: unknown) => value as ActionResult<{ stopped: boolean }>;
/** Our own edge's answer, unless something between answered: every step is asked for. */
const asRefusal = (value: unknown) => value as { error?: ActionError } | null;
