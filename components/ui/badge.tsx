import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

const styles = cva("inline-flex items-center gap-1 whitespace-nowrap border font-medium", {
  variants: {
    tone: {
      neutral: "border-line bg-muted text-foreground",
      system: "border-system-line bg-system-soft text-system",
      application: "border-application-line bg-application-soft text-application",
      success: "border-success-line bg-success-soft text-success",
      warning: "border-warning-line bg-warning-soft text-warning",
      danger: "border-danger-line bg-danger-soft text-danger",
    },
    shape: {
      pill: "rounded-full px-2 py-px text-2xs",
      chip: "rounded px-1.5 py-0.5 text-2xs font-normal",
    },
  },
  defaultVariants: { tone: "neutral", shape: "pill" },
});

export function Badge({ tone, shape, className, ...props }: ComponentProps<"span"> & VariantProps<typeof styles>) {
  return <span className={cn(styles({ tone, shape }), className)} {...props} />;
}

/** A quiet grey label, e.g. a Region or a tag. */
export function Chip({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      className={cn(
        "inline-block max-w-full truncate rounded bg-muted align-middle px-1.5 py-0.5 text-2xs text-foreground",
        className,
      )}
      {...props}
    />
  );
}
