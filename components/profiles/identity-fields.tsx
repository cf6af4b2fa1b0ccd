"use client";

import { type Control, useFormState } from "react-hook-form";
import { Counter } from "@/components/profiles/name-field";
import { TextControl } from "@/components/profiles/text-control";
import { Field } from "@/components/ui/field";
import type { CreateFields } from "@/lib/profiles/create-form";

const environments = ["dev", "test", "staging", "prod"];

/** Whose profile it is; each becomes a tag and part of the suggested name. */
export function OwnerFields({ control }: { control: Control<CreateFields> }) {
  const { errors } = useFormState({ control });
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field label="Team" required error={errors.team?.message}>
        {(wiring) => (
          <TextControl {...wiring} control={control} name="team" deps="name" placeholder="customer-service" />
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
            />
            <datalist id="environments">
              {environments.map((environment) => (
                <option key={environment} value={environment} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label="Application" error={errors.application?.message}>
        {(wiring) => (
          <TextControl {...wiring} control={control} name="application" deps="name" placeholder="optional" />
        )}
      </Field>
    </div>
  );
}

export function DescriptionField({ control, length }: { control: Control<CreateFields>; length: number }) {
  const { errors } = useFormState({ control });
  const error = errors.description?.message;
  return (
    <Field
      label="Description"
      error={error}
      aside={<Counter count={length} max={200} />}
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
