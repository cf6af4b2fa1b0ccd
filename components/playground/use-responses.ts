"use client";

import { useEffect, useRef } from "react";
import { converse, stopCall } from "@/components/playground/converse";
import type { InvocationEvent } from "@/lib/invocations/events";
import type { InvokeInput } from "@/lib/invocations/schema";
import type { AskedCall, TranscriptAction } from "@/lib/playground/transcript";

interface OpenResponse {
  abort: AbortController;
}

/** The requests under way. What they bring goes to `onAction`, in order. Leaving the page aborts them all. */
export function useResponses(onAction: (action: TranscriptAction) => void) {
  const open = useRef(new Set<OpenResponse>());
  const stops = useStops();

  useEffect(() => {
    const responses = open.current;
    return () => {
      for (const response of responses) response.abort.abort();
    };
  }, []);

  async function run(asked: AskedCall[], body: InvokeInput) {
    const response = { abort: new AbortController() };
    open.current.add(response);
    const { end, error } = await converse(body, response.abort.signal, (events) => {
      onAction({ type: "received", calls: asked, events, at: performance.now() });
      stops.onEvents(asked, events);
    });
    open.current.delete(response);
    stops.forget(asked);
    onAction({ type: "response-ended", calls: asked, end, error });
  }

  return {
    run,
    stop: (invocationIds: string[]) => invocationIds.forEach(stops.ask),
    abortAll: () => {
      for (const response of open.current) response.abort.abort();
    },
  };
}

/**
 * Requests to stop single calls. The server can only stop what it has begun, so a request that came too early is made
 * again when the call's next event shows that it runs.
 */
function useStops() {
  const wanted = useRef(new Map<string, "asking" | "too-early">());

  async function ask(invocationId: string) {
    wanted.current.set(invocationId, "asking");
    const isStopped = await stopCall(invocationId);
    if (isStopped) wanted.current.delete(invocationId);
    else if (wanted.current.has(invocationId)) wanted.current.set(invocationId, "too-early");
  }

  function onEvents(calls: AskedCall[], events: InvocationEvent[]) {
    for (const { pane, invocationId } of calls) {
      if (wanted.current.get(invocationId) !== "too-early") continue;
      if (events.some((event) => "pane" in event && event.pane === pane)) void ask(invocationId);
    }
  }

  function forget(calls: AskedCall[]) {
    for (const { invocationId } of calls) wanted.current.delete(invocationId);
  }

  return { ask: (invocationId: string) => void ask(invocationId), onEvents, forget };
}
