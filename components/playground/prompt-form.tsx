"use client";

import { Square } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from "react";
import { AttachButton } from "@/components/playground/attachments/attach-button";
import { AttachedFiles } from "@/components/playground/attachments/attached-files";
import { takeFiles } from "@/components/playground/attachments/take-files";
import type { Attachments } from "@/components/playground/attachments/use-attachments";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { formatCount } from "@/lib/format";
import { maxPromptCharacters } from "@/lib/invocations/schema";

/** The count is shown from here on: before, it is noise. */
const countFrom = maxPromptCharacters * 0.8;

interface PromptFormProps {
  text: string;
  /** As typed. */
  maxTokens: string;
  /** How many panes take part. */
  panes: number;
  estimate: string;
  /** What is left to spend today. */
  budget: ReactNode;
  /** Why the draft cannot be sent. */
  problem: string | null;
  /** Why nothing can be sent right now. */
  notice: string | null;
  isBusy: boolean;
  onText: (text: string) => void;
  onMaxTokens: (maxTokens: string) => void;
  onSend: () => void;
  onStopAll: () => void;
  attachments: Attachments;
}

/** The one composer of all panes that are not detached. */
export function PromptForm(props: PromptFormProps) {
  const { text, panes, problem, notice, isBusy, attachments, onText } = props;
  const id = useId();
  const label = panes > 2 ? `Ask ${panes} profiles…` : panes === 2 ? "Ask both profiles…" : "Ask the profile…";
  const canSend = !isBusy && problem === null && notice === null && text.trim() !== "";

  function send(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (canSend) props.onSend();
  }

  function onKeyDown(event: KeyboardEvent) {
    // An input method confirms its candidate with Enter.
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  }

  return (
    <form
      aria-label="Prompt"
      onSubmit={send}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => takeFiles(event, event.dataTransfer, attachments)}
      className="shrink-0 rounded-card border border-line bg-surface has-[textarea:focus-visible]:border-ring"
    >
      <AttachedFiles files={attachments.files} onRemove={attachments.remove} />
      <textarea
        onPaste={(event) => takeFiles(event, event.clipboardData, attachments)}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
        dir="auto"
        rows={2}
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint ${id}-problem ${id}-cost`}
        placeholder={label}
        className="field-sizing-content block max-h-48 min-h-14 w-full resize-none bg-transparent px-3.5 pt-3 text-base outline-none sm:text-sm"
      />
      <p id={`${id}-problem`} role="alert" className="px-3.5 pt-1.5 text-danger text-xs empty:hidden">
        {problem}
      </p>
      <Controls {...props} id={id} canSend={canSend} />
    </form>
  );
}

function Controls(props: PromptFormProps & { id: string; canSend: boolean }) {
  const { id, text, panes, estimate, budget, notice, isBusy, attachments, onStopAll, canSend } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3.5 pt-1.5 pb-3">
      <AttachButton onFiles={attachments.add} />
      <MaxTokens value={props.maxTokens} onChange={props.onMaxTokens} />
      <p id={`${id}-hint`} className="hidden text-2xs text-muted-foreground lg:block">
        Enter to send, Shift+Enter new line, Esc stop
      </p>
      {text.length >= countFrom && (
        <p className="text-2xs text-muted-foreground tabular-nums">
          {formatCount(text.length)} of {formatCount(maxPromptCharacters)} characters
        </p>
      )}
      <div className="ml-auto flex flex-wrap items-center justify-end gap-x-3 gap-y-2">
        <div className="text-right text-2xs text-muted-foreground">
          <p id={`${id}-cost`} className={cn("empty:hidden", notice === null && "font-mono")}>
            {notice ?? estimate}
          </p>
          <p className="empty:hidden">{budget}</p>
        </div>
        {isBusy && (
          <Button onClick={onStopAll}>
            <Square aria-hidden />
            Stop all <Kbd>Esc</Kbd>
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={!canSend}>
          {panes > 2 ? `Send to all ${panes}` : panes === 2 ? "Send to both" : "Send"}
          <Kbd className="border-current/30 bg-transparent text-current">↵</Kbd>
        </Button>
      </div>
    </div>
  );
}

function MaxTokens({ value, onChange }: { value: string; onChange: (maxTokens: string) => void }) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-muted-foreground text-xs">
        Max tokens
      </label>
      <Input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        inputMode="numeric"
        placeholder="not sent"
        autoComplete="off"
        className="h-7 w-20 tabular-nums"
      />
    </div>
  );
}
