"use client";

import { Plus, X } from "lucide-react";
import { type Control, useFieldArray, useFormState, useWatch } from "react-hook-form";
import { keepFocus } from "@/components/profiles/keep-focus";
import { TextControl, ValueList } from "@/components/profiles/text-control";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { TagPolicy } from "@/lib/config/schema";
import { allowedValues } from "@/lib/config/tag-policy";
import { type CreateFields, furtherRequiredKeys } from "@/lib/profiles/create-form";
import { maxTags } from "@/lib/profiles/schema";
import type { ValuesByKey } from "@/lib/profiles/tag-suggestions";

/** Tags: fixed rows that other fields or the source make, then free rows. */
export function TagRows({
  control,
  policy,
  suggestions,
  fixed,
}: {
  control: Control<CreateFields>;
  policy: TagPolicy;
  suggestions: ValuesByKey;
  fixed: { key: string; value: string; from: string }[];
}) {
  const { fields, append, remove } = useFieldArray({ control, name: "tags" });
  const { errors } = useFormState({ control });
  const required = furtherRequiredKeys(policy);
  const values = useWatch({ control, name: "tags" });
  const tooMany = errors.tags?.root?.message ?? errors.tags?.message;
  const count = fixed.length + fields.length;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">Tags</legend>
      <div className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
        {fixed.map((tag) => (
          <div key={tag.key} className="grid grid-cols-[1fr_1fr_4.5rem] items-baseline gap-3 px-3 py-2">
            <code className="min-w-0 break-words font-mono text-muted-foreground text-xs">{tag.key}</code>
            <span className="min-w-0 break-words">{tag.value || <span className="text-muted-foreground">…</span>}</span>
            <span className="text-right text-muted-foreground text-xs">{tag.from}</span>
          </div>
        ))}
        {fields.map((row, index) => (
          <FreeRow
            key={row.id}
            index={index}
            control={control}
            policy={policy}
            tagKey={values[index]?.key ?? ""}
            values={suggestions.get(values[index]?.key ?? "") ?? []}
            isLocked={index < required.length}
            keyError={errors.tags?.[index]?.key?.message}
            valueError={errors.tags?.[index]?.value?.message}
            onRemove={() => remove(index)}
          />
        ))}
        <Button
          variant="ghost"
          className="w-full justify-start rounded-none"
          disabled={count >= maxTags}
          onMouseDown={keepFocus}
          onClick={() => append({ key: "", value: "" })}
        >
          <Plus aria-hidden />
          Add tag
        </Button>
      </div>
      {tooMany && <FieldError>{tooMany}</FieldError>}
      <p className="mt-1 text-muted-foreground text-xs">
        {count} of {maxTags} tags. The payer account activates their keys as cost allocation tags to see costs by them.
      </p>
    </fieldset>
  );
}

function FreeRow({
  index,
  control,
  policy,
  tagKey,
  values,
  isLocked,
  keyError,
  valueError,
  onRemove,
}: {
  index: number;
  control: Control<CreateFields>;
  policy: TagPolicy;
  tagKey: string;
  /** What other profiles say under this key. */
  values: string[];
  /** Required by the organisation: stays, under this key. */
  isLocked: boolean;
  keyError: string | undefined;
  valueError: string | undefined;
  onRemove: () => void;
}) {
  const rule = policy.values[tagKey];
  const errorId = `tag-${index}-error`;
  const error = keyError ?? valueError;
  return (
    <div className="px-3 py-2">
      <div className="grid grid-cols-[1fr_1fr_auto] items-center gap-2">
        {isLocked ? (
          <code className="min-w-0 break-words font-mono text-muted-foreground text-xs">{tagKey}</code>
        ) : (
          <TextControl
            control={control}
            name={`tags.${index}.key`}
            aria-label={`Key of tag ${index + 1}`}
            aria-invalid={keyError ? true : undefined}
            aria-describedby={error ? errorId : undefined}
            placeholder="cost-center"
            spellCheck={false}
            className="font-mono sm:text-xs"
          />
        )}
        <TextControl
          control={control}
          name={`tags.${index}.value`}
          aria-label={isLocked ? `Value of the required tag ${tagKey}` : `Value of tag ${index + 1}`}
          choices={allowedValues(policy, tagKey)}
          list={`tag-${index}-values`}
          aria-invalid={valueError ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          placeholder={rule && !Array.isArray(rule) ? rule.example : "CC-4711"}
        />
        <ValueList id={`tag-${index}-values`} values={values} />
        {isLocked ? (
          <span className="text-muted-foreground text-xs">required</span>
        ) : (
          <Button variant="ghost" size="icon-sm" aria-label={`Remove tag ${index + 1}`} onClick={onRemove}>
            <X aria-hidden />
          </Button>
        )}
      </div>
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}
