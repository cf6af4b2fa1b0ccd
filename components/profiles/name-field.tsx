"use client";

import { Check, Minus } from "lucide-react";
import Link from "next/link";
import { type Control, useController } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field, Input } from "@/components/ui/field";
import type { CreateFields } from "@/lib/profiles/create-form";
import { profileHref } from "@/lib/profiles/links";
import { nameRules } from "@/lib/profiles/name-rules";

export interface NamedProfile {
  profileId: string;
  name: string;
}

/** The name: follows the suggestion until it is edited. Its rules tick while typing. */
export function NameField({
  control,
  suggestion,
  existing,
}: {
  control: Control<CreateFields>;
  suggestion: string;
  existing: NamedProfile[];
}) {
  const { field, fieldState } = useController({ control, name: "name" });
  const name = field.value ?? suggestion;
  const namesake = existing.find((profile) => profile.name === name);
  return (
    <div>
      <Field
        label="Name"
        required
        error={fieldState.error?.message}
        aside={
          <span className="flex items-baseline gap-2">
            {field.value !== null && suggestion !== "" && field.value !== suggestion && (
              <Button variant="ghost" size="sm" className="-my-1.5" onClick={() => field.onChange(null)}>
                Use suggestion
              </Button>
            )}
            <Counter count={name.length} max={64} />
          </span>
        }
        hint="Suggested from team, application, environment and model; edit it as you like."
      >
        {(wiring) => (
          <Input
            {...wiring}
            ref={field.ref}
            name={field.name}
            value={name}
            onBlur={field.onBlur}
            onChange={(event) => field.onChange(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <ul aria-label="Rules of a name" className="mt-1.5 grid gap-x-4 gap-y-0.5 text-xs sm:grid-cols-2">
        {nameRules(name).map((rule) => (
          <li key={rule.id} className={cn("flex gap-1.5", rule.isMet ? "text-success" : "text-muted-foreground")}>
            {rule.isMet ? (
              <Check aria-hidden className="mt-px size-3.5 shrink-0" />
            ) : (
              <Minus aria-hidden className="mt-px size-3.5 shrink-0" />
            )}
            <span>
              {rule.text}
              <span className="sr-only">{rule.isMet ? ": met" : ": not met yet"}</span>
            </span>
          </li>
        ))}
      </ul>
      {namesake && (
        <p role="status" className="mt-1.5 text-warning text-xs">
          <Link href={profileHref(namesake.profileId)} className="underline">
            A profile with this name
          </Link>{" "}
          exists already. Bedrock may refuse a second one.
        </p>
      )}
    </div>
  );
}

export function Counter({ count, max }: { count: number; max: number }) {
  return (
    <span
      className={cn(
        "whitespace-nowrap font-mono text-2xs text-muted-foreground tabular-nums",
        count > max && "text-danger",
      )}
    >
      {count} / {max}
    </span>
  );
}
