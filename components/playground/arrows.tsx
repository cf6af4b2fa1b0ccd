"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";

/** `< 2/3 >`: goes through versions of the same thing. Nothing is shown where there is only one. */
export function Arrows({
  what,
  index,
  count,
  onChange,
}: {
  what: string;
  index: number;
  count: number;
  onChange: (index: number) => void;
}) {
  if (count < 2) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls
    <span role="group" aria-label={what} className="inline-flex items-center text-2xs text-muted-foreground">
      <Button
        variant="ghost"
        size="icon-sm"
        className="size-6"
        aria-label={`Earlier ${what}`}
        disabled={index === 0}
        onClick={() => onChange(index - 1)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <span className="tabular-nums">
        {index + 1}/{count}
      </span>
      <Button
        variant="ghost"
        size="icon-sm"
        className="size-6"
        aria-label={`Later ${what}`}
        disabled={index === count - 1}
        onClick={() => onChange(index + 1)}
      >
        <ChevronRight aria-hidden />
      </Button>
    </span>
  );
}
