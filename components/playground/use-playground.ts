"use client";

import { type Dispatch, type SetStateAction, useEffect, useEffectEvent, useState } from "react";
import { loadConversation, loadDraft, loadNewestConversation } from "@/components/playground/conversation-store";
import { useComparison } from "@/components/playground/use-comparison";
import { useLeaveGuard } from "@/components/playground/use-leave-guard";
import { usePanes } from "@/components/playground/use-panes";
import { useRepeat } from "@/components/playground/use-repeat";
import { useSavedConversation } from "@/components/playground/use-saved-conversation";
import { useStopKey } from "@/components/playground/use-stop-key";
import { promptProblem } from "@/lib/playground/conversation";
import { parseMaxTokens } from "@/lib/playground/max-tokens";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { emptyDraft, type StoredDraft } from "@/lib/playground/stored";
import { lastTurn, type Transcript } from "@/lib/playground/transcript";

/** All of the playground's state: panes, conversation, draft and repeat, and what may be done with them now. */
export function usePlayground(profiles: PaneProfile[], defaultIds: string[]) {
  const panes = usePanes(profiles, defaultIds);
  const comparison = useComparison();
  const repeat = useRepeat();
  const [draft, setDraft] = useState<StoredDraft>(emptyDraft);
  const { transcript } = comparison;
  const isRestored = useRestored(panes, comparison.restore, setDraft);
  const isStorageFull = useSavedConversation(isRestored, panes.ids, transcript, draft);

  const isBusy = comparison.isLive || repeat.isRunning;
  const stopEverything = () => (repeat.isRunning ? repeat.stop() : comparison.stopAll());
  const guard = useLeaveGuard(isBusy);
  useStopKey(isBusy, stopEverything);

  const chosen = panes.all.flatMap(({ profile }) => (profile ? [profile] : []));
  const prompt = draft.text.trim();
  const histories = panes.all.map((_, pane) => transcript[pane] ?? []);
  const maxTokens = parseMaxTokens(draft.maxTokens);

  function send() {
    comparison.send(prompt, maxTokens.value, chosen);
    setDraft({ ...draft, text: "" });
  }

  /** A pane that is put away stops; when it comes back, it shows the profile it last showed. */
  function changeCount(count: number) {
    const second = lastTurn(transcript, 1)?.attempt;
    if (count === 1 && second) comparison.stop([second.invocationId]);
    panes.setCount(count, second?.profile.profileId ?? null);
  }

  return {
    panes,
    comparison,
    repeat,
    guard,
    draft,
    setDraft,
    prompt,
    maxTokens: maxTokens.value,
    problem: promptProblem(prompt, histories) ?? maxTokens.problem,
    histories,
    chosen,
    /** Every pane has a profile that answers with text. */
    isComplete: chosen.length === panes.all.length && chosen.every((profile) => profile.noTextReason === null),
    hasText: histories.some((turns) => turns.length > 0),
    /** What a repeat sends: the draft, else the prompt sent last. */
    repeatPrompt: prompt || (lastTurn(transcript, 0)?.prompt ?? lastTurn(transcript, 1)?.prompt ?? ""),
    isBusy,
    isRestored,
    isStorageFull,
    send,
    changeCount,
    stopEverything,
  };
}

export type Playground = ReturnType<typeof usePlayground>;

/** Brings back what this tab kept. True once that is done: only then may anything be kept again. */
function useRestored(
  panes: ReturnType<typeof usePanes>,
  restore: (transcript: Transcript) => void,
  setDraft: Dispatch<SetStateAction<StoredDraft>>,
): boolean {
  const [isRestored, setIsRestored] = useState(false);
  const onMount = useEffectEvent(() => {
    const stored = panes.isFromUrl ? loadConversation(panes.ids) : loadNewestConversation();
    if (stored) restore(stored.transcript);
    if (!panes.isFromUrl) panes.adopt(stored?.paneIds ?? panes.ids);
    setDraft((typed) => (typed.text === "" ? (loadDraft() ?? typed) : typed));
    setIsRestored(true);
  });
  useEffect(() => onMount(), []);
  return isRestored;
}
