"use client";

import { useEffect, useReducer, useRef } from "react";
import { converse, stopCall } from "@/components/playground/converse";
import type { InvocationOutcome } from "@/lib/invocations/events";
import type { CallSettings } from "@/lib/invocations/settings";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { type RepeatResult, type RepeatRun, reduceRepeat } from "@/lib/playground/repeat";
import type { ActionError } from "@/lib/result";

/** A profile, and how its pane asks it. */
export interface RepeatedPane {
  profile: PaneProfile;
  settings: CallSettings;
}

interface Current {
  invocationId: string;
  abort: AbortController;
}

/** Sends one prompt again and again, one call at a time and each in a fresh conversation. Leaving the page ends it. */
export function useRepeat() {
  const [run, dispatch] = useReducer(reduceRepeat, null);
  const current = useRef<Current | null>(null);

  useEffect(() => () => current.current?.abort.abort(), []);

  async function start(prompt: string, maxTokens: number | null, panes: RepeatedPane[]) {
    const profiles = panes.map(({ profile }) => ({ profileId: profile.profileId, name: profile.name }));
    const started = { type: "started", prompt, profiles } as const;
    dispatch(started);
    // Followed here as well: the next call depends on this one's end, not on when React renders it.
    let state: RepeatRun | null = reduceRepeat(null, started);
    while (state?.state === "running") {
      const pane = state.order[state.results.length] ?? 0;
      const call: Current = { invocationId: crypto.randomUUID(), abort: new AbortController() };
      current.current = call;
      const { profileId = "" } = profiles[pane] ?? {};
      const asked = { profileId, settings: panes[pane]?.settings ?? {} };
      const result = await callOnce(call, pane, asked, prompt, maxTokens);
      const next = { type: call.abort.signal.aborted ? "stopped" : "call-ended", result } as const;
      dispatch(next);
      state = reduceRepeat(state, next);
    }
    current.current = null;
  }

  /** Ends the call that runs and with it the run; what was measured stays. */
  async function stop() {
    const call = current.current;
    if (call && !(await stopCall(call.invocationId))) call.abort.abort();
  }

  return {
    run,
    isRunning: run?.state === "running",
    start: (prompt: string, maxTokens: number | null, panes: RepeatedPane[]) => void start(prompt, maxTokens, panes),
    stop: () => void stop(),
    dismiss: () => dispatch({ type: "dismissed" }),
  };
}

async function callOnce(
  { invocationId, abort }: Current,
  pane: number,
  asked: { profileId: string; settings: CallSettings },
  prompt: string,
  maxTokens: number | null,
): Promise<RepeatResult> {
  const ends: InvocationOutcome[] = [];
  const errors: ActionError[] = [];
  const messages = [{ role: "user" as const, text: prompt }];
  const calls = [{ invocationId, pane: 0, ...asked, messages }];
  const end = await converse({ origin: "repeat", maxTokens, calls }, abort.signal, (events) => {
    for (const event of events) {
      if (event.type === "invocation-end") ends.push(event.outcome);
      if (event.type === "stream-error") errors.push(event.error);
    }
  });
  const outcome = ends[0] ?? null;
  return { pane, outcome, error: outcome?.error ?? errors[0] ?? end.error };
}
