import type { CloudPoint } from "@/components/charts/point-cloud";
import type { ChartSeries, ChartTable } from "@/components/charts/series";
import type { TimeBar } from "@/components/charts/time-bars";
import { formatCount, formatDate, formatDateTime, formatMs } from "@/lib/format";
import type { ProfileUsage, UsageBucket, UsagePoint } from "@/lib/usage/schema";

export const tokenSeries = [
  { key: "inputTokens", label: "Tokens in", color: "var(--chart-3)", shape: "square" },
  { key: "outputTokens", label: "Tokens out", color: "var(--chart-4)", shape: "square" },
  { key: "cacheReadTokens", label: "Cache read", color: "var(--chart-1)", shape: "square" },
  { key: "cacheWriteTokens", label: "Cache write", color: "var(--chart-5)", shape: "square" },
] as const satisfies ChartSeries[];

export const latencySeries: ChartSeries[] = [
  { key: "total", label: "Total", color: "var(--chart-1)", shape: "circle" },
  { key: "ttft", label: "First token", color: "var(--chart-2)", shape: "diamond" },
];

const dayMs = 86_400_000;

/** `14:00` within a day, `2 Dec 14:00` below a day's width, `2 Dec` beyond. */
export function bucketLabel(
  start: Date,
  { from, to, bucketMs }: Pick<ProfileUsage, "from" | "to" | "bucketMs">,
): string {
  const [day = "", time = ""] = formatDateTime(start).replace(" UTC", "").split(", ");
  const short = day.replace(/ \d{4}$/, "");
  if (to.getTime() - from.getTime() <= dayMs) return time;
  return bucketMs < dayMs ? `${short} ${time}` : short;
}

export function tokenBars(usage: ProfileUsage): TimeBar[] {
  return usage.buckets.map((bucket) => ({
    label: bucketLabel(bucket.start, usage),
    values: bucket.data ? { ...bucket.data.tokens } : null,
    lines: [formatDateTime(bucket.start), ...(bucket.data ? bucketLines(bucket.data) : ["no call"])],
  }));
}

function bucketLines({ tokens, outcomes }: NonNullable<UsageBucket["data"]>): string[] {
  return [
    `${formatCount(outcomes.complete)} complete calls`,
    ...tokenSeries.map(({ key, label }) => `${label} ${formatCount(tokens[key])}`),
  ];
}

export function tokenTable(usage: ProfileUsage): ChartTable {
  const number = (label: string) => ({ label, isNumber: true });
  return {
    columns: [
      { label: "From" },
      ...["Complete", "Throttled", "Failed"].map(number),
      ...tokenSeries.map(({ label }) => number(label)),
    ],
    rows: usage.buckets.flatMap(({ start, data }) => {
      if (!data) return [];
      const { complete, throttled, failed } = data.outcomes;
      const counts = [complete, throttled, failed, ...tokenSeries.map(({ key }) => data.tokens[key])];
      return [{ key: start.toISOString(), cells: [formatDateTime(start), ...counts.map(formatCount)] }];
    }),
  };
}

export function latencyPoints(points: UsagePoint[]): CloudPoint[] {
  return points.flatMap((point) => {
    const shared = {
      x: point.startedAt.getTime(),
      describe: () => [
        `First token ${formatMs(point.ttftMs)} · total ${formatMs(point.totalMs)}`,
        formatDateTime(point.startedAt),
      ],
    };
    const total = { ...shared, id: `${point.id}-total`, y: point.totalMs, series: "total" };
    return point.ttftMs === null
      ? [total]
      : [total, { ...shared, id: `${point.id}-ttft`, y: point.ttftMs, series: "ttft" }];
  });
}

export function latencyTable(points: UsagePoint[]): ChartTable {
  return {
    columns: [{ label: "Started" }, { label: "First token", isNumber: true }, { label: "Total", isNumber: true }],
    rows: points.map(({ id, startedAt, ttftMs, totalMs }) => ({
      key: id,
      cells: [formatDateTime(startedAt), formatMs(ttftMs), formatMs(totalMs)],
    })),
  };
}

/** Said where not every complete call is drawn; null where all are. */
export function drawnNote({ points, outcomes }: ProfileUsage): string | null {
  if (points.length >= outcomes.complete) return null;
  return `Drawn: the newest ${formatCount(points.length)} of ${formatCount(outcomes.complete)} complete calls. Figures count all of them.`;
}

export function axisTime(at: number, { from, to }: ProfileUsage): string {
  const date = new Date(at);
  if (to.getTime() - from.getTime() > dayMs) return formatDate(date);
  return formatDateTime(date).split(", ")[1]?.replace(" UTC", "") ?? "";
}
