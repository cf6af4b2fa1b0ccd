"use client";

import {
  type LoadChartProps,
  loadCurveTable,
  loadSeries,
  startsTable,
  windowCurves,
  windowTable,
} from "@/components/benchmarks/load-chart-parts";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { IntervalRow } from "@/components/charts/interval-rows";
import { IntervalRows, TimeBars, XyChart } from "@/components/charts/lazy";
import type { CloudPoint } from "@/components/charts/point-cloud";
import type { ChartSeries } from "@/components/charts/series";
import { stripHeight, timeScatterHeight, xyHeight } from "@/components/charts/strip-layout";
import { percentileText } from "@/lib/benchmarks/chart-words";
import type { LoadChartData } from "@/lib/benchmarks/load-charts";
import { inFlightSentence, loadMetricWords, metricSentence, startsSentence } from "@/lib/benchmarks/load-words";
import { durationWords } from "@/lib/benchmarks/words";
import { formatCount, formatMs, plural } from "@/lib/format";

const timeAxis = ({ durationMs }: LoadChartData) => ({
  label: "Since the arm's time zero, warm-up before it",
  from: 0,
  to: durationMs,
  format: durationWords,
});

/** Every complete call at the moment it was due, with medians of the windows. */
export function LoadOverTime({ data, report, metric }: LoadChartProps) {
  const series = loadSeries(report);
  const sentence = metricSentence(metric, report);
  const points = data.arms.flatMap(({ calls }, arm) =>
    calls.flatMap((call): CloudPoint[] => {
      const value = call[metric];
      if (value === null) return [];
      const label = series[arm]?.label ?? "";
      const describe = () => [label, `Start ${formatCount(call.start)}: ${formatMs(value)}`];
      return [{ id: `${arm}/${call.start}`, x: call.atMs, y: value, series: String(arm), describe }];
    }),
  );
  const [drawn, all] = [points.length, data.arms.reduce((sum, { n }) => sum + n, 0)];
  const note =
    drawn < all
      ? `Drawn: ${formatCount(drawn)} of ${plural(all, "call")}, evenly chosen. Figures count all of them.`
      : `${plural(all, "call")}, all drawn; lines are medians of ${durationWords(data.windowMs)}, from five calls on.`;
  return (
    <ChartFrame
      title="Over time"
      sentence={sentence}
      note={note}
      legend={series}
      table={() => windowTable(data, series, ({ medians }) => formatMs(medians[metric]))}
    >
      <div style={{ minHeight: xyHeight }}>
        <XyChart
          title="Over time"
          description={sentence}
          x={timeAxis(data)}
          y={{
            label: loadMetricWords[metric],
            from: 0,
            to: Math.max(1, ...points.map(({ y }) => y)),
            format: formatMs,
          }}
          series={series}
          points={points}
          curves={windowCurves(data, ({ medians }) => medians[metric])}
        />
      </div>
    </ChartFrame>
  );
}

/** The share of complete calls that ended within a time. */
export function LoadDistribution({ data, report, metric }: LoadChartProps) {
  const series = loadSeries(report);
  const sentence = metricSentence(metric, report);
  const curves = data.arms.map((arm, index) => ({
    series: String(index),
    isStep: true,
    points: arm.curves[metric].map(({ value, share }) => ({ x: value, y: 100 * share })),
  }));
  const largest = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ x }) => x)));
  return (
    <ChartFrame
      title="Distribution"
      sentence={sentence}
      legend={series}
      table={() => loadCurveTable(data, series, metric)}
    >
      <div style={{ minHeight: xyHeight }}>
        <XyChart
          title="Distribution"
          description={sentence}
          x={{ label: loadMetricWords[metric], from: 0, to: largest, format: formatMs }}
          y={{ label: "Share of complete calls within a time", from: 0, to: 100, format: (value) => `${value} %` }}
          series={series}
          curves={curves}
        />
      </div>
    </ChartFrame>
  );
}

const shares = ["p50", "p90", "p95", "p99"] as const;

/** p50 to p99 with their intervals; what the calls cannot carry says what it needs. */
export function LoadPercentiles({ report, metric }: LoadChartProps) {
  const series = loadSeries(report);
  const sentence = metricSentence(metric, report);
  const rows = shares.flatMap((share) =>
    report.loads.map(({ metrics }, arm): IntervalRow => {
      const row = metrics[metric];
      const { value, low, high } = row[share];
      return {
        key: `${share}${arm}`,
        label: `${share} ${series[arm]?.label}`,
        note: percentileText(row[share], row.n, "total"),
        series: series[arm] ?? null,
        ...{ estimate: value, low, high },
      };
    }),
  );
  const table = () => ({
    columns: [{ label: "Percentile" }, { label: "Value and interval", isNumber: true }],
    rows: rows.map(({ key, label, note }) => ({ key, cells: [label, note] })),
  });
  return (
    <ChartFrame
      title="Percentiles with intervals"
      sentence={sentence}
      note="95 % order-statistic intervals, rather too narrow under load; withheld below the calls they need."
      legend={series}
      table={table}
    >
      <div style={{ minHeight: stripHeight(rows.length) }}>
        <IntervalRows title="Percentiles with intervals" description={sentence} rows={rows} format={formatMs} />
      </div>
    </ChartFrame>
  );
}

const outcomeSeries: ChartSeries[] = [
  { key: "complete", label: "Complete", color: "var(--chart-3)", shape: "square" },
  { key: "throttled", label: "Throttled", color: "var(--chart-2)", shape: "square" },
  { key: "failed", label: "Failed or broken off", color: "var(--chart-6)", shape: "square" },
  { key: "missed", label: "Missed", color: "var(--chart-4)", shape: "square" },
];

/** What became of the starts of each window, a chart per arm. */
export function LoadStarts({ data, report }: LoadChartProps) {
  const names = loadSeries(report);
  return data.arms.map((arm, index) => {
    const load = report.loads[index];
    const title = `Starts: ${names[index]?.label}`;
    const sentence = load ? startsSentence(load) : "";
    const bars = arm.windows.map(({ fromMs, complete, throttled, failed, missed }) => ({
      label: durationWords(fromMs),
      values: { complete, throttled, failed, missed },
      lines: [
        `From ${durationWords(fromMs)}`,
        `${complete} complete, ${throttled} throttled, ${failed} failed, ${missed} missed`,
      ],
    }));
    return (
      <ChartFrame
        key={names[index]?.key}
        title={title}
        sentence={sentence}
        legend={outcomeSeries}
        table={() => startsTable(arm)}
      >
        <div style={{ minHeight: timeScatterHeight }}>
          <TimeBars title={title} description={sentence} bars={bars} series={outcomeSeries} format={formatCount} />
        </div>
      </ChartFrame>
    );
  });
}

/** How many calls were under way, on average, in each window. */
export function LoadInFlight({ data, report }: LoadChartProps) {
  const series = loadSeries(report);
  const sentence = inFlightSentence(report);
  const curves = windowCurves(data, ({ inFlight }) => inFlight);
  const most = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ y }) => y)));
  return (
    <ChartFrame
      title="In flight"
      sentence={sentence}
      note={`Means of ${durationWords(data.windowMs)}.`}
      legend={series}
      table={() => windowTable(data, series, ({ inFlight }) => inFlight.toFixed(1))}
    >
      <div style={{ minHeight: xyHeight }}>
        <XyChart
          title="In flight"
          description={sentence}
          x={timeAxis(data)}
          y={{ label: "Calls in flight, mean", from: 0, to: most, format: (value) => value.toFixed(1) }}
          series={series}
          curves={curves}
        />
      </div>
    </ChartFrame>
  );
}
