import type { ReactNode } from "react";
import { Field, Input } from "@/components/ui/field";
import type { Draft, DraftErrors } from "@/lib/benchmarks/draft";

type TextName = { [Name in keyof Draft]: Draft[Name] extends string ? Name : never }[keyof Draft];

/** One number (or list of numbers) of the draft, as text until it is read. */
export function NumberField({
  name,
  label,
  hint,
  draft,
  errors,
  onChange,
}: {
  name: TextName;
  label: string;
  hint?: ReactNode;
  draft: Draft;
  errors: DraftErrors;
  onChange: (part: Partial<Draft>) => void;
}) {
  return (
    <Field label={label} hint={hint} error={errors[name]}>
      {(control) => (
        <Input
          {...control}
          data-field={name}
          inputMode="decimal"
          autoComplete="off"
          value={draft[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}
