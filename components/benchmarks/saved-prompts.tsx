"use client";

import { Arrows } from "@/components/playground/arrows";
import { useLibrary } from "@/components/playground/library/use-library";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError, Input } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import type { Draft, DraftErrors } from "@/lib/benchmarks/draft";
import type { LibraryPrompt } from "@/lib/prompts/schema";
import { variablesOf } from "@/lib/prompts/variables";

type Chosen = Draft["saved"];

/** Prompts of the library, each in one of its versions, with its variables filled in; all of it is recorded with the run. */
export function SavedPrompts({
  draft,
  errors,
  onChange,
}: {
  draft: Draft;
  errors: DraftErrors;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { data, error, isPending, refetch } = useLibrary(true).list;
  if (isPending) return <Skeleton className="h-24" />;
  if (error) {
    return (
      <Callout tone="danger" actions={<Button onClick={() => void refetch()}>Retry</Button>}>
        The library could not be loaded: {error.message}
      </Callout>
    );
  }
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Saved prompts</legend>
      {data.length === 0 ? (
        <p className="text-muted-foreground">
          No prompt is kept yet. Write one in the Playground and save it under Prompts, or paste it here.
        </p>
      ) : (
        <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line">
          {data.map((prompt) => (
            <SavedPrompt
              key={prompt.id}
              prompt={prompt}
              chosen={draft.saved}
              onChange={(saved) => onChange({ saved })}
            />
          ))}
        </ul>
      )}
      {errors.promptsText && <FieldError>{errors.promptsText}</FieldError>}
    </fieldset>
  );
}

function SavedPrompt({
  prompt: { id, name, versions },
  chosen,
  onChange,
}: {
  prompt: LibraryPrompt;
  chosen: Chosen;
  onChange: (saved: Chosen) => void;
}) {
  const [newest] = versions;
  const own = chosen.find((one) => one.id === id);
  const shown = versions.find(({ version }) => version === own?.version) ?? newest;
  if (!shown) return null;
  const variables = variablesOf(shown.text);
  const others = chosen.filter((one) => one.id !== id);
  // Newest first in the list, oldest first to the person.
  const index = versions.length - 1 - versions.indexOf(shown);
  const choose = (next: number) => {
    const version = versions[versions.length - 1 - next]?.version;
    if (version !== undefined) onChange(chosen.map((one) => (one.id === id ? { ...one, version } : one)));
  };
  const fill = (variable: string, value: string) =>
    onChange(chosen.map((one) => (one.id === id ? { ...one, values: { ...one.values, [variable]: value } } : one)));
  return (
    <li className="px-3 py-2">
      <div className="flex flex-wrap items-center gap-2">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside */}
        <label className="flex items-center gap-2 font-medium">
          <Checkbox
            data-field="promptsText"
            checked={own !== undefined}
            onCheckedChange={(checked) =>
              onChange(checked === true ? [...others, { id, version: shown.version, values: {} }] : others)
            }
          />
          {name}
        </label>
        {own && <Arrows what="version" index={index} count={versions.length} onChange={choose} />}
      </div>
      <p dir="auto" className="mt-0.5 line-clamp-2 whitespace-pre-wrap break-words text-muted-foreground text-xs">
        {shown.text}
      </p>
      {own && variables.length > 0 && (
        <div className="mt-1.5 grid gap-2 sm:grid-cols-2">
          {variables.map((variable) => (
            <Field key={variable} label={variable}>
              {(control) => (
                <Input
                  {...control}
                  value={own.values[variable] ?? ""}
                  onChange={(event) => fill(variable, event.target.value)}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </li>
  );
}
