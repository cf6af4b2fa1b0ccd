"use client";

import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { loadConversation, loadDraft, loadNewestConversation } from "@/components/playground/conversation-store";
import { ExamplePrompts } from "@/components/playground/example-prompts";
import { LeaveDialog } from "@/components/playground/leave-dialog";
import { Pane } from "@/components/playground/pane";
import { PaneGrid } from "@/components/playground/pane-grid";
import { ProfilePicker, toOptions } from "@/components/playground/profile-picker";
import { PromptForm } from "@/components/playground/prompt-form";
import { RepeatDialog } from "@/components/playground/repeat-dialog";
import { RepeatPanel } from "@/components/playground/repeat-panel";
import { Toolbar } from "@/components/playground/toolbar";
import { useComparison } from "@/components/playground/use-comparison";
import { useLeaveGuard } from "@/components/playground/use-leave-guard";
import { usePanes } from "@/components/playground/use-panes";
import { useRepeat } from "@/components/playground/use-repeat";
import { useSavedConversation } from "@/components/playground/use-saved-conversation";
import { useStopKey } from "@/components/playground/use-stop-key";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import { messagesFor, promptProblem } from "@/lib/playground/conversation";
import { parseMaxTokens } from "@/lib/playground/max-tokens";
import { differenceOf, type PaneProfile } from "@/lib/playground/pane-profile";
import { repeatTimes } from "@/lib/playground/repeat";
import { describeEstimate, estimateCalls } from "@/lib/playground/send-estimate";
import { emptyDraft, type StoredDraft } from "@/lib/playground/stored";
import { lastTurn } from "@/lib/playground/transcript";

const paneLabels = ["Left pane", "Right pane"];

/** The playground: one prompt, one or two profiles, their answers side by side. */
export function Comparison({
  profiles,
  defaultIds,
  problems,
}: {
  profiles: PaneProfile[];
  defaultIds: string[];
  problems: ReactNode;
}) {
  const { paneIds, panes, isFromUrl, adopt, choose, setCount } = usePanes(profiles, defaultIds);
  const { transcript, isLive, send, retry, stop, stopAll, clear, restore } = useComparison();
  const repeat = useRepeat();
  const [draft, setDraft] = useState<StoredDraft>(emptyDraft);
  const [isRestored, setIsRestored] = useState(false);
  const [isRepeatOpen, setIsRepeatOpen] = useState(false);

  const onMount = useEffectEvent(() => {
    const stored = isFromUrl ? loadConversation(paneIds) : loadNewestConversation();
    if (stored) restore(stored.transcript);
    if (!isFromUrl) adopt(stored?.paneIds ?? paneIds);
    setDraft((typed) => (typed.text === "" ? (loadDraft() ?? typed) : typed));
    setIsRestored(true);
  });
  useEffect(() => onMount(), []);
  const isStorageFull = useSavedConversation(isRestored, paneIds, transcript, draft);

  const isBusy = isLive || repeat.isRunning;
  const guard = useLeaveGuard(isBusy);
  const stopEverything = () => (repeat.isRunning ? repeat.stop() : stopAll());
  useStopKey(isBusy, stopEverything);

  const chosen = panes.flatMap(({ profile }) => (profile ? [profile] : []));
  const isComplete = chosen.length === panes.length && chosen.every((profile) => profile.noTextReason === null);
  const prompt = draft.text.trim();
  const histories = panes.map((_, pane) => transcript[pane] ?? []);
  const maxTokens = parseMaxTokens(draft.maxTokens);
  const problem = promptProblem(prompt, histories) ?? maxTokens.problem;
  const hasText = histories.some((turns) => turns.length > 0);
  const repeatPrompt = prompt || (lastTurn(transcript, 0)?.prompt ?? lastTurn(transcript, 1)?.prompt ?? "");
  const all = panes.length > 1 ? "for both" : "";

  const sendEstimate = () => {
    const calls = chosen.map((profile, pane) => {
      const messages = messagesFor(histories[pane] ?? [], prompt);
      return { profile, messages, times: 1 };
    });
    return describeEstimate(estimateCalls(calls, maxTokens.value), all).trim();
  };
  const repeatEstimate = () => {
    const messages = messagesFor([], repeatPrompt);
    const calls = chosen.map((profile) => ({ profile, messages, times: repeatTimes }));
    return describeEstimate(estimateCalls(calls, maxTokens.value), `for all ${chosen.length * repeatTimes} calls`);
  };

  function sendDraft() {
    send(prompt, maxTokens.value, chosen);
    setDraft({ ...draft, text: "" });
  }

  function changeCount(count: number) {
    const hidden = count === 1 ? lastTurn(transcript, 1)?.attempt : null;
    if (hidden) stop([hidden.invocationId]);
    setCount(count, lastTurn(transcript, 1)?.attempt.profile.profileId ?? null);
  }

  const options = toOptions(profiles);
  const [left, right] = panes;
  return (
    <div className="flex h-full flex-col gap-3 p-3 md:px-5 md:py-4">
      <h1 className="sr-only">Playground</h1>
      <Toolbar
        panes={panes.length}
        difference={left?.profile && right?.profile ? differenceOf(left.profile, right.profile) : null}
        canRepeat={isComplete && !isBusy && repeatPrompt !== "" && problem === null}
        hasText={hasText && !isBusy}
        onPanes={changeCount}
        onRepeat={() => setIsRepeatOpen(true)}
        onNew={clear}
      />
      {problems}
      {isStorageFull && (
        <Callout tone="warning" title="This tab can keep no more">
          The browser's storage for this tab is full or switched off: after a reload the newest part of the conversation
          would be missing. Start a new conversation to make room.
        </Callout>
      )}
      {repeat.run && <RepeatPanel run={repeat.run} onStop={repeat.stop} onDismiss={repeat.dismiss} />}
      <PaneGrid
        panes={panes.map(({ profileId, profile }, pane) => ({
          name: profile?.name ?? paneLabels[pane] ?? "",
          newest: lastTurn(transcript, pane)?.attempt ?? null,
          content: (
            <Pane
              label={panes.length === 1 ? "Pane" : (paneLabels[pane] ?? "")}
              profile={profile}
              picker={
                <ProfilePicker
                  label={panes.length === 1 ? "Profile" : `Profile of the ${(paneLabels[pane] ?? "").toLowerCase()}`}
                  profileId={profileId}
                  profile={profile}
                  options={options}
                  onChange={(next) => choose(pane, next)}
                />
              }
              turns={transcript[pane] ?? []}
              rivals={panes.length === 1 ? [] : (transcript[1 - pane] ?? [])}
              empty={
                !isRestored ? (
                  <Skeleton className="h-24" />
                ) : pane === 0 ? (
                  <ExamplePrompts onChoose={(text) => setDraft({ ...draft, text })} />
                ) : (
                  <p className="py-6 text-center text-muted-foreground">
                    The second answer to each prompt appears here.
                  </p>
                )
              }
              onStop={(attempt) => stop([attempt.invocationId])}
              onRetry={profile && !repeat.isRunning ? (turn) => retry(pane, turn, profile) : null}
            />
          ),
        }))}
      />
      <PromptForm
        draft={draft}
        panes={panes.length}
        estimate={prompt === "" || isBusy ? "" : sendEstimate()}
        problem={problem}
        notice={noticeOf(isComplete, repeat.isRunning)}
        isBusy={isBusy}
        onChange={setDraft}
        onSend={sendDraft}
        onStopAll={stopEverything}
      />
      <RepeatDialog
        open={isRepeatOpen}
        prompt={repeatPrompt}
        names={chosen.map((profile) => profile.name)}
        estimate={isRepeatOpen ? repeatEstimate() : ""}
        onOpenChange={setIsRepeatOpen}
        onStart={() => repeat.start(repeatPrompt, maxTokens.value, chosen)}
      />
      <LeaveDialog open={guard.isAsking} onStay={guard.stay} onLeave={guard.leave} />
    </div>
  );
}

function noticeOf(isComplete: boolean, isRepeating: boolean): string | null {
  if (isRepeating) return "A repeat is running: its times would suffer";
  return isComplete ? null : "Choose a profile that answers with text in every pane";
}
