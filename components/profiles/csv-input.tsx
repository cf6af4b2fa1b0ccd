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
  regions,
}: {
  text: string;
  onChange: (text: string) => void;
  sources: CreateSource[];
  required: string[];
  regions: string[];
}) {
  const input = useRef<HTMLInputElement>(null);
  const [fileProblem, setFileProblem] = useState<string>();
  const source = sources.find(({ unavailableReason, isLegacy }) => unavailableReason === null && !isLegacy);
  const example = source && exampleCsv(source, { required, regions });

  async function read(file: File | undefined) {
    if (!file) return;
    if (file.size > maxFileBytes)
      return setFileProblem(`${file.name} is larger than 2 MB: this is no list of a thousand rows.`);
    setFileProblem(undefined);
    onChange(decode(await file.arrayBuffer()));
  }

  return (
    <div className="space-y-2">
      <Field
        label="List"
        error={fileProblem}
        hint={`A header line, then one profile a line: source (ID or ARN), ${regions.length > 1 ? "region, " : ""}name and description if wanted, and a column for each tag. Commas, semicolons or tabs.`}
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            rows={8}
            spellCheck={false}
            className="font-mono sm:text-xs"
            placeholder={example}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => input.current?.click()}>
          <Upload aria-hidden />
          Open a file
        </Button>
        {example && text === "" && (
          <Button size="sm" onClick={() => onChange(example)}>
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

/** Spreadsheets save "Unicode text" as UTF-16, and say so in the first two bytes. */
function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}
