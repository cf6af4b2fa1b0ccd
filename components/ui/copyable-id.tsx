"use client";

import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { truncateMiddle } from "@/lib/format";

/** An ARN or ID in mono with a copy button; the middle goes first when it is longer than `max`. */
export function CopyableId({
  value,
  label,
  max = 90,
  className,
}: {
  value: string;
  label: string;
  max?: number;
  className?: string;
}) {
  return (
    <span className={cn("inline-flex min-w-0 max-w-full items-center gap-1", className)}>
      <code className="min-w-0 break-all font-mono text-muted-foreground text-xs" title={value}>
        {truncateMiddle(value, max)}
      </code>
      <CopyButton value={value} label={label} />
    </span>
  );
}
