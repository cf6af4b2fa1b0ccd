"use client";

import { useAttachments } from "@/components/playground/attachments/use-attachments";
import { BudgetNote } from "@/components/playground/budget-note";
import { estimateFor } from "@/components/playground/estimate-for";
import { PromptForm } from "@/components/playground/prompt-form";
import { canAnswer, type Playground } from "@/components/playground/use-playground";

/** The composer of all panes that are not detached. */
export function SharedPrompt({ playground }: { playground: Playground }) {
  const { panes, layout, draft, setDraft, repeat, problemOf, send } = playground;
  // With one pane there is nothing to be detached from.
  const synced = panes.length === 1 ? panes : playground.synced;
  const prompt = draft.text.trim();
  const models = synced.flatMap(({ profile }) => (profile ? [profile] : []));
  const attachments = useAttachments(models);
  const problem = problemOf(prompt, synced) ?? attachments.problem;
  const isBusy = synced.some(({ isLive }) => isLive) || repeat.isRunning;
  return (
    <PromptForm
      text={draft.text}
      maxTokens={layout.maxTokens}
      panes={synced.length}
      estimate={
        prompt !== "" && !isBusy && problem === null
          ? estimateFor(playground, synced, prompt, { attachments: attachments.ready })
          : ""
      }
      problem={problem}
      budget={<BudgetNote profileIds={models.map(({ profileId }) => profileId)} isBusy={playground.isBusy} />}
      notice={attachments.isUploading ? "A file is still being uploaded" : noticeOf(synced, repeat.isRunning)}
      attachments={attachments}
      isBusy={isBusy}
      onText={(text) => setDraft({ ...draft, text })}
      onMaxTokens={layout.setMaxTokens}
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
