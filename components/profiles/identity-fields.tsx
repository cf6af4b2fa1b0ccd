"use client";

import { type Control, type UseFormRegister, useFormState } from "react-hook-form";
import { Counter } from "@/components/profiles/name-field";
import { Field, Input } from "@/components/ui/field";
import type { CreateFields } from "@/lib/profiles/create-form";

interface Wiring {
  control: Control<CreateFields>;
  register: UseFormRegister<CreateFields>;
}

const environments = ["dev", "test", "staging", "prod"];

/** Whose profile it is; each becomes a tag and part of the suggested name. */
export function OwnerFields({ control, register }: Wiring) {
  const { errors } = useFormState({ control });
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field label="Team" required error={errors.team?.message}>
        {(wiring) => (
          <Input
            {...wiring}
            {...register("team", { deps: "name" })}
            autoComplete="off"
            placeholder="customer-service"
          />
        )}
      </Field>
      <Field label="Environment" required error={errors.environment?.message}>
        {(wiring) => (
          <>
            <Input
              {...wiring}
              {...register("environment", { deps: "name" })}
              autoComplete="off"
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
          <Input {...wiring} {...register("application", { deps: "name" })} autoComplete="off" placeholder="optional" />
        )}
      </Field>
    </div>
  );
}

export function DescriptionField({ control, register, length }: Wiring & { length: number }) {
  const { errors } = useFormState({ control });
  return (
    <Field
      label="Description"
      error={errors.description?.message}
      aside={<Counter count={length} max={200} />}
      hint="Letters, digits, colons and full stops, with single spaces, hyphens or underscores between them."
    >
      {(wiring) => (
        <Input {...wiring} {...register("description")} autoComplete="off" placeholder="Team A: Customer Service" />
      )}
    </Field>
  );
}
