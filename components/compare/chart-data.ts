import type { StripRow } from "@/components/charts/dot-strip";
import type { CloudPoint } from "@/components/charts/point-cloud";
import type { ChartSeries, ChartTable } from "@/components/charts/series";
import type { BarRow } from "@/components/charts/stacked-bars";
import type { ProfileType } from "@/lib/bedrock/types";
import type { CallPoint, Comparison, LatencySummary, ProfileComparison, TrendPoint } from "@/lib/compare/schema";
import { percentileNote } from "@/lib/compare/sentence";
import { formatCount, formatDateTime, formatMs } from "@/lib/format";

/** The two kinds of profile, told apart by colour and by shape in every chart. */
export const kinds = [
  { key: "SYSTEM_DEFINED", label: "System-defined", color: "var(--system)", shape: "circle" },
  { key: "APPLICATION", label: "Application", color: "var(--application)", shape: "diamond" },
] as const satisfies (ChartSeries & { key: ProfileType })[];

export const tokenSeries: ChartSeries[] = [
  { key: "input", label: "Tokens in", color: "var(--chart-3)", shape: "square" },
  { key: "output", label: "Tokens out", color: "var(--chart-4)", shape: "square" },
];

const kindOf = (type: ProfileType) => kinds.find((kind) => kind.key === type) ?? null;

/** More rows than this are a wall; all of them are in the table. */
export const maxRows = 12;

export function rowsNote(profiles: number): string | null {
  return profiles > maxRows ? `Drawn: the ${maxRows} profiles with most calls of ${formatCount(profiles)}.` : null;
}

/** Profiles with complete calls, most calls first. */
export function drawnProfiles(profiles: ProfileComparison[]): ProfileComparison[] {
  return profiles
    .filter((profile) => profile.outcomes.complete > 0)
    .sort((a, b) => b.outcomes.complete - a.outcomes.complete || a.profileName.localeCompare(b.profileName));
}

export interface LatencyMetric {
  label: string;
  /** Within a sentence. */
  word: "first token" | "total";
  summary: (profile: ProfileComparison) => LatencySummary;
  value: (point: CallPoint) => number | null;
}

export const latencyMetrics = {
  total: { label: "Total", word: "total", summary: (profile) => profile.total, value: (point) => point.totalMs },
  ttft: {
    label: "First token",
    word: "first token",
    summary: (profile) => profile.ttft,
    value: (point) => point.ttftMs,
  },
} satisfies Record<string, LatencyMetric>;

export function latencyRows(profiles: ProfileComparison[], points: CallPoint[], metric: LatencyMetric): StripRow[] {
  const byProfile = Map.groupBy(points, (point) => point.profileArn);
  return profiles.slice(0, maxRows).map((profile) => {
    const { p50, p90, p95 } = metric.summary(profile);
    return {
      key: profile.profileArn,
      label: profile.profileName,
      note: percentileNote(metric.summary(profile)),
      series: profile.profileType,
      values: (byProfile.get(profile.profileArn) ?? []).flatMap((point) => {
        const value = metric.value(point);
        return value === null ? [] : [{ id: point.id, value, describe: () => linesOf(point) }];
      }),
      marks: Object.entries({ p50, p90, p95 }).flatMap(([label, { value }]) =>
        value === null ? [] : [{ label, value }],
      ),
    };
  });
}

function linesOf(point: CallPoint): string[] {
  return [
    point.profileName,
    `First token ${formatMs(point.ttftMs)} · total ${formatMs(point.totalMs)}`,
    `${formatCount(point.inputTokens)} tokens in, ${formatCount(point.outputTokens)} out`,
    formatDateTime(point.startedAt),
  ];
}

export function latencyTable(profiles: ProfileComparison[], metric: LatencyMetric): ChartTable {
  const number = (label: string) => ({ label, isNumber: true });
  return {
    columns: [
      { label: "Profile" },
      { label: "Kind" },
      { label: "Model" },
      ...["n", "Shortest", "Median", "p50", "p90", "p95", "Longest"].map(number),
    ],
    rows: profiles.map((profile) => {
      const { n, min, median, max, p50, p90, p95 } = metric.summary(profile);
      const withheld = [p50, p90, p95].map(({ value, needs }) => (value === null ? `needs ${needs}` : formatMs(value)));
      return {
        key: profile.profileArn,
        cells: [...nameCells(profile), formatCount(n), formatMs(min), formatMs(median), ...withheld, formatMs(max)],
      };
    }),
  };
}

function nameCells(profile: ProfileComparison): string[] {
  return [profile.profileName, kindOf(profile.profileType)?.label ?? "", profile.modelName];
}

const shortestWindowMs = 12 * 60_000;

/** The part of the range that is drawn: from the first call on, so that a first pair is not a smear at the edge. */
export function drawnWindow({ from, to, points, trend }: Pick<Comparison, "from" | "to" | "points" | "trend">): {
  from: number;
  to: number;
} {
  if (trend.length > 0) return { from: from.getTime(), to: to.getTime() };
  const first = Math.min(...points.map((point) => point.startedAt.getTime()), to.getTime() - shortestWindowMs);
  return { from: Math.max(first, from.getTime()), to: to.getTime() };
}

export function timePoints(points: CallPoint[]): CloudPoint[] {
  return points.map((point) => ({
    id: point.id,
    x: point.startedAt.getTime(),
    y: point.totalMs,
    series: point.profileType,
    describe: () => linesOf(point),
  }));
}

/** Medians in place of single calls. */
export function trendPoints(trend: TrendPoint[], step: "hour" | "day"): CloudPoint[] {
  const halfMs = (step === "day" ? 86_400_000 : 3_600_000) / 2;
  return trend.map(({ at, profileType, n, medianMs }) => ({
    id: `${at.getTime()} ${profileType}`,
    x: at.getTime() + halfMs,
    y: medianMs,
    series: profileType,
    describe: () => [
      `Median ${formatMs(medianMs)}`,
      `${kindOf(profileType)?.label}, ${formatCount(n)} calls`,
      `${step === "day" ? "Day" : "Hour"} from ${formatDateTime(at)}`,
    ],
  }));
}

export function trendTable(trend: TrendPoint[]): ChartTable {
  return {
    columns: [
      { label: "From" },
      { label: "Kind" },
      { label: "Complete calls", isNumber: true },
      { label: "Median total", isNumber: true },
    ],
    rows: trend.map(({ at, profileType, n, medianMs }) => ({
      key: `${at.getTime()} ${profileType}`,
      cells: [formatDateTime(at), kindOf(profileType)?.label ?? "", formatCount(n), formatMs(medianMs)],
    })),
  };
}

export function callTable(points: CallPoint[]): ChartTable {
  const number = (label: string) => ({ label, isNumber: true });
  return {
    columns: [
      { label: "Started" },
      { label: "Profile" },
      { label: "Kind" },
      ...["First token", "Total", "Tokens in", "Tokens out"].map(number),
    ],
    rows: points.map((point) => ({
      key: point.id,
      cells: [
        formatDateTime(point.startedAt),
        point.profileName,
        kindOf(point.profileType)?.label ?? "",
        formatMs(point.ttftMs),
        formatMs(point.totalMs),
        formatCount(point.inputTokens),
        formatCount(point.outputTokens),
      ],
    })),
  };
}

export function tokenRows(profiles: ProfileComparison[]): BarRow[] {
  return profiles.slice(0, maxRows).map((profile) => {
    const counts = `${formatCount(profile.inputTokens)} in · ${formatCount(profile.outputTokens)} out`;
    return {
      key: profile.profileArn,
      label: profile.profileName,
      note: counts,
      mark: kindOf(profile.profileType),
      values: { input: profile.inputTokens, output: profile.outputTokens },
      lines: [profile.profileName, counts],
    };
  });
}

export function tokenTable(profiles: ProfileComparison[]): ChartTable {
  const number = (label: string) => ({ label, isNumber: true });
  return {
    columns: [
      { label: "Profile" },
      { label: "Kind" },
      { label: "Model" },
      ...["Complete calls", "Tokens in", "Tokens out", "Mean out per call"].map(number),
    ],
    rows: profiles.map((profile) => ({
      key: profile.profileArn,
      cells: [
        ...nameCells(profile),
        formatCount(profile.outcomes.complete),
        formatCount(profile.inputTokens),
        formatCount(profile.outputTokens),
        formatCount(Math.round(profile.outputTokens / profile.outcomes.complete)),
      ],
    })),
  };
}
