"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { buttonStyles } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

const overlay = "fixed inset-0 z-40 animate-appear bg-black/40 dark:bg-black/65";

/** Content of a modal dialog; the title names it, the description may be left out. */
export function DialogContent({
  title,
  description,
  children,
  className,
}: {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  className?: string;
}) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlay} />
      <Radix.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 animate-appear overflow-y-auto rounded-card border border-line bg-surface p-5 shadow-floating",
          className,
        )}
      >
        <div className="flex items-start justify-between gap-4">
          <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
          <Radix.Close className={buttonStyles({ variant: "ghost", size: "icon-sm" })} aria-label="Close">
            <X aria-hidden />
          </Radix.Close>
        </div>
        {description && (
          <Radix.Description asChild>
            <div className="mt-1 text-muted-foreground">{description}</div>
          </Radix.Description>
        )}
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}

/** A drawer from the left edge, for navigation on narrow screens. */
export function SheetContent({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlay} />
      <Radix.Content
        aria-describedby={undefined}
        className="fixed inset-y-0 left-0 z-50 flex w-64 max-w-[85vw] animate-slide-in flex-col border-line border-r bg-background shadow-floating"
      >
        <Radix.Title className="sr-only">{title}</Radix.Title>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
