"use client";

import { Upload } from "lucide-react";
import { useRef } from "react";
import { NumberField } from "@/components/benchmarks/number-field";
import { SavedPrompts } from "@/components/benchmarks/saved-prompts";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, Textarea } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { Draft, DraftErrors } from "@/lib/benchmarks/draft";
import { parsePrompts } from "@/lib/benchmarks/parse-prompts";
import { plural } from "@/lib/format";

const kinds = [
  { value: "prompts" as const, label: "Prompts" },
  { value: "saved" as const, label: "Saved prompts" },
  { value: "synthetic" as const, label: "Synthetic" },
];

/** What is sent: prompts of one's own, or words of given sizes. */
export function WorkloadFields({
  draft,
  errors,
  onChange,
}: {
  draft: Draft;
  errors: DraftErrors;
  onChange: (part: Partial<Draft>) => void;
}) {
  const common = { draft, errors, onChange };
  return (
    <Card>
      <CardHeader
        title="2. Workload"
        description="Prompts take turns; every arm gets the same ones."
        actions={
          <Segmented
            label="Workload"
            value={draft.workload}
            options={kinds}
            onChange={(workload) => onChange({ workload })}
          />
        }
      />
      <CardBody className="space-y-3">
        {draft.workload !== "synthetic" ? (
          <>
            {draft.workload === "saved" ? <SavedPrompts {...common} /> : <Prompts {...common} />}
            <NumberField
              {...common}
              name="maxTokens"
              label="Max tokens"
              hint="The longest answer; what each call reserves of the quota."
            />
          </>
        ) : (
          <div className="grid gap-3 sm:grid-cols-2">
            <NumberField {...common} name="inputTokens" label="Input tokens" hint="Sizes separated by commas, about." />
            <NumberField
              {...common}
              name="outputTokens"
              label="Output tokens"
              hint="Each input size is measured with each of these."
            />
          </div>
        )}
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside */}
        <label className="flex items-start gap-2">
          <Checkbox
            checked={draft.cacheBusting}
            onCheckedChange={(checked) => onChange({ cacheBusting: checked === true })}
          />
          <span>
            Keep caches out
            <span className="block text-muted-foreground text-xs">
              Puts a line that no cache has seen before each prompt; every arm gets the same.
            </span>
          </span>
        </label>
      </CardBody>
    </Card>
  );
}

function Prompts({
  draft,
  errors,
  onChange,
}: {
  draft: Draft;
  errors: DraftErrors;
  onChange: (part: Partial<Draft>) => void;
}) {
  const file = useRef<HTMLInputElement>(null);
  const { prompts, problems } = parsePrompts(draft.promptsText);
  const read = async (chosen: File | undefined) => {
    if (chosen) onChange({ promptsText: await chosen.text() });
  };
  return (
    <Field
      label="Prompts"
      error={errors.promptsText}
      hint={`${plural(prompts.length, "prompt")} read${problems.length > 0 ? `; ${problems[0]}` : ""}. A line of dashes separates prompts; CSV with a column “prompt” and JSONL are read too.`}
      aside={
        <>
          <Button size="sm" onClick={() => file.current?.click()}>
            <Upload aria-hidden />
            From a file
          </Button>
          <input
            ref={file}
            type="file"
            accept=".txt,.csv,.tsv,.json,.jsonl"
            hidden
            onChange={(event) => void read(event.target.files?.[0])}
          />
        </>
      }
    >
      {(control) => (
        <Textarea
          {...control}
          data-field="promptsText"
          rows={7}
          className="font-mono text-xs"
          value={draft.promptsText}
          onChange={(event) => onChange({ promptsText: event.target.value })}
        />
      )}
    </Field>
  );
}
