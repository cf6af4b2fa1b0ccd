import type { PlacedPoint } from "@/components/charts/point-cloud";
import { TooltipBox } from "@/components/charts/tooltip-box";
import { cn } from "@/components/ui/cn";

/** What the pointed-at point stands for, beside it and within the chart. */
export function PointNote({ point, width }: { point: PlacedPoint | null; width: number }) {
  if (!point) return null;
  const isRight = point.left > width / 2;
  return (
    <div
      className={cn("pointer-events-none absolute z-10 mt-3", isRight ? "-translate-x-full -ml-2" : "ml-2")}
      style={{ left: point.left, top: point.top }}
    >
      <TooltipBox lines={point.describe()} />
    </div>
  );
}
