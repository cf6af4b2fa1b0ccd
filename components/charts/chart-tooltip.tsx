import type { TooltipContentProps } from "recharts";

/** What a point says when it is pointed at: lines of text that its datum carries as `lines`. */
export function ChartTooltip({ active, payload }: Partial<TooltipContentProps>) {
  const lines = active ? linesOf(payload?.[0]?.payload) : [];
  const [first, ...others] = lines;
  if (first === undefined) return null;
  return (
    <div className="max-w-64 rounded-md border border-line bg-surface px-2.5 py-1.5 text-xs shadow-floating">
      <p className="break-words font-medium">{first}</p>
      {others.map((line) => (
        <p key={line} className="text-muted-foreground tabular-nums">
          {line}
        </p>
      ))}
    </div>
  );
}

/** Recharts hands data back untyped; every chart here gives its data `lines`. */
function linesOf(datum: unknown): string[] {
  if (typeof datum !== "object" || datum === null || !("lines" in datum) || !Array.isArray(datum.lines)) return [];
  return datum.lines.filter((line) => typeof line === "string");
}
