"use client";

import { Pencil } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Arrows } from "@/components/playground/arrows";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/field";
import { maxPromptCharacters } from "@/lib/invocations/schema";

/** What the person asked, its other wordings, and a way to word it anew: that makes a branch, nothing is lost. */
export function PromptBubble({
  prompt,
  branch,
  branches,
  sharedWith,
  canEdit,
  onBranch,
  onEdit,
}: {
  prompt: string;
  branch: number;
  branches: number;
  /** How many panes show this very prompt. */
  sharedWith: number;
  canEdit: boolean;
  onBranch: (index: number) => void;
  onEdit: (prompt: string, everywhere: boolean) => void;
}) {
  const [isEditing, setIsEditing] = useState(false);
  return (
    <div className="group/prompt">
      <div className="mb-1 flex h-6 items-center gap-1">
        <p className="font-medium text-2xs text-muted-foreground">You</p>
        <Arrows what="wording" index={branch} count={branches} onChange={onBranch} />
        {canEdit && !isEditing && (
          <Button
            variant="ghost"
            size="icon-sm"
            className="size-6 focus-visible:opacity-100 group-hover/prompt:opacity-100 md:opacity-0"
            aria-label="Edit this prompt and branch"
            onClick={() => setIsEditing(true)}
          >
            <Pencil aria-hidden />
          </Button>
        )}
      </div>
      {isEditing ? (
        <EditForm
          prompt={prompt}
          sharedWith={sharedWith}
          onCancel={() => setIsEditing(false)}
          onSend={(text, everywhere) => {
            setIsEditing(false);
            onEdit(text, everywhere);
          }}
        />
      ) : (
        <div
          dir="auto"
          className="w-fit max-w-full whitespace-pre-wrap break-words rounded-card bg-muted px-3 py-2 text-start"
        >
          {prompt}
        </div>
      )}
    </div>
  );
}

function EditForm({
  prompt,
  sharedWith,
  onCancel,
  onSend,
}: {
  prompt: string;
  sharedWith: number;
  onCancel: () => void;
  onSend: (text: string, everywhere: boolean) => void;
}) {
  const [text, setText] = useState(prompt);
  const id = useId();
  const isShared = sharedWith > 1;
  const problem =
    text.length > maxPromptCharacters ? `At most ${maxPromptCharacters.toLocaleString("en")} characters.` : null;
  const canSend = text.trim() !== "" && problem === null;

  function send(event: FormEvent | KeyboardEvent, everywhere: boolean) {
    event.preventDefault();
    if (canSend) onSend(text.trim(), everywhere);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) send(event, isShared);
    if (event.key === "Escape") {
      event.preventDefault();
      onCancel();
    }
  }

  return (
    <form aria-label="Edit prompt" onSubmit={(event) => send(event, isShared)} className="space-y-2">
      <Textarea
        autoFocus
        dir="auto"
        aria-label="New wording"
        aria-describedby={`${id}-note`}
        aria-invalid={problem ? true : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-60"
      />
      <p id={`${id}-note`} className="text-2xs text-muted-foreground">
        {problem ?? "Makes a branch beside this one; what follows here stays, behind the arrows. Sending is billed."}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" type="submit" disabled={!canSend}>
          {isShared ? `Send to all ${sharedWith} panes` : "Send"}
        </Button>
        {isShared && (
          <Button size="sm" disabled={!canSend} onClick={(event) => send(event, false)}>
            Send here only
          </Button>
        )}
        <Button size="sm" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
