"use client";

import { type FormEvent, type KeyboardEvent, useId } from "react";
import { Button } from "@/components/ui/button";

/** The prompt of a detached pane. */
export function PaneComposer({
  label,
  text,
  estimate,
  problem,
  canSend,
  onChange,
  onSend,
}: {
  label: string;
  text: string;
  estimate: string;
  problem: string | null;
  canSend: boolean;
  onChange: (text: string) => void;
  onSend: () => void;
}) {
  const id = useId();

  function send(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (canSend) onSend();
  }

  return (
    <form aria-label={`Prompt of the ${label}`} onSubmit={send} className="shrink-0 border-line border-t p-2">
      <textarea
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
        className="field-sizing-content block max-h-36 min-h-12 w-full resize-none rounded-md bg-transparent px-1.5 py-1 text-base sm:text-sm"
      />
      <div className="flex items-center justify-between gap-2">
        <p id={`${id}-note`} className={problem ? "text-danger text-xs" : "font-mono text-2xs text-muted-foreground"}>
          {problem ?? estimate}
        </p>
        <Button type="submit" size="sm" disabled={!canSend}>
          Send here
        </Button>
      </div>
    </form>
  );
}
