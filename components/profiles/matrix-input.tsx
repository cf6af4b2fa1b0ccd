"use client";

import { MatrixSources, RegionChoice } from "@/components/profiles/matrix-sources";
import { WordsInput } from "@/components/profiles/words-input";
import { Field, Input, inputStyles } from "@/components/ui/field";
import type { TagPolicy } from "@/lib/config/schema";
import { allowedValues, describeRule } from "@/lib/config/tag-policy";
import type { Matrix } from "@/lib/profiles/bulk-rows";
import type { CreateSource, SourceIndex } from "@/lib/profiles/sources";

/** Teams × environments × sources × Regions, and what all rows share. */
export function MatrixInput({
  matrix,
  onChange,
  sources,
  index,
  regions,
  tagPolicy,
}: {
  matrix: Matrix;
  onChange: (change: Partial<Matrix>) => void;
  sources: CreateSource[];
  index: SourceIndex;
  regions: string[];
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
      <RegionChoice regions={regions} chosen={matrix.regions} onChange={(chosen) => onChange({ regions: chosen })} />
      <MatrixSources
        chosen={matrix}
        onChange={(chosen) => onChange({ sources: chosen })}
        index={index}
        sources={sources}
        hasRegionChoice={regions.length > 1}
      />
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
