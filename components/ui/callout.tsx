import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const tones = {
  info: { icon: Info, box: "border-system-line bg-system-soft", mark: "text-system" },
  success: { icon: CircleCheck, box: "border-success-line bg-success-soft", mark: "text-success" },
  warning: { icon: TriangleAlert, box: "border-warning-line bg-warning-soft", mark: "text-warning" },
  danger: { icon: CircleX, box: "border-danger-line bg-danger-soft", mark: "text-danger" },
};

/** A framed message. `role="alert"` for what has just gone wrong, `role="status"` for what has just worked. */
export function Callout({
  tone = "info",
  title,
  children,
  actions,
  role,
  className,
}: {
  tone?: keyof typeof tones;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  role?: "alert" | "status";
  className?: string;
}) {
  const { icon: Icon, box, mark } = tones[tone];
  return (
    <div role={role} className={cn("flex gap-2.5 rounded-card border px-3.5 py-2.5", box, className)}>
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="break-words text-foreground">{children}</div>}
      </div>
      {actions && <div className="flex shrink-0 flex-wrap items-start gap-2">{actions}</div>}
    </div>
  );
}
