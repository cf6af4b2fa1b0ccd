"use client";

import { Check, Copy, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

type Outcome = "idle" | "copied" | "failed";
const shownForMs = 2000;

/** Copies `value`. The icon alone changes, so nothing moves; the outcome is announced. */
export function CopyButton({
  value,
  label,
  children,
  variant = "ghost",
  size,
  className,
}: {
  value: string | (() => string);
  /** Accessible name, e.g. "Copy ARN"; with `children` the visible text should begin the same way. */
  label: string;
  children?: ReactNode;
  variant?: "ghost" | "secondary";
  size?: "sm" | "md" | "icon" | "icon-sm";
  className?: string;
}) {
  const [outcome, setOutcome] = useState<Outcome>("idle");

  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), shownForMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    const text = typeof value === "function" ? value() : value;
    // The clipboard is missing on plain HTTP other than loopback and may be refused by the browser.
    const copied = await (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"))).then(
      () => true,
      () => false,
    );
    setOutcome(copied ? "copied" : "failed");
  }

  const Icon = { idle: Copy, copied: Check, failed: X }[outcome];
  return (
    <Button
      variant={variant}
      size={size ?? (children ? "sm" : "icon-sm")}
      className={className}
      onClick={copy}
      aria-label={label}
      title={outcome === "failed" ? "The browser did not allow copying: select the text instead." : undefined}
    >
      <Icon aria-hidden />
      {children}
      <span role="status" className="sr-only">
        {outcome === "copied" ? "Copied" : outcome === "failed" ? "Could not copy" : ""}
      </span>
    </Button>
  );
}
