"use client";

import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { exampleCsv } from "@/lib/profiles/bulk-rows";
import type { CreateSource } from "@/lib/profiles/sources";

/** A thousand rows are far below this; what is larger is another file. */
const maxFileBytes = 2_000_000;

/** A list pasted, or read from a file. */
export function CsvInput({
  text,
  onChange,
  sources,
  required,
}: {
  text: string;
  onChange: (text: string) => void;
  sources: CreateSource[];
  required: string[];
}) {
  const input = useRef<HTMLInputElement>(null);
  const [fileProblem, setFileProblem] = useState<string>();
  const example = sources.find((source) => source.unavailableReason === null && !source.isLegacy);

  async function read(file: File | undefined) {
    if (!file) return;
    if (file.size > maxFileBytes)
      return setFileProblem(`${file.name} is larger than 2 MB: this is no list of a thousand rows.`);
    setFileProblem(undefined);
    onChange(await file.text());
  }

  return (
    <div className="space-y-2">
      <Field
        label="List"
        error={fileProblem}
        hint="A header line, then one profile a line: source (ID or ARN), name and description if wanted, and a column for each tag. Commas, semicolons or tabs."
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            rows={8}
            spellCheck={false}
            className="font-mono sm:text-xs"
            placeholder={example && exampleCsv(example.id, required)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => input.current?.click()}>
          <Upload aria-hidden />
          Open a file
        </Button>
        {example && text === "" && (
          <Button size="sm" onClick={() => onChange(exampleCsv(example.id, required))}>
            Start from an example
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label="File with the list"
          className="hidden"
          onChange={(event) => {
            void read(event.target.files?.[0]);
            event.target.value = ""; // so that the same file can be opened again after it was corrected
          }}
        />
      </div>
    </div>
  );
}
