"use client";

import { useState } from "react";
import type { Library } from "@/components/playground/library/use-library";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";

/** Keeps what stands in the composer under a name; a name that is there gets another version. */
export function SavePrompt({ text, library }: { text: string; library: Library }) {
  const [name, setName] = useState("");
  const { save, list } = library;
  if (text.trim() === "") return null;
  const isThere = list.data?.some((prompt) => prompt.name === name.trim()) ?? false;
  return (
    <form
      className="mt-4 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate([{ name, text }], { onSuccess: () => setName("") });
      }}
    >
      <Field
        label="Keep the prompt in the composer as"
        className="flex-1"
        error={save.error?.message}
        hint={isThere ? "This name is there: it gets another version." : undefined}
      >
        {(control) => (
          <Input {...control} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Button type="submit" disabled={name.trim() === "" || save.isPending}>
        {isThere ? "Save version" : "Save prompt"}
      </Button>
    </form>
  );
}
