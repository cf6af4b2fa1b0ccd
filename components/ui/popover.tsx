"use client";

import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;
export const PopoverAnchor = Radix.Anchor;
export const PopoverClose = Radix.Close;

/** Give it an `aria-label`: a popover is a dialog and needs a name. */
export function PopoverContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={6}
        align="start"
        collisionPadding={8}
        className={cn(
          "z-50 w-72 animate-appear rounded-lg border border-line bg-surface p-3 shadow-floating outline-none",
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  );
}
