"use client";

import { ToggleGroup } from "radix-ui";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/lib/format";

export const segmentedTrack = "inline-flex max-w-full items-center overflow-x-auto rounded-lg bg-muted p-0.5";
export const segmentedItem =
  "inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-md border border-transparent px-2.5 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:outline-offset-[-2px] disabled:opacity-55 data-[state=active]:border-line data-[state=on]:border-line data-[state=active]:bg-surface data-[state=on]:bg-surface data-[state=active]:text-foreground data-[state=on]:text-foreground data-[state=active]:shadow-raised data-[state=on]:shadow-raised";

/** One of a few choices, each optionally with a count; a value that is none of them leaves nothing chosen. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: { value: Value; label: string; count?: number; disabled?: boolean }[];
  onChange: (value: Value) => void;
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      // Pressing the chosen item again reports "", which would leave nothing chosen.
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
      className={segmentedTrack}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value} disabled={option.disabled} className={segmentedItem}>
          {option.label}
          {option.count !== undefined && (
            <span className={cn("font-normal text-muted-foreground tabular-nums")}>{formatCount(option.count)}</span>
          )}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
