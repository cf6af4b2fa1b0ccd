import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const tones = {
  success: { dot: "bg-success", text: "text-success" },
  warning: { dot: "bg-warning", text: "text-warning" },
  danger: { dot: "bg-danger", text: "text-danger" },
  neutral: { dot: "bg-muted-foreground", text: "text-muted-foreground" },
};

/** A state in words, with a dot of its colour. */
export function StatusDot({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", tones[tone].text)}>
      <span aria-hidden className={cn("size-1.5 rounded-full", tones[tone].dot)} />
      {children}
    </span>
  );
}
