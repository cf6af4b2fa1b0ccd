"use client";

import { useState } from "react";
import { useSettings } from "@/components/playground/settings/use-settings";
import { useBlind } from "@/components/playground/use-blind";
import { useComparison } from "@/components/playground/use-comparison";
import { useLeaveGuard } from "@/components/playground/use-leave-guard";
import { usePanes } from "@/components/playground/use-panes";
import { useRepeat } from "@/components/playground/use-repeat";
import { useRestored } from "@/components/playground/use-restored";
import { useSavedConversation } from "@/components/playground/use-saved-conversation";
import { useSavedSettings } from "@/components/playground/use-saved-settings";
import { type PromptExtras, promptProblem } from "@/lib/playground/conversation";
import { pathOf, type Turn } from "@/lib/playground/history";
import { parseMaxTokens } from "@/lib/playground/max-tokens";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import type { ReopenedTexts } from "@/lib/playground/reopen";
import { emptyDraft, type StoredDraft } from "@/lib/playground/stored";
import { historyOf, liveAttempts } from "@/lib/playground/transcript";
import { answerName } from "@/lib/playground/vote";

/** All of the playground's state: panes, conversation, drafts and repeat, and what may be done with them now. */
export function usePlayground(profiles: PaneProfile[], defaultIds: string[], reopened: ReopenedTexts | null) {
  const layout = usePanes(profiles, defaultIds);
  const comparison = useComparison();
  const repeat = useRepeat();
  const settings = useSettings(layout);
  const blind = useBlind();
  const [draft, setDraft] = useState<StoredDraft>(emptyDraft);
  const { transcript } = comparison;
  const isRestored = useRestored(reopened, layout, settings, { ...comparison, restoreHiding: blind.restore }, setDraft);
  useSavedSettings(isRestored, layout, settings.written);
  const isStorageFull = useSavedConversation(isRestored, layout.all, transcript, blind, draft);
  const isBusy = comparison.isLive || repeat.isRunning;
  const guard = useLeaveGuard(isBusy);
  const maxTokens = parseMaxTokens(layout.maxTokens);

  const panes = blind.arrange(layout.all).map((pane) => ({
    ...pane,
    path: pathOf(historyOf(transcript, pane.key)),
    isLive: liveAttempts(transcript, pane.key).length > 0,
  }));
  const synced = panes.filter(({ isSynced }) => isSynced);

  const nameOf = (key: string, { name }: PaneProfile) =>
    blind.isOn ? answerName(panes.findIndex((pane) => pane.key === key)) : name;

  /** Sends to these panes; the ones without a profile that answers are left out by `problemOf`, not here. */
  function send(prompt: string, to: typeof panes, extras: PromptExtras = {}, instead?: Turn) {
    const targets = to.flatMap(({ key, profile }) =>
      profile ? [{ paneKey: key, profile, settings: settings.settingsOf(key) }] : [],
    );
    const { order } = layout;
    // Picked by name: a turn whose wording was edited is given whole, and its old prompt is not to come along.
    const { attachments, toolResults } = extras;
    comparison.send({
      prompt,
      maxTokens: maxTokens.value,
      order,
      targets,
      ...(attachments && { attachments }),
      ...(toolResults && { toolResults }),
      ...(instead && { instead }),
    });
  }

  /** What every one of these panes cannot be asked with; the same words once. */
  function settingsProblem(to: typeof panes): string | null {
    const problems = to.flatMap(({ key, profile }) => {
      const problem = profile && settings.problemOf(key, profile, nameOf(key, profile), maxTokens.value);
      return problem ? [problem] : [];
    });
    return problems.length > 0 ? [...new Set(problems)].join(" ") : null;
  }

  /** Why `prompt` cannot be sent to these panes, in words, or null. */
  function problemOf(prompt: string, to: typeof panes): string | null {
    return (
      promptProblem(
        prompt,
        to.map(({ path }) => path),
      ) ??
      maxTokens.problem ??
      settingsProblem(to)
    );
  }

  function remove(key: string) {
    comparison.stop(liveAttempts(transcript, key).map(({ invocationId }) => invocationId));
    layout.remove(key);
  }

  function changeCount(count: number) {
    const gone = panes.slice(count).flatMap(({ key }) => liveAttempts(transcript, key));
    if (gone.length > 0) comparison.stop(gone.map(({ invocationId }) => invocationId));
    layout.setCount(count);
  }

  function duplicate(key: string) {
    const copy = layout.duplicate(key);
    if (!copy) return;
    settings.copy(key, copy);
    comparison.continueFrom(key, [copy]);
  }

  return {
    layout,
    panes,
    synced,
    comparison,
    repeat,
    settings,
    blind,
    guard,
    draft,
    setDraft,
    maxTokens: maxTokens.value,
    isBusy,
    isRestored,
    isStorageFull,
    hasText: panes.some(({ path }) => path.length > 0),
    send,
    problemOf,
    remove,
    changeCount,
    duplicate,
    stopEverything: () => (repeat.isRunning ? repeat.stop() : comparison.stopAll()),
    stopPane: (key: string) => comparison.stop(liveAttempts(transcript, key).map(({ invocationId }) => invocationId)),
  };
}

export type Playground = ReturnType<typeof usePlayground>;
export type PlaygroundPane = Playground["panes"][number];

/** Every one of them has a profile that answers with text. */
export function canAnswer(panes: PlaygroundPane[]): boolean {
  return panes.length > 0 && panes.every(({ profile }) => profile !== null && profile.noTextReason === null);
}
