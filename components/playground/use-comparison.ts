"use client";

import { useCallback, useReducer } from "react";
import { useFrameQueue } from "@/components/playground/use-frame-queue";
import { useResponses } from "@/components/playground/use-responses";
import type { PromptMessage, SendOrder } from "@/lib/invocations/schema";
import type { CallSettings } from "@/lib/invocations/settings";
import { messagesFor, type PromptExtras, turnsBefore } from "@/lib/playground/conversation";
import { answerKey, pathOf, rootKey, type ShownTurn, type Turn } from "@/lib/playground/history";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import {
  type AskedCall,
  emptyTranscript,
  historyOf,
  liveAttempts,
  reduceTranscript,
  type Transcript,
} from "@/lib/playground/transcript";

export interface Target {
  paneKey: string;
  profile: PaneProfile;
  settings?: CallSettings;
}

export interface Sending extends PromptExtras {
  prompt: string;
  maxTokens: number | null;
  order: SendOrder;
  targets: Target[];
  /** Sends another wording of this turn's prompt, as a branch beside it, instead of a prompt after the newest. */
  instead?: Turn;
}

/**
 * The one owner of the conversation: sends a prompt to all panes with one request, applies what arrives once per frame,
 * stops, asks again, branches and clears. Leaving the page aborts every call.
 */
export function useComparison() {
  const [transcript, dispatch] = useReducer(reduceTranscript, emptyTranscript);
  const responses = useResponses(useFrameQueue(dispatch));

  function send({ prompt, maxTokens, order, targets, instead, attachments, toolResults }: Sending) {
    const turnId = crypto.randomUUID();
    const placed = targets.map((target, pane) => {
      const path = beforeIn(transcript, target.paneKey, instead);
      const { settings } = target;
      const call = { ...askedCall(pane, target), parent: tip(path), ...(settings && { settings }) };
      return { call, messages: messagesFor(path, prompt, { attachments, toolResults }) };
    });
    const inOrder = order === "random" ? shuffled(placed) : placed;
    const calls = inOrder.map(({ call }) => call);
    const extras = { ...(attachments && { attachments }), ...(toolResults && { toolResults }) };
    dispatch({ type: "sent", turnId, prompt, maxTokens, order, ...extras, calls, at: Date.now() });
    const wire = inOrder.map(({ call, messages }) => wireCall(call, messages, call.settings));
    void responses.run(calls, { origin: "playground", maxTokens, sendId: turnId, order, calls: wire });
  }

  /** Another version of an answer: after a failure, or because the person wants to see one. */
  function askAgain(paneKey: string, turn: Turn, profile: PaneProfile) {
    const call = { ...askedCall(0, { paneKey, profile }), nodeId: turn.nodeId };
    dispatch({ type: "asked-again", call, at: Date.now() });
    const path = turnsBefore(pathOf(historyOf(transcript, paneKey)), turn.nodeId);
    const calls = [wireCall(call, messagesFor(path, turn.prompt, turn), turn.settings)];
    void responses.run([call], { origin: "playground", maxTokens: turn.maxTokens, calls });
  }

  function stop(invocationIds: string[]) {
    dispatch({ type: "stop-asked", invocationIds });
    responses.stop(invocationIds);
  }

  /** Stops through the server, which then still tells what was measured; pressed again it just hangs up. */
  function stopAll() {
    const live = liveAttempts(transcript);
    const canAsk = live.some((attempt) => !attempt.isStopping);
    if (canAsk) stop(live.map((attempt) => attempt.invocationId));
    else responses.abortAll();
  }

  function clear() {
    responses.abortAll();
    dispatch({ type: "cleared" });
  }

  const restore = useCallback((stored: Transcript) => dispatch({ type: "restored", transcript: stored }), []);
  return {
    transcript,
    isLive: liveAttempts(transcript).length > 0,
    send,
    askAgain,
    stop,
    stopAll,
    clear,
    restore,
    showVersion: (paneKey: string, nodeId: string, version: number) =>
      dispatch({ type: "version-shown", paneKey, nodeId, version }),
    chooseBranch: (paneKey: string, nodeId: string) => dispatch({ type: "branch-chosen", paneKey, nodeId }),
    continueFrom: (from: string, to: string[]) =>
      dispatch({ type: "continued-from", from, to, prefix: crypto.randomUUID() }),
  };
}

/** The turns that a new prompt follows in one pane. */
function beforeIn(transcript: Transcript, paneKey: string, instead: Turn | undefined): ShownTurn[] {
  const path = pathOf(historyOf(transcript, paneKey));
  const replaced = instead && path.find(({ turn }) => turn.turnId === instead.turnId);
  return replaced ? turnsBefore(path, replaced.turn.nodeId) : path;
}

function tip(path: ShownTurn[]): string {
  const last = path.at(-1)?.turn;
  return last ? answerKey(last.nodeId, last.shown) : rootKey;
}

function askedCall(pane: number, { paneKey, profile }: Target): AskedCall {
  const { profileId, name, type, modelName } = profile;
  const ids = { nodeId: crypto.randomUUID(), invocationId: crypto.randomUUID() };
  return { pane, paneKey, ...ids, profile: { profileId, name, type, modelName } };
}

function wireCall({ pane, invocationId, profile }: AskedCall, messages: PromptMessage[], settings?: CallSettings) {
  return { pane, invocationId, profileId: profile.profileId, messages, ...(settings && { settings }) };
}

function shuffled<Item>(items: Item[]): Item[] {
  return items
    .map((item) => ({ item, lot: Math.random() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ item }) => item);
}
