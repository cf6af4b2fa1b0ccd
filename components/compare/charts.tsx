"use client";

import { ChartFrame } from "@/components/charts/chart-frame";
import type { StripRow } from "@/components/charts/dot-strip";
import { DotStrip, StackedBars, TimeScatter } from "@/components/charts/lazy";
import { stripHeight, timeScatterHeight } from "@/components/charts/strip-layout";
import {
  callTable,
  drawnProfiles,
  drawnWindow,
  kinds,
  type LatencyMetric,
  latencyMetrics,
  latencyRows,
  latencyTable,
  rowsNote,
  timePoints,
  tokenRows,
  tokenSeries,
  tokenTable,
  trendPoints,
  trendTable,
} from "@/components/compare/chart-data";
import { cn } from "@/components/ui/cn";
import type { Comparison } from "@/lib/compare/schema";
import { drawnNote, errorNote, latencySentence, timeSentence, tokenSentence } from "@/lib/compare/sentence";
import { formatCount, formatDate, formatDateTime, formatMs } from "@/lib/format";

/** As many rows are about as high as the chart over time. */
const rowsBesideTime = 6;

/** Latency, first token and tokens of every profile that completed a call. */
export function Charts({ comparison }: { comparison: Comparison }) {
  // Beside a long list the chart over time would leave a hole under itself.
  const isLong = drawnProfiles(comparison.profiles).length > rowsBesideTime;
  return (
    <div className="grid gap-3 xl:grid-cols-2">
      <LatencyChart title="Latency per profile" comparison={comparison} metric={latencyMetrics.total} />
      <LatencyChart title="First token per profile" comparison={comparison} metric={latencyMetrics.ttft} />
      <div className={cn("grid", isLong && "xl:col-span-2")}>
        <TimeChart comparison={comparison} />
      </div>
      <div className={cn("grid", isLong && "xl:col-span-2")}>
        <TokenChart comparison={comparison} />
      </div>
    </div>
  );
}

function LatencyChart({ title, comparison, metric }: { title: string; comparison: Comparison; metric: LatencyMetric }) {
  const profiles = drawnProfiles(comparison.profiles);
  const rows: StripRow[] = latencyRows(profiles, comparison.points, metric);
  const sentence = latencySentence(metric.word, comparison.profiles, metric.summary);
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      note={notes(errorNote(comparison), drawnNote(comparison), rowsNote(profiles.length))}
      legend={[...kinds]}
      table={() => latencyTable(profiles, metric)}
    >
      <div style={{ minHeight: stripHeight(rows.length) }}>
        <DotStrip title={title} description={sentence} rows={rows} series={[...kinds]} format={axisMs} />
      </div>
    </ChartFrame>
  );
}

const dayMs = 86_400_000;

function TimeChart({ comparison }: { comparison: Comparison }) {
  const { points, trend, trendStep } = comparison;
  const isTrend = trend.length > 0;
  const { from, to } = drawnWindow(comparison);
  const sentence = timeSentence(comparison);
  const isLong = to - from > dayMs;
  return (
    <ChartFrame
      title="Latency over time"
      sentence={sentence}
      note={
        isTrend ? `Drawn: the median of each ${trendStep} that is over, by kind of profile.` : drawnNote(comparison)
      }
      legend={[...kinds]}
      table={() => (isTrend ? trendTable(trend) : callTable(points))}
    >
      <div style={{ minHeight: timeScatterHeight }}>
        <TimeScatter
          title="Latency over time"
          description={sentence}
          from={from}
          to={to}
          points={isTrend ? trendPoints(trend, trendStep) : timePoints(points)}
          series={[...kinds]}
          format={axisMs}
          formatTime={(at) => (isLong ? formatDate(new Date(at)) : clockTime(new Date(at)))}
        />
      </div>
    </ChartFrame>
  );
}

function axisMs(ms: number): string {
  return ms === 0 ? "0" : formatMs(ms);
}

function clockTime(date: Date): string {
  return formatDateTime(date).split(", ")[1]?.replace(" UTC", "") ?? "";
}

function TokenChart({ comparison }: { comparison: Comparison }) {
  const profiles = drawnProfiles(comparison.profiles);
  const rows = tokenRows(profiles);
  const sentence = tokenSentence(comparison.profiles);
  return (
    <ChartFrame
      title="Tokens per profile"
      sentence={sentence}
      note={rowsNote(profiles.length)}
      legend={tokenSeries}
      table={() => tokenTable(profiles)}
    >
      <div style={{ minHeight: stripHeight(rows.length) }}>
        <StackedBars
          title="Tokens per profile"
          description={sentence}
          rows={rows}
          series={tokenSeries}
          format={formatCount}
        />
      </div>
    </ChartFrame>
  );
}

function notes(...parts: (string | null)[]): string | null {
  return parts.filter(Boolean).join(" ") || null;
}
