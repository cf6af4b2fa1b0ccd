import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A key or key combination. */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "inline-flex h-4.5 items-center rounded border border-line bg-background px-1 font-mono text-2xs text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}
