"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, Input, inputStyles, Textarea } from "@/components/ui/field";

/** Whether a setting is sent or left to the model; never told by colour alone. */
function SetMark({ isSet, onReset }: { isSet: boolean; onReset: () => void }) {
  if (!isSet) return <span className="text-2xs text-muted-foreground">default</span>;
  return (
    <button
      type="button"
      className="rounded text-2xs text-primary underline-offset-2 hover:underline"
      onClick={onReset}
    >
      set · back to default
    </button>
  );
}

interface SettingProps {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

export function TextSetting({
  label,
  hint,
  value,
  error,
  rows,
  isCode = false,
  onChange,
}: SettingProps & { hint?: string; rows?: number; isCode?: boolean }) {
  const aside = <SetMark isSet={value.trim() !== ""} onReset={() => onChange("")} />;
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) =>
        rows ? (
          <Textarea
            {...control}
            rows={rows}
            value={value}
            spellCheck={!isCode}
            className={isCode ? "font-mono text-xs sm:text-xs" : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...control}
            value={value}
            inputMode="decimal"
            autoComplete="off"
            placeholder="not sent"
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

export function SelectSetting({
  label,
  options,
  value,
  error,
  onChange,
}: SettingProps & { options: { value: string; label: string }[] }) {
  return (
    <Field label={label} error={error} aside={<SetMark isSet={value !== ""} onReset={() => onChange("")} />}>
      {(control) => (
        <select {...control} className={inputStyles} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">not sent</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckRow({
  label,
  hint,
  isChecked,
  onChange,
}: {
  label: string;
  hint?: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <Checkbox id={id} className="mt-0.5" checked={isChecked} onCheckedChange={(next) => onChange(next === true)} />
      <label htmlFor={id}>
        {label}
        {hint && <span className="block text-muted-foreground text-xs">{hint}</span>}
      </label>
    </div>
  );
}
