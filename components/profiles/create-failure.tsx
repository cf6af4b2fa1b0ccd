"use client";

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { type FieldErrors, type UseFormReturn, useFormState } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ErrorPanel } from "@/components/ui/error-panel";
import { formatCount } from "@/lib/format";
import { type CreateFields, isFieldName } from "@/lib/profiles/create-form";
import type { ActionError } from "@/lib/result";

/** Where AWS does not say how long to wait. */
const defaultWaitMs = 5_000;

/** Why the profile was not made; a throttled attempt is repeated when the wait is over. */
export function CreateFailure({
  error,
  onRetry,
  retrying,
  existing,
}: {
  error: ActionError;
  onRetry: () => void;
  retrying: boolean;
  existing: number;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) ref.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  return (
    <div ref={ref} className="scroll-my-16">
      <ErrorPanel title="The profile was not created" error={error} onRetry={onRetry} retrying={retrying}>
        {error.code === "throttled" && !retrying && (
          <Countdown key={error.requestId} waitMs={error.retryAfterMs ?? defaultWaitMs} onEnd={onRetry} />
        )}
        {error.code === "quota_exceeded" && (
          <p>
            The list shows {formatCount(existing)} application profiles in this Region; AWS allows 1,000 by default.
          </p>
        )}
      </ErrorPanel>
    </div>
  );
}

/** Counts down in the open, so that nobody is surprised by what happens at its end, and can be called off. */
function Countdown({ waitMs, onEnd }: { waitMs: number; onEnd: () => void }) {
  const [seconds, setSeconds] = useState(Math.ceil(waitMs / 1000));
  const [isCalledOff, setCalledOff] = useState(false);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (isCalledOff) return;
    if (seconds === 0) {
      end(); // whose promise is no clean-up
      return;
    }
    const timer = setTimeout(() => setSeconds(seconds - 1), 1_000);
    return () => clearTimeout(timer);
  }, [seconds, isCalledOff]);
  if (isCalledOff) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2">
      <span role="timer">Trying again in {seconds} s.</span>
      <Button size="sm" onClick={() => setCalledOff(true)}>
        Do not
      </Button>
    </p>
  );
}

/** After a press on Create: what is wrong, each a way to its field. */
export function ErrorSummary({ form }: { form: UseFormReturn<CreateFields> }) {
  const { errors, submitCount } = useFormState({ control: form.control });
  const found = flatten(errors);
  if (submitCount === 0 || found.length === 0) return null;
  return (
    <Callout
      tone="danger"
      role="alert"
      title={found.length === 1 ? "One thing to correct" : `${found.length} things to correct`}
    >
      <ul className="list-disc pl-4">
        {found.map(({ name, message }) => (
          <li key={name}>
            <Focus onPress={() => isFieldName(name) && form.setFocus(name)}>{message}</Focus>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Focus({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onPress} className="rounded text-left underline underline-offset-2">
      {children}
    </button>
  );
}

function flatten(errors: FieldErrors<CreateFields>): { name: string; message: string }[] {
  const { tags, ...fields } = errors;
  const rows = Array.isArray(tags) ? tags : [];
  return [
    ...Object.entries(fields).map(([name, error]) => ({ name, message: String(error?.message ?? "") })),
    ...rows.flatMap((row, index) =>
      (["key", "value"] as const).map((part) => ({
        name: `tags.${index}.${part}`,
        message: String(row?.[part]?.message ?? ""),
      })),
    ),
    { name: "tags", message: String(tags?.root?.message ?? tags?.message ?? "") },
  ].filter(({ message }) => message !== "");
}
