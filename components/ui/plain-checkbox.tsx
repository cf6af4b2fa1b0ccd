import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** The look of `Checkbox` on the browser's own box, for lists that draw dozens at once: it costs a tenth of Radix's. */
export function PlainCheckbox({ className, checked, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <span className={cn("relative grid size-4 shrink-0", className)}>
      <input
        type="checkbox"
        checked={checked}
        className="size-4 appearance-none rounded border border-muted-foreground bg-surface checked:border-primary checked:bg-primary disabled:opacity-50"
        {...props}
      />
      {checked && (
        <Check
          aria-hidden
          className="pointer-events-none absolute inset-0.5 size-3 text-primary-foreground"
          strokeWidth={3}
        />
      )}
    </span>
  );
}
