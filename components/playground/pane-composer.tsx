"use client";

import { type FormEvent, type KeyboardEvent, useId } from "react";
import { AttachButton } from "@/components/playground/attachments/attach-button";
import { AttachedFiles } from "@/components/playground/attachments/attached-files";
import { takeFiles } from "@/components/playground/attachments/take-files";
import type { Attachments } from "@/components/playground/attachments/use-attachments";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** The prompt of a detached pane. */
export function PaneComposer({
  label,
  text,
  estimate,
  problem,
  canSend,
  attachments,
  onChange,
  onSend,
}: {
  label: string;
  text: string;
  estimate: string;
  problem: string | null;
  canSend: boolean;
  attachments: Attachments;
  onChange: (text: string) => void;
  onSend: () => void;
}) {
  const id = useId();

  function send(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (canSend) onSend();
  }

  return (
    <form
      aria-label={`Prompt of the ${label}`}
      onSubmit={send}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => takeFiles(event, event.dataTransfer, attachments)}
      className="shrink-0 space-y-1.5 border-line border-t p-2"
    >
      <AttachedFiles files={attachments.files} onRemove={attachments.remove} />
      <textarea
        onPaste={(event) => takeFiles(event, event.clipboardData, attachments)}
        value={text}
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
        }}
        rows={2}
        aria-label={`Ask only the ${label}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
        placeholder="Ask only this profile…"
        className="field-sizing-content block max-h-36 min-h-12 w-full resize-none rounded-md bg-transparent px-1.5 py-1 text-base focus-visible:outline-offset-[-2px] sm:text-sm"
      />
      <div className="flex items-center gap-2">
        <AttachButton label={`Attach images or documents for the ${label}`} onFiles={attachments.add} />
        <p
          id={`${id}-note`}
          className={cn("min-w-0 flex-1", problem ? "text-danger text-xs" : "font-mono text-2xs text-muted-foreground")}
        >
          {problem ?? estimate}
        </p>
        <Button type="submit" size="sm" disabled={!canSend}>
          Send here
        </Button>
      </div>
    </form>
  );
}
