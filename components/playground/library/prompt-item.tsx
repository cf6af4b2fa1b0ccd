"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Arrows } from "@/components/playground/arrows";
import type { Library } from "@/components/playground/library/use-library";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { formatDateTime } from "@/lib/format";
import type { LibraryPrompt } from "@/lib/prompts/schema";
import { fillVariables, variablesOf } from "@/lib/prompts/variables";

/** One prompt: its versions, its variables, and the way into the composer. */
export function PromptItem({
  prompt,
  library,
  onUse,
}: {
  prompt: LibraryPrompt;
  library: Library;
  onUse: (text: string) => void;
}) {
  const [index, setIndex] = useState(0);
  const [values, setValues] = useState<Record<string, string>>({});
  const [isAsking, setIsAsking] = useState(false);
  // Newest first in the list, oldest first to the person.
  const shown = prompt.versions[index] ?? prompt.versions[0];
  if (!shown) return null;
  const variables = variablesOf(shown.text);
  const isFilled = variables.every((name) => (values[name] ?? "") !== "");
  return (
    <li className="rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium">{prompt.name}</h3>
        <Arrows
          what="version"
          index={prompt.versions.length - 1 - index}
          count={prompt.versions.length}
          onChange={(next) => setIndex(prompt.versions.length - 1 - next)}
        />
        <span className="text-2xs text-muted-foreground">
          {formatDateTime(new Date(shown.savedAt))}, {shown.savedBy}
        </span>
        <div className="ml-auto flex gap-1">
          <Button size="sm" disabled={!isFilled} onClick={() => onUse(fillVariables(shown.text, values))}>
            Use
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label={`Delete ${prompt.name}`} onClick={() => setIsAsking(true)}>
            <Trash2 aria-hidden />
          </Button>
        </div>
      </div>
      <p dir="auto" className="mt-1.5 line-clamp-3 whitespace-pre-wrap break-words text-muted-foreground text-xs">
        {shown.text}
      </p>
      {variables.length > 0 && (
        <div className="mt-2 grid gap-2 sm:grid-cols-2">
          {variables.map((name) => (
            <Field key={name} label={name}>
              {(control) => (
                <Input
                  {...control}
                  value={values[name] ?? ""}
                  onChange={(event) => setValues({ ...values, [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
      {isAsking && (
        <p role="alert" className="mt-2 flex flex-wrap items-center gap-2 text-xs">
          Delete it with all its versions?
          <Button
            size="sm"
            variant="danger"
            disabled={library.remove.isPending}
            onClick={() => library.remove.mutate(prompt.id)}
          >
            Delete
          </Button>
          <Button size="sm" onClick={() => setIsAsking(false)}>
            Keep it
          </Button>
          {library.remove.error && <span className="text-danger">{library.remove.error.message}</span>}
        </p>
      )}
    </li>
  );
}
