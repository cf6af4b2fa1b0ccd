"use client";

import { type Control, useController, useFormState } from "react-hook-form";
import { Counter } from "@/components/profiles/name-field";
import { TextControl } from "@/components/profiles/text-control";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { TagPolicy } from "@/lib/config/schema";
import { allowedValues } from "@/lib/config/tag-policy";
import type { CreateFields } from "@/lib/profiles/create-form";
import { repairDescription } from "@/lib/profiles/repair-description";

const environments = ["dev", "test", "staging", "prod"];

/** Whose profile it is; each becomes a tag and part of the suggested name. */
export function OwnerFields({ control, policy }: { control: Control<CreateFields>; policy: TagPolicy }) {
  const { errors } = useFormState({ control });
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field label="Team" required error={errors.team?.message}>
        {(wiring) => (
          <TextControl
            {...wiring}
            control={control}
            name="team"
            deps="name"
            placeholder="customer-service"
            choices={allowedValues(policy, "team")}
          />
        )}
      </Field>
      <Field label="Environment" required error={errors.environment?.message}>
        {(wiring) => (
          <>
            <TextControl
              {...wiring}
              control={control}
              name="environment"
              deps="name"
              placeholder="prod"
              list="environments"
              choices={allowedValues(policy, "environment")}
            />
            <datalist id="environments">
              {environments.map((environment) => (
                <option key={environment} value={environment} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label="Application" required={policy.required.includes("application")} error={errors.application?.message}>
        {(wiring) => (
          <TextControl
            {...wiring}
            control={control}
            name="application"
            deps="name"
            placeholder="optional"
            choices={allowedValues(policy, "application")}
          />
        )}
      </Field>
    </div>
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
