"use client";

import type { ComponentProps } from "react";
import { type Control, useController } from "react-hook-form";
import { Input, inputStyles } from "@/components/ui/field";
import type { CreateFields } from "@/lib/profiles/create-form";

/** What a text field offers while typing, beside whatever else is typed. */
export function ValueList({ id, values }: { id: string; values: string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}

type TextName = "team" | "environment" | "application" | "description" | `tags.${number}.key` | `tags.${number}.value`;

/**
 * A text field of the form, driven by its value. `register` would be memoised away by the React Compiler, and a restored
 * draft would not reach the input. `deps` is validated along with it; `choices` make it a choice.
 */
export function TextControl({
  control,
  name,
  deps,
  choices = null,
  ...props
}: { control: Control<CreateFields>; name: TextName; deps?: "name"; choices?: string[] | null } & Omit<
  ComponentProps<"input">,
  "name" | "value" | "onChange" | "onBlur" | "ref"
>) {
  const { field } = useController({ control, name, rules: deps ? { deps } : {} });
  if (choices === null) return <Input autoComplete="off" {...props} {...field} />;
  const { id, "aria-label": label, "aria-invalid": invalid, "aria-describedby": describedBy } = props;
  return (
    <select
      {...field}
      id={id}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      className={inputStyles}
    >
      <option value="">Choose…</option>
      {/* A value from before the policy changed stays visible, so that its error makes sense. */}
      {[...choices, ...(field.value && !choices.includes(field.value) ? [field.value] : [])].map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
}
