"use client";

import { useAttachments } from "@/components/playground/attachments/use-attachments";
import { estimateFor } from "@/components/playground/estimate-for";
import { PaneComposer } from "@/components/playground/pane-composer";
import { canAnswer, type Playground, type PlaygroundPane } from "@/components/playground/use-playground";

/** The composer of a pane that is detached from the shared prompt. */
export function OwnPrompt({
  playground,
  pane,
  label,
}: {
  playground: Playground;
  pane: PlaygroundPane;
  label: string;
}) {
  const { draft, setDraft, problemOf, send, repeat, blind } = playground;
  const text = draft.own[pane.key] ?? "";
  const prompt = text.trim();
  const setText = (next: string) => setDraft({ ...draft, own: { ...draft.own, [pane.key]: next } });
  const attachments = useAttachments(pane.profile ? [{ ...pane.profile, ...(blind.isOn && { name: label }) }] : []);
  const problem = (prompt === "" ? null : problemOf(prompt, [pane])) ?? attachments.problem;
  const canSend =
    prompt !== "" &&
    problem === null &&
    !attachments.isUploading &&
    canAnswer([pane]) &&
    !pane.isLive &&
    !repeat.isRunning;
  return (
    <PaneComposer
      label={label}
      text={text}
      estimate={canSend ? estimateFor(playground, [pane], prompt, { attachments: attachments.ready }) : ""}
      problem={problem}
      canSend={canSend}
      attachments={attachments}
      onChange={setText}
      onSend={() => {
        send(prompt, [pane], attachments.ready.length > 0 ? { attachments: attachments.ready } : {});
        setText("");
        attachments.clear();
      }}
    />
  );
}
