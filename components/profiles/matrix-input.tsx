"use client";

import { X } from "lucide-react";
import { sourceOptions } from "@/components/profiles/source-picker";
import { WordsInput } from "@/components/profiles/words-input";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field, Input, inputStyles } from "@/components/ui/field";
import type { TagPolicy } from "@/lib/config/schema";
import { allowedValues, describeRule } from "@/lib/config/tag-policy";
import type { Matrix } from "@/lib/profiles/bulk-rows";
import { type CreateSource, findSource } from "@/lib/profiles/sources";

/** Teams × environments × sources, and what all rows share. */
export function MatrixInput({
  matrix,
  onChange,
  sources,
  tagPolicy,
}: {
  matrix: Matrix;
  onChange: (change: Partial<Matrix>) => void;
  sources: CreateSource[];
  tagPolicy: TagPolicy;
}) {
  const environments = allowedValues(tagPolicy, "environment") ?? ["dev", "prod"];
  const furtherKeys = tagPolicy.required.filter((key) => !["team", "environment", "application"].includes(key));
  const setTag = (key: string, value: string) =>
    onChange({ tags: [...matrix.tags.filter((tag) => tag.key !== key), { key, value }] });
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <WordsInput
          label="Teams"
          words={matrix.teams}
          onChange={(teams) => onChange({ teams })}
          hint="One a line, or separated by commas."
          placeholder={"customer-service\nanalytics"}
        />
        <WordsInput
          label="Environments"
          words={matrix.environments}
          onChange={(chosen) => onChange({ environments: chosen })}
          hint={`One a line: ${environments.join(", ")} …`}
          placeholder={environments.join("\n")}
        />
      </div>
      <Sources chosen={matrix.sourceArns} onChange={(sourceArns) => onChange({ sourceArns })} sources={sources} />
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Application" hint="For all rows; may stay empty.">
          {(wiring) => (
            <Input
              {...wiring}
              value={matrix.application}
              onChange={(event) => onChange({ application: event.target.value })}
            />
          )}
        </Field>
        <Field label="Description" hint="For all rows; may stay empty.">
          {(wiring) => (
            <Input
              {...wiring}
              value={matrix.description}
              onChange={(event) => onChange({ description: event.target.value })}
            />
          )}
        </Field>
        {furtherKeys.map((key) => (
          <TagValue
            key={key}
            tagKey={key}
            value={matrix.tags.find((tag) => tag.key === key)?.value ?? ""}
            onChange={(value) => setTag(key, value)}
            tagPolicy={tagPolicy}
          />
        ))}
      </div>
    </>
  );
}

function Sources({
  chosen,
  onChange,
  sources,
}: {
  chosen: string[];
  onChange: (arns: string[]) => void;
  sources: CreateSource[];
}) {
  return (
    <Field label="Copy from" required hint="Each team gets a profile of each source in each environment.">
      {(wiring) => (
        <div className="space-y-2">
          <Combobox
            {...wiring}
            label="Copy from"
            value={null}
            placeholder={chosen.length === 0 ? "Choose a system profile or a model" : "Add another source"}
            searchPlaceholder="Name, ID, provider or Region"
            options={sourceOptions(sources.filter(({ arn }) => !chosen.includes(arn)))}
            onChange={(arn) => onChange([...chosen, arn])}
          />
          {chosen.length > 0 && (
            <ul aria-label="Chosen sources" className="flex flex-wrap gap-2">
              {chosen.map((arn) => (
                <li
                  key={arn}
                  className="flex min-w-0 items-center gap-1 rounded-md border border-line py-0.5 pr-0.5 pl-2.5"
                >
                  <span className="min-w-0 break-words">{findSource(sources, arn)?.name ?? arn}</span>
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    aria-label={`Remove ${findSource(sources, arn)?.name ?? arn}`}
                    onClick={() => onChange(chosen.filter((other) => other !== arn))}
                  >
                    <X aria-hidden />
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
}

/** A tag that the organisation requires, the same in all rows. */
function TagValue({
  tagKey,
  value,
  onChange,
  tagPolicy,
}: {
  tagKey: string;
  value: string;
  onChange: (value: string) => void;
  tagPolicy: TagPolicy;
}) {
  const choices = allowedValues(tagPolicy, tagKey);
  const rule = tagPolicy.values[tagKey];
  return (
    <Field label={tagKey} required hint={rule && !choices ? `Takes ${describeRule(rule)}.` : "A tag of all rows."}>
      {(wiring) =>
        choices ? (
          <select {...wiring} className={inputStyles} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">Choose…</option>
            {choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        ) : (
          <Input {...wiring} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}
