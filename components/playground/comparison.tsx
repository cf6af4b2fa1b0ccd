"use client";

import { EyeOff, History } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useAttachments } from "@/components/playground/attachments/use-attachments";
import { Blind } from "@/components/playground/blind";
import { estimateFor } from "@/components/playground/estimate-for";
import { FactorStrip } from "@/components/playground/factor-strip";
import { Insights } from "@/components/playground/insights";
import { LeaveDialog } from "@/components/playground/leave-dialog";
import { LibraryButton } from "@/components/playground/library/library-button";
import { PaneGrid } from "@/components/playground/pane-grid";
import { PaneSlot, paneLabel } from "@/components/playground/pane-slot";
import { toOptions } from "@/components/playground/profile-picker";
import { PromptForm } from "@/components/playground/prompt-form";
import { racersOf } from "@/components/playground/racers-of";
import { RepeatDialog } from "@/components/playground/repeat-dialog";
import { RepeatPanel } from "@/components/playground/repeat-panel";
import { SaveRun } from "@/components/playground/runs/save-run";
import { SettingsButton } from "@/components/playground/settings/settings-button";
import { Toolbar } from "@/components/playground/toolbar";
import { usePaneKeys } from "@/components/playground/use-pane-keys";
import { canAnswer, type Playground, usePlayground } from "@/components/playground/use-playground";
import { usePlaygroundKeys } from "@/components/playground/use-playground-keys";
import { useStopKey } from "@/components/playground/use-stop-key";
import { Button, buttonStyles } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { messagesFor } from "@/lib/playground/conversation";
import { differenceAmong, type PaneProfile } from "@/lib/playground/pane-profile";
import { repeatTimes } from "@/lib/playground/repeat";
import { describeEstimate, estimateCalls } from "@/lib/playground/send-estimate";
import { historyOf } from "@/lib/playground/transcript";
import { answerName, voteWords } from "@/lib/playground/vote";

/** The playground: one prompt, up to six profiles, their answers side by side. `problems` is what could not be listed. */
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
  const { layout, panes, comparison, repeat, guard, blind } = playground;
  const sight = useSight(playground);
  const [isRepeatOpen, setIsRepeatOpen] = useState(false);
  const repeatPrompt = repeatPromptOf(playground);
  const chosen = panes.flatMap(({ profile }) => (profile ? [profile] : []));
  const difference =
    chosen.length === panes.length
      ? differenceAmong(
          chosen,
          panes.findIndex(({ key }) => key === layout.baseKey),
        )
      : null;
  const racers = racersOf(panes);
  const options = toOptions(profiles);
  usePlaygroundKeys(playground, racers.length > 1);
  useStopKey(playground.isBusy, (key) =>
    key !== null && panes.some((pane) => pane.key === key && pane.isLive)
      ? playground.stopPane(key)
      : playground.stopEverything(),
  );
  return (
    <div className="flex h-full flex-col gap-3 p-3 md:px-5 md:py-4">
      <h1 className="sr-only">Playground</h1>
      <Toolbar
        panes={panes.length}
        order={layout.order}
        canRepeat={
          canAnswer(panes) &&
          !blind.isOn &&
          !playground.isBusy &&
          repeatPrompt !== "" &&
          playground.problemOf(repeatPrompt, []) === null
        }
        actions={blind.isOn ? null : <Actions playground={playground} />}
        canStartAnew={playground.hasText && !playground.isBusy}
        onPanes={playground.changeCount}
        onOrder={layout.setOrder}
        onRepeat={() => setIsRepeatOpen(true)}
        onNew={comparison.clear}
      />
      {problems}
      {playground.isStorageFull && <StorageFull />}
      {repeat.run && <RepeatPanel run={repeat.run} onStop={repeat.stop} onDismiss={repeat.dismiss} />}
      {difference && !blind.isOn && <FactorStrip difference={difference} />}
      {racers.length > 1 && !blind.isOn && (
        <Insights racers={racers} baseKey={layout.baseKey} view={layout.insight} onView={layout.setInsight} />
      )}
      <PaneGrid
        panes={panes.map(({ key, profile, path }, index) => ({
          key,
          name: blind.isOn ? answerName(index) : (profile?.name ?? "No profile"),
          newest: path.at(-1)?.attempt ?? null,
          content: (
            <PaneSlot
              playground={playground}
              index={index}
              options={options}
              isEnlarged={sight.isEnlarged}
              onEnlarge={sight.enlarge}
            />
          ),
        }))}
        shown={sight.shown}
        isEnlarged={sight.isEnlarged}
        onShow={sight.show}
        onShrink={sight.shrink}
      />
      <Blind playground={playground} racers={racers} />
      <SharedPrompt playground={playground} />
      <RepeatDialog
        open={isRepeatOpen}
        prompt={repeatPrompt}
        names={chosen.map((profile) => profile.name)}
        estimate={isRepeatOpen ? repeatEstimate(chosen, repeatPrompt, playground.maxTokens) : ""}
        onOpenChange={setIsRepeatOpen}
        onStart={() => repeat.start(repeatPrompt, playground.maxTokens, chosen)}
      />
      <LeaveDialog open={guard.isAsking} onStay={guard.stay} onLeave={guard.leave} />
    </div>
  );
}

function Actions({ playground }: { playground: Playground }) {
  const { panes, layout, comparison, settings, maxTokens, blind } = playground;
  const lastVote = blind.votes.at(-1);
  return (
    <>
      {panes.length > 1 && (
        <Button onClick={() => blind.start(panes.map(({ key }) => key))} disabled={playground.isBusy}>
          <EyeOff aria-hidden />
          Blind
        </Button>
      )}
      <SettingsButton
        settings={settings}
        panes={panes.map(({ key, profile }, index) => ({ key, profile, label: paneLabel(index, panes.length) }))}
        sharedMaxTokens={maxTokens}
      />
      <LibraryButton
        draft={playground.draft.text}
        onUse={(text) => playground.setDraft({ ...playground.draft, text })}
      />
      <SaveRun
        suggestedTitle={repeatPromptOf(playground).slice(0, 80)}
        isDisabled={!playground.hasText || playground.isBusy}
        contentOf={() => ({
          version: 1,
          panes: panes.map(({ key, profile }) => ({ key, profile })),
          base: Math.max(
            0,
            panes.findIndex(({ key }) => key === layout.baseKey),
          ),
          order: layout.order,
          vote: lastVote ? voteWords(lastVote).replace(/\.$/, "") : null,
          transcript: Object.fromEntries(panes.map(({ key }) => [key, historyOf(comparison.transcript, key)])),
        })}
      />
      <Link href="/playground/runs" className={buttonStyles()}>
        <History aria-hidden />
        Runs
      </Link>
    </>
  );
}

/** Which pane is in sight where only one is: on a phone, or when one is enlarged. */
function useSight({ panes }: Playground) {
  const [wanted, setWanted] = useState<string | null>(null);
  const [isWide, setIsWide] = useState(false);
  const shown = panes.find(({ key }) => key === wanted)?.key ?? panes[0]?.key ?? "";
  const keys = panes.map(({ key }) => key);
  usePaneKeys(keys, setWanted);
  return {
    shown,
    isEnlarged: isWide && panes.length > 1,
    show: setWanted,
    enlarge: (key: string) => {
      setWanted(key);
      setIsWide(true);
    },
    shrink: () => setIsWide(false),
  };
}

function SharedPrompt({ playground }: { playground: Playground }) {
  const { panes, draft, setDraft, repeat, problemOf, send } = playground;
  // With one pane there is nothing to be detached from.
  const synced = panes.length === 1 ? panes : playground.synced;
  const prompt = draft.text.trim();
  const attachments = useAttachments();
  const problem = problemOf(prompt, synced) ?? attachments.problem;
  const isBusy = synced.some(({ isLive }) => isLive) || repeat.isRunning;
  return (
    <PromptForm
      draft={draft}
      panes={synced.length}
      estimate={
        prompt !== "" && !isBusy && problem === null
          ? estimateFor(playground, synced, prompt, { attachments: attachments.ready })
          : ""
      }
      problem={problem}
      notice={attachments.isUploading ? "A file is still being uploaded" : noticeOf(synced, repeat.isRunning)}
      attachments={attachments}
      isBusy={isBusy}
      onChange={setDraft}
      onSend={() => {
        send(prompt, synced, attachments.ready.length > 0 ? { attachments: attachments.ready } : {});
        setDraft({ ...draft, text: "" });
        attachments.clear();
      }}
      onStopAll={playground.stopEverything}
    />
  );
}

function noticeOf(synced: Playground["panes"], isRepeating: boolean): string | null {
  if (isRepeating) return "A repeat is running: its times would suffer";
  if (synced.length === 0) return "Every pane has its own prompt: share one again to use this";
  return canAnswer(synced) ? null : "Choose a profile that answers with text in every pane";
}

/** What a repeat sends: the draft, else the prompt sent last. */
function repeatPromptOf({ draft, panes }: Playground): string {
  return draft.text.trim() || (panes.map(({ path }) => path.at(-1)?.turn.prompt).find(Boolean) ?? "");
}

function repeatEstimate(chosen: PaneProfile[], prompt: string, maxTokens: number | null): string {
  const messages = messagesFor([], prompt);
  const calls = chosen.map((profile) => ({ profile, messages, times: repeatTimes }));
  return describeEstimate(estimateCalls(calls, maxTokens), `for all ${chosen.length * repeatTimes} calls`);
}

function StorageFull() {
  return (
    <Callout tone="warning" title="This tab can keep no more">
      The browser's storage for this tab is full or switched off: a reload would lose the newest part of the
      conversation. Start a new conversation to make room.
    </Callout>
  );
}
