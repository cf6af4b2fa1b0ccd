import type { TooltipContentProps } from "recharts";
import { TooltipBox } from "@/components/charts/tooltip-box";

/** What a bar says when it is pointed at: lines of text that its datum carries as `lines`. */
export function ChartTooltip({ active, payload }: Partial<TooltipContentProps>) {
  const lines = active ? linesOf(payload?.[0]?.payload) : [];
  return lines.length === 0 ? null : <TooltipBox lines={lines} />;
}

/** Recharts hands data back untyped; every chart here gives its data `lines`. */
function linesOf(datum: unknown): string[] {
  if (typeof datum !== "object" || datum === null || !("lines" in datum) || !Array.isArray(datum.lines)) return [];
  return datum.lines.filter((line) => typeof line === "string");
}
