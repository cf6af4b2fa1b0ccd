"use client";

import { useState } from "react";
import { Field, Textarea } from "@/components/ui/field";

/** A list of words, one a line or separated by commas; the same word counts once. */
export function WordsInput({
  label,
  words,
  onChange,
  hint,
  placeholder,
}: {
  label: string;
  words: string[];
  onChange: (words: string[]) => void;
  hint: string;
  placeholder: string;
}) {
  const [typed, setTyped] = useState<string>();
  // What is being typed wins as long as it says the same: a trailing comma or line break must not vanish under the cursor.
  const text = typed !== undefined && sameWords(toWords(typed), words) ? typed : words.join("\n");
  return (
    <Field label={label} required hint={hint}>
      {(wiring) => (
        <Textarea
          {...wiring}
          rows={4}
          value={text}
          placeholder={placeholder}
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(toWords(event.target.value));
          }}
        />
      )}
    </Field>
  );
}

function toWords(text: string): string[] {
  const words = text.split(/[\n,;\t]+/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}

function sameWords(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}
