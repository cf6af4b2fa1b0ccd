"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import { converse, stopCall } from "@/components/playground/converse";
import { useFrameQueue } from "@/components/playground/use-frame-queue";
import type { InvocationEvent } from "@/lib/invocations/events";
import type { PaneCall } from "@/lib/invocations/schema";
import { messagesFor, turnsBefore } from "@/lib/playground/conversation";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import {
  type AskedCall,
  emptyTranscript,
  liveAttempts,
  reduceTranscript,
  type Transcript,
  type TranscriptAction,
  type Turn,
} from "@/lib/playground/transcript";

/**
 * The one owner of the conversation: sends a prompt to all panes with one request, applies what arrives once per frame,
 * stops, retries and clears. Leaving the page aborts every call.
 */
export function useComparison() {
  const [transcript, dispatch] = useReducer(reduceTranscript, emptyTranscript);
  const responses = useResponses(useFrameQueue(dispatch));

  function send(prompt: string, maxTokens: number | null, profiles: PaneProfile[]) {
    const asked = profiles.map((profile, pane) => askedCall(pane, profile));
    dispatch({ type: "sent", turnId: crypto.randomUUID(), prompt, maxTokens, calls: asked, at: Date.now() });
    const messages = asked.map(({ pane }) => messagesFor(transcript[pane] ?? [], prompt));
    void responses.run(asked, messages, maxTokens);
  }

  function retry(pane: number, turn: Turn, profile: PaneProfile) {
    const call = askedCall(pane, profile);
    dispatch({ type: "retried", turnId: turn.turnId, call, at: Date.now() });
    const messages = messagesFor(turnsBefore(transcript[pane] ?? [], turn.turnId), turn.prompt);
    void responses.run([call], [messages], turn.maxTokens);
  }

  function stop(invocationIds: string[]) {
    dispatch({ type: "stop-asked", invocationIds });
    responses.stop(invocationIds);
  }

  /** Stops every pane through the server, which then still tells what was measured; pressed again it just hangs up. */
  function stopAll() {
    const live = liveAttempts(transcript);
    const canAsk = live.some((attempt) => attempt.state !== "queued" && !attempt.isStopping);
    if (canAsk) stop(live.map((attempt) => attempt.invocationId));
    else responses.abortAll();
  }

  function clear() {
    responses.abortAll();
    dispatch({ type: "cleared" });
  }

  const restore = useCallback((stored: Transcript) => dispatch({ type: "restored", transcript: stored }), []);
  return { transcript, isLive: liveAttempts(transcript).length > 0, send, retry, stop, stopAll, clear, restore };
}

interface OpenResponse {
  calls: AskedCall[];
  abort: AbortController;
}

/** The requests under way. What they bring goes to `onAction`, in order. */
function useResponses(onAction: (action: TranscriptAction) => void) {
  const open = useRef(new Set<OpenResponse>());
  const stops = useStops();

  useEffect(() => {
    const responses = open.current;
    return () => {
      for (const response of responses) response.abort.abort();
    };
  }, []);

  async function run(asked: AskedCall[], messages: PaneCall["messages"][], maxTokens: number | null) {
    const response = { calls: asked, abort: new AbortController() };
    open.current.add(response);
    const calls = asked.map(({ pane, invocationId, profile }, index) => ({
      pane,
      invocationId,
      profileId: profile.profileId,
      messages: messages[index] ?? [],
    }));
    const input = { origin: "playground" as const, maxTokens, calls };
    const { end, error } = await converse(input, response.abort.signal, (events) => {
      onAction({ type: "received", calls: asked, events });
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

function askedCall(pane: number, { profileId, name, type, modelName }: PaneProfile): AskedCall {
  return { pane, invocationId: crypto.randomUUID(), profile: { profileId, name, type, modelName } };
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
