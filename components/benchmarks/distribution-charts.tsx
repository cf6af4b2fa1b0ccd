"use client";

import {
  boxTable,
  curveTable,
  pairTable,
  percentileName,
  percentileTable,
  tokenTable,
} from "@/components/benchmarks/chart-tables";
import { armSeries, type BenchmarkChartProps } from "@/components/benchmarks/pair-charts";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { StripRow } from "@/components/charts/dot-strip";
import type { IntervalRow } from "@/components/charts/interval-rows";
import { DotStrip, IntervalRows, StackedBars, XyChart } from "@/components/charts/lazy";
import type { CloudPoint } from "@/components/charts/point-cloud";
import type { ChartSeries } from "@/components/charts/series";
import { stripHeight, xyHeight } from "@/components/charts/strip-layout";
import {
  distributionSentence,
  formatDuration,
  percentileText,
  thinnedNote,
  tokensSentence,
} from "@/lib/benchmarks/chart-words";
import { chartShares } from "@/lib/benchmarks/pairs";
import { metricWords } from "@/lib/benchmarks/verdict-words";
import { formatCount, plural } from "@/lib/format";

const arms = ["a", "b"] as const;

/** The share of calls that ended within a time. */
export function Distribution({ data, names }: BenchmarkChartProps) {
  const sentence = distributionSentence(data, names);
  const series = armSeries(names);
  const curves = arms.map((arm) => ({
    series: arm,
    isStep: true,
    points: data[arm].curve.map(({ value, share }) => ({ x: value, y: 100 * share })),
  }));
  const largest = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ x }) => x)));
  return (
    <ChartFrame title="Distribution" sentence={sentence} legend={series} table={() => curveTable(data, names)}>
      <div style={{ minHeight: xyHeight }}>
        <XyChart
          title="Distribution"
          description={sentence}
          x={{
            label: metricWords[data.metric],
            from: 0,
            to: largest,
            format: (value) => formatDuration(value, data.metric),
          }}
          y={{ label: "Share of calls within a time", from: 0, to: 100, format: (value) => `${value} %` }}
          series={series}
          curves={curves}
        />
      </div>
    </ChartFrame>
  );
}

/** Every call as a point, the middle half as a box. */
export function Boxes({ data, names }: BenchmarkChartProps) {
  const sentence = distributionSentence(data, names);
  const series = armSeries(names);
  const rows = arms.map(
    (arm): StripRow => ({
      key: arm,
      label: names[arm],
      note: `${plural(data[arm].n, "call")}; box: the middle half, line: from 5 to 95 %`,
      series: arm,
      values: data.pairs.map((pair) => ({
        id: `${pair.pair}${arm}`,
        value: pair[arm],
        describe: () => [names[arm], `Pair ${formatCount(pair.pair)}: ${formatDuration(pair[arm], data.metric)}`],
      })),
      marks: [],
      box: data[arm].box,
    }),
  );
  return (
    <ChartFrame
      title="Box and points"
      sentence={sentence}
      note={thinnedNote(data)}
      legend={series}
      table={() => boxTable(data, names)}
    >
      <div style={{ minHeight: stripHeight(rows.length) }}>
        <DotStrip
          title="Box and points"
          description={sentence}
          rows={rows}
          series={series}
          format={(value) => formatDuration(value, data.metric)}
        />
      </div>
    </ChartFrame>
  );
}

/** p50 to p99 with their intervals; what the calls cannot carry says what it needs. */
export function Percentiles({ data, names }: BenchmarkChartProps) {
  const sentence = distributionSentence(data, names);
  const series = armSeries(names);
  const rows = chartShares.flatMap((share, at) =>
    arms.flatMap((arm, index): IntervalRow[] => {
      const estimate = data[arm].percentiles[at];
      if (!estimate) return [];
      const note = percentileText(estimate, data[arm].n, data.metric);
      return [
        {
          key: `${share}${arm}`,
          label: `${percentileName(share)} ${names[arm]}`,
          note,
          series: series[index] ?? null,
          estimate: estimate.value,
          low: estimate.low,
          high: estimate.high,
        },
      ];
    }),
  );
  return (
    <ChartFrame
      title="Percentiles with intervals"
      sentence={sentence}
      note="95 % order-statistic intervals; withheld below the calls they need."
      legend={series}
      table={() => percentileTable(data, names)}
    >
      <div style={{ minHeight: stripHeight(rows.length) }}>
        <IntervalRows
          title="Percentiles with intervals"
          description={sentence}
          rows={rows}
          format={(value) => formatDuration(value, data.metric)}
        />
      </div>
    </ChartFrame>
  );
}

const tokenSeries: ChartSeries[] = [
  { key: "input", label: "Tokens in", color: "var(--chart-3)", shape: "square" },
  { key: "output", label: "Tokens out", color: "var(--chart-4)", shape: "square" },
];

/** Median tokens per call: whether both did the same work. */
export function Tokens({ data, names }: BenchmarkChartProps) {
  const sentence = tokensSentence(data, names);
  const marks = armSeries(names);
  const rows = arms.map((arm, index) => {
    const { inputTokens, outputTokens, n } = data[arm];
    const note = `${formatCount(inputTokens)} in, ${formatCount(outputTokens)} out, median of ${plural(n, "call")}`;
    const values = { input: inputTokens ?? 0, output: outputTokens ?? 0 };
    return { key: arm, label: names[arm], note, mark: marks[index] ?? null, values, lines: [names[arm], note] };
  });
  return (
    <ChartFrame title="Tokens per call" sentence={sentence} legend={tokenSeries} table={() => tokenTable(data, names)}>
      <div style={{ minHeight: stripHeight(rows.length) }}>
        <StackedBars
          title="Tokens per call"
          description={sentence}
          rows={rows}
          series={tokenSeries}
          format={formatCount}
        />
      </div>
    </ChartFrame>
  );
}

/** Whether longer answers explain longer times. */
export function LatencyAgainstTokens({ data, names }: BenchmarkChartProps) {
  const sentence = "Each call's time against the tokens it wrote: longer answers take longer.";
  const series = armSeries(names);
  const points = data.pairs.flatMap((pair) =>
    arms.map((arm): CloudPoint => {
      const tokens = arm === "a" ? pair.aOutputTokens : pair.bOutputTokens;
      const text = `${formatDuration(pair[arm], data.metric)}, ${plural(tokens, "token")} out`;
      return {
        id: `${pair.pair}${arm}`,
        x: tokens,
        y: pair[arm],
        series: arm,
        describe: () => [names[arm], `Pair ${formatCount(pair.pair)}: ${text}`],
      };
    }),
  );
  const most = (read: (point: CloudPoint) => number) => Math.max(1, ...points.map(read));
  return (
    <ChartFrame
      title="Latency against output tokens"
      sentence={sentence}
      note={thinnedNote(data)}
      legend={series}
      table={() => pairTable(data, names)}
    >
      <div style={{ minHeight: xyHeight }}>
        <XyChart
          title="Latency against output tokens"
          description={sentence}
          x={{ label: "Output tokens", from: 0, to: most(({ x }) => x), format: formatCount }}
          y={{
            label: metricWords[data.metric],
            from: 0,
            to: most(({ y }) => y),
            format: (value) => formatDuration(value, data.metric),
          }}
          series={series}
          points={points}
        />
      </div>
    </ChartFrame>
  );
}
