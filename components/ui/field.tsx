import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

export const inputStyles =
  "h-8 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-base shadow-raised transition-colors disabled:cursor-not-allowed disabled:bg-muted disabled:opacity-70 aria-invalid:border-danger sm:text-sm";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(inputStyles, className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn(inputStyles, "h-auto min-h-16 resize-y py-1.5", className)} {...props} />;
}

/** What a control inside a `Field` spreads onto itself, so that label, hint and error belong to it. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1 text-danger text-xs">
      {children}
    </p>
  );
}

/** Label, control, hint and error, wired together. `aside` sits at the right end of the label's line. */
export function Field({
  label,
  hint,
  error,
  required = false,
  aside,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  aside?: ReactNode;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={cn("min-w-0", className)}>
      <div className="mb-1.5 flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="font-medium">
          {label}
          {required && (
            <span aria-hidden className="text-danger">
              {" "}
              *
            </span>
          )}
        </label>
        {aside}
      </div>
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": required ? true : undefined,
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <div id={`${id}-hint`} className="mt-1 text-muted-foreground text-xs">
          {hint}
        </div>
      )}
    </div>
  );
}
