"use client";

import { type ReactNode, useState } from "react";
import { LeaveDialog } from "@/components/playground/leave-dialog";
import { PaneGrid } from "@/components/playground/pane-grid";
import { PaneSlot } from "@/components/playground/pane-slot";
import { toOptions } from "@/components/playground/profile-picker";
import { PromptForm } from "@/components/playground/prompt-form";
import { RepeatDialog } from "@/components/playground/repeat-dialog";
import { RepeatPanel } from "@/components/playground/repeat-panel";
import { Toolbar } from "@/components/playground/toolbar";
import { type Playground, usePlayground } from "@/components/playground/use-playground";
import { Callout } from "@/components/ui/callout";
import { messagesFor } from "@/lib/playground/conversation";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { repeatTimes } from "@/lib/playground/repeat";
import { describeEstimate, estimateCalls } from "@/lib/playground/send-estimate";
import { lastTurn } from "@/lib/playground/transcript";

/** The playground: one prompt, one or two profiles, their answers side by side. `problems` is what could not be listed. */
export function Comparison({
  profiles,
  defaultIds,
  problems,
}: {
  profiles: PaneProfile[];
  defaultIds: string[];
  problems: ReactNode;
}) {
  const playground = usePlayground(profiles, defaultIds);
  const { panes, comparison, repeat, guard, isBusy } = playground;
  const [isRepeatOpen, setIsRepeatOpen] = useState(false);
  const options = toOptions(profiles);
  return (
    <div className="flex h-full flex-col gap-3 p-3 md:px-5 md:py-4">
      <h1 className="sr-only">Playground</h1>
      <Toolbar
        profiles={panes.all.map(({ profile }) => profile)}
        canRepeat={playground.isComplete && !isBusy && playground.repeatPrompt !== "" && playground.problem === null}
        canStartAnew={playground.hasText && !isBusy}
        onPanes={playground.changeCount}
        onRepeat={() => setIsRepeatOpen(true)}
        onNew={comparison.clear}
      />
      {problems}
      {playground.isStorageFull && <StorageFull />}
      {repeat.run && <RepeatPanel run={repeat.run} onStop={repeat.stop} onDismiss={repeat.dismiss} />}
      <PaneGrid
        panes={panes.all.map(({ profile }, pane) => ({
          name: profile?.name ?? "No profile",
          newest: lastTurn(comparison.transcript, pane)?.attempt ?? null,
          content: <PaneSlot playground={playground} pane={pane} options={options} />,
        }))}
      />
      <PromptForm
        draft={playground.draft}
        panes={panes.all.length}
        estimate={sendEstimate(playground)}
        problem={playground.problem}
        notice={noticeOf(playground)}
        isBusy={isBusy}
        onChange={playground.setDraft}
        onSend={playground.send}
        onStopAll={playground.stopEverything}
      />
      <RepeatDialog
        open={isRepeatOpen}
        prompt={playground.repeatPrompt}
        names={playground.chosen.map((profile) => profile.name)}
        estimate={isRepeatOpen ? repeatEstimate(playground) : ""}
        onOpenChange={setIsRepeatOpen}
        onStart={() => repeat.start(playground.repeatPrompt, playground.maxTokens, playground.chosen)}
      />
      <LeaveDialog open={guard.isAsking} onStay={guard.stay} onLeave={guard.leave} />
    </div>
  );
}

function StorageFull() {
  return (
    <Callout tone="warning" title="This tab can keep no more">
      The browser's storage for this tab is full or switched off: a reload would lose the newest part of the
      conversation. Start a new conversation to make room.
    </Callout>
  );
}

function sendEstimate({ chosen, histories, prompt, problem, maxTokens, isBusy, panes }: Playground): string {
  if (prompt === "" || isBusy || problem !== null) return "";
  const calls = chosen.map((profile, pane) => ({
    profile,
    messages: messagesFor(histories[pane] ?? [], prompt),
    times: 1,
  }));
  return describeEstimate(estimateCalls(calls, maxTokens), panes.all.length > 1 ? "for both" : "").trim();
}

function repeatEstimate({ chosen, repeatPrompt, maxTokens }: Playground): string {
  const messages = messagesFor([], repeatPrompt);
  const calls = chosen.map((profile) => ({ profile, messages, times: repeatTimes }));
  return describeEstimate(estimateCalls(calls, maxTokens), `for all ${chosen.length * repeatTimes} calls`);
}

function noticeOf({ repeat, isComplete }: Playground): string | null {
  if (repeat.isRunning) return "A repeat is running: its times would suffer";
  return isComplete ? null : "Choose a profile that answers with text in every pane";
}
