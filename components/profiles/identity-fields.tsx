"use client";

import { type Control, useController, useFormState } from "react-hook-form";
import { Counter } from "@/components/profiles/name-field";
import { TextControl, ValueList } from "@/components/profiles/text-control";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { allowedValues } from "@/lib/config/tag-policy";
import { type CreateFields, type CreateRules, isFieldRequired } from "@/lib/profiles/create-form";
import { repairDescription } from "@/lib/profiles/repair-description";
import type { ValuesByKey } from "@/lib/profiles/tag-suggestions";

const environments = ["dev", "test", "staging", "prod"];
const examples = { team: "customer-service", environment: "prod", application: "assistant" };

/** Whose profile it is; each becomes a tag and part of the suggested name. */
export function OwnerFields({
  control,
  rules,
  suggestions,
}: {
  control: Control<CreateFields>;
  rules: CreateRules;
  suggestions: ValuesByKey;
}) {
  const wanted = { control, rules };
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <OwnerField {...wanted} name="team" label="Team" values={suggestions.get("team") ?? []} />
      <OwnerField
        {...wanted}
        name="environment"
        label="Environment"
        values={[...new Set([...(suggestions.get("environment") ?? []), ...environments])]}
      />
      <OwnerField {...wanted} name="application" label="Application" values={suggestions.get("application") ?? []} />
    </div>
  );
}

function OwnerField({
  control,
  rules,
  name,
  label,
  values,
}: {
  control: Control<CreateFields>;
  rules: CreateRules;
  name: "team" | "environment" | "application";
  label: string;
  values: string[];
}) {
  const { errors } = useFormState({ control });
  const isRequired = isFieldRequired(name, rules);
  return (
    <Field label={label} required={isRequired} error={errors[name]?.message}>
      {(wiring) => (
        <>
          <TextControl
            {...wiring}
            control={control}
            name={name}
            deps="name"
            placeholder={isRequired ? examples[name] : "optional"}
            list={`${name}-values`}
            choices={allowedValues(rules.tagPolicy, name)}
          />
          <ValueList id={`${name}-values`} values={values} />
        </>
      )}
    </Field>
  );
}

export function DescriptionField({ control }: { control: Control<CreateFields> }) {
  const { field, fieldState } = useController({ control, name: "description" });
  const error = fieldState.error?.message;
  const repaired = repairDescription(field.value);
  const canRepair = error !== undefined && repaired !== field.value;
  return (
    <Field
      label="Description"
      error={error}
      aside={
        <span className="flex items-baseline gap-2">
          {canRepair && (
            <Button variant="ghost" size="sm" className="-my-1.5" onClick={() => field.onChange(repaired)}>
              Fix characters
            </Button>
          )}
          <Counter count={field.value.length} max={200} />
        </span>
      }
      hint={
        !error && "Letters, digits, colons and full stops, with single spaces, hyphens or underscores between them."
      }
    >
      {(wiring) => (
        <TextControl {...wiring} control={control} name="description" placeholder="Team A: Customer Service" />
      )}
    </Field>
  );
}
