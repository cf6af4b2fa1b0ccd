import { cn } from "@/components/ui/cn";
import { formatMs } from "@/lib/format";
import type { SplitKind, SplitPart } from "@/lib/playground/split";

const fills: Record<SplitKind, string> = {
  overhead: "bg-muted-foreground",
  "first-token": "bg-chart-1",
  thinking: "bg-chart-4",
  answering: "bg-chart-3",
  tail: "bg-chart-5",
};

/**
 * Where the time of a call went, drawn to the scale of `endMs`; below it, Bedrock's own figure as a second bar. What is
 * not measured is drawn without figures.
 */
export function SplitBar({
  parts,
  startMs,
  endMs,
  serviceLatencyMs,
  label,
  isMeasured = true,
}: {
  parts: SplitPart[];
  startMs: number;
  endMs: number;
  serviceLatencyMs: number | null;
  label: string;
  isMeasured?: boolean;
}) {
  const percent = (ms: number) => `${(100 * ms) / endMs}%`;
  const sentAt = startMs + (parts.find(({ kind }) => kind === "first-token")?.startMs ?? 0);
  return (
    <div
      role="img"
      aria-label={`${label}: ${isMeasured ? describe(parts, serviceLatencyMs) : "not measured to the end"}`}
      className="relative h-4 min-w-0"
    >
      {parts.map(({ kind, label: name, startMs: from, ms }) => (
        <span
          key={kind}
          title={isMeasured ? `${name}: ${formatMs(ms)}` : name}
          style={{ left: percent(startMs + from), width: percent(ms) }}
          className={cn("absolute top-0 h-2.5 min-w-px", fills[kind])}
        />
      ))}
      {serviceLatencyMs !== null && (
        <span
          title={`Service latency: ${formatMs(serviceLatencyMs)}`}
          style={{ left: percent(sentAt), width: percent(Math.min(serviceLatencyMs, endMs - sentAt)) }}
          className="absolute bottom-0 h-1 min-w-px bg-foreground/45"
        />
      )}
    </div>
  );
}

function describe(parts: SplitPart[], serviceLatencyMs: number | null): string {
  const split = parts.map(({ label, ms }) => `${label.toLowerCase()} ${formatMs(ms)}`);
  const service = serviceLatencyMs === null ? [] : [`service latency ${formatMs(serviceLatencyMs)}`];
  return [...split, ...service].join(", ") || "no times";
}

const legend: [SplitKind, string][] = [
  ["overhead", "Client overhead"],
  ["first-token", "First token"],
  ["thinking", "Thinking"],
  ["answering", "Answering"],
  ["tail", "Tail"],
];

/** What the colours mean; only what the drawing holds. */
export function SplitLegend({ parts }: { parts: SplitPart[] }) {
  const kinds = new Set(parts.map(({ kind }) => kind));
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5 text-2xs text-muted-foreground">
      {legend.map(
        ([kind, name]) =>
          kinds.has(kind) && (
            <li key={kind} className="flex items-center gap-1">
              <span aria-hidden className={cn("size-2 rounded-[2px]", fills[kind])} />
              {name}
            </li>
          ),
      )}
      <li className="flex items-center gap-1">
        <span aria-hidden className="h-1 w-3 bg-foreground/45" />
        Service latency, by Bedrock
      </li>
    </ul>
  );
}
