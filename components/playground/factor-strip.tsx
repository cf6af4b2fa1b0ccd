import { Check, TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Difference } from "@/lib/playground/pane-profile";

/** What sets the panes apart, with an icon and in words: only then can a difference between answers be explained. */
export function FactorStrip({ difference }: { difference: Difference }) {
  const isFair = difference.kind === "only-profile";
  const Icon = isFair ? Check : TriangleAlert;
  return (
    <p
      className={cn(
        "flex min-w-0 shrink-0 items-center gap-1.5 px-1 font-medium text-xs",
        isFair ? "text-success" : "text-warning",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0">{difference.text}</span>
    </p>
  );
}
