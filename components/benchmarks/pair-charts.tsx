"use client";

import { pairTable, ratioTable } from "@/components/benchmarks/chart-tables";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { IntervalRow } from "@/components/charts/interval-rows";
import { IntervalRows, XyChart } from "@/components/charts/lazy";
import type { CloudPoint } from "@/components/charts/point-cloud";
import type { ChartSeries } from "@/components/charts/series";
import { stripHeight, xyHeight } from "@/components/charts/strip-layout";
import type { Zone } from "@/components/charts/xy-layers";
import type { BenchmarkChartData, DrawnPair } from "@/lib/benchmarks/chart-data";
import {
  type ArmNames,
  differenceSentence,
  driftSentence,
  formatDuration,
  formatRatio,
  thinnedNote,
} from "@/lib/benchmarks/chart-words";
import { logMargin } from "@/lib/benchmarks/margin";
import { metricWords, percent } from "@/lib/benchmarks/verdict-words";
import { formatCount, plural } from "@/lib/format";

export interface BenchmarkChartProps {
  data: BenchmarkChartData;
  names: ArmNames;
}

export function armSeries(names: ArmNames): [ChartSeries, ChartSeries] {
  return [
    { key: "a", label: names.a, color: "var(--chart-1)", shape: "circle" },
    { key: "b", label: names.b, color: "var(--chart-2)", shape: "diamond" },
  ];
}

const orders: ChartSeries[] = [
  { key: "ab", label: "A called first", color: "var(--chart-1)", shape: "circle" },
  { key: "ba", label: "B called first", color: "var(--chart-2)", shape: "diamond" },
];

/** The allowed ratios, as changes in percent. */
function marginZone(marginPercent: number): Zone {
  const limit = Math.exp(logMargin(marginPercent));
  return {
    label: `margin ±${percent(marginPercent)}`,
    from: 100 * (1 / limit - 1),
    to: 100 * (limit - 1),
    tone: "good",
  };
}

const changeOf = (ratio: number) => 100 * (ratio - 1);
const signed = (value: number) => formatRatio(1 + value / 100);

/** Every pair's difference in percent, with the interval of the shift and the margin. */
export function PairedDifferences({ data, names }: BenchmarkChartProps) {
  const { ratio, pairs } = data;
  const sentence = differenceSentence(data, names);
  const zones: Zone[] = [marginZone(data.marginPercent)];
  if (ratio && ratio.low !== null)
    zones.push({ label: "interval", from: changeOf(ratio.low), to: changeOf(ratio.high), tone: "strong" });
  const points = pairs.map(
    ({ pair, order, a, b }): CloudPoint => ({
      id: String(pair),
      x: pair,
      y: changeOf(b / a),
      series: order,
      describe: () => [
        `Pair ${formatCount(pair)}: ${formatRatio(b / a)}`,
        `${names.a} ${formatDuration(a, data.metric)}`,
        `${names.b} ${formatDuration(b, data.metric)}`,
      ],
    }),
  );
  const values = [...points.map(({ y }) => y), ...zones.flatMap(({ from, to }) => [from, to])];
  return (
    <ChartFrame
      title="Paired differences"
      sentence={sentence}
      note={thinnedNote(data)}
      legend={orders}
      table={() => pairTable(data, names)}
    >
      <div style={{ minHeight: xyHeight }}>
        <XyChart
          title="Paired differences"
          description={sentence}
          x={pairAxis(pairs)}
          y={{
            label: "B against A, each pair; green: margin, grey: interval",
            from: Math.min(...values),
            to: Math.max(...values),
            format: signed,
          }}
          series={orders}
          points={points}
          zones={zones}
          levels={[
            { at: 0, label: "", isDashed: true },
            ...(ratio ? [{ at: changeOf(ratio.estimate), label: formatRatio(ratio.estimate) }] : []),
          ]}
        />
      </div>
    </ChartFrame>
  );
}

function pairAxis(pairs: DrawnPair[]) {
  const last = pairs.at(-1)?.pair ?? 1;
  return {
    label: "Pair, in the order of the run",
    from: 0,
    to: last,
    format: (value: number) => formatCount(Math.round(value)),
  };
}

/** The interval of every metric against the margin. */
export function IntervalAgainstMargin({ data, names }: BenchmarkChartProps) {
  const sentence = differenceSentence(data, names);
  const { from, to } = marginZone(data.marginPercent);
  const rows = data.ratios.map(({ metric, ratio }, index): IntervalRow => {
    const { low, high } = ratio;
    const { equivalence } = data;
    const isPrimary = index === 0;
    return {
      key: metric,
      label: `${metricWords[metric]}${isPrimary ? "" : " (secondary)"}`,
      note:
        low === null
          ? `${formatRatio(ratio.estimate)}, too few pairs for an interval`
          : `${formatRatio(ratio.estimate)} (${formatRatio(low)} to ${formatRatio(high)})`,
      series: null,
      estimate: changeOf(ratio.estimate),
      low: low === null ? null : changeOf(low),
      high: high === null ? null : changeOf(high),
      inner: isPrimary && equivalence ? { low: changeOf(equivalence.low), high: changeOf(equivalence.high) } : null,
    };
  });
  return (
    <ChartFrame
      title="Interval against the margin"
      sentence={sentence}
      note={`Green: the margin of ±${percent(data.marginPercent)}. Thick: the narrower interval that decides about equivalence.`}
      table={() => ratioTable(data)}
    >
      <div style={{ minHeight: stripHeight(rows.length) }}>
        <IntervalRows
          title="Interval against the margin"
          description={sentence}
          rows={rows}
          zone={{ from, to }}
          reference={0}
          format={signed}
        />
      </div>
    </ChartFrame>
  );
}

/** Every call in the order of the run with running medians: what the load did meanwhile. */
export function OverTheRun({ data, names }: BenchmarkChartProps) {
  const sentence = driftSentence(data, names);
  const series = armSeries(names);
  const points = data.pairs.flatMap(({ pair, a, b }) =>
    (
      [
        ["a", a],
        ["b", b],
      ] as const
    ).map(
      ([arm, value]): CloudPoint => ({
        id: `${pair}${arm}`,
        x: pair,
        y: value,
        series: arm,
        describe: () => [names[arm], `Pair ${formatCount(pair)}: ${formatDuration(value, data.metric)}`],
      }),
    ),
  );
  const curves = (["a", "b"] as const).map((arm) => ({
    series: arm,
    points: data[arm].trend.map(({ pair, value }) => ({ x: pair, y: value })),
  }));
  return (
    <ChartFrame
      title="Over the run"
      sentence={sentence}
      note={thinnedNote(data) ?? `${plural(data.n, "pair")}, all drawn; lines are running medians.`}
      legend={series}
      table={() => pairTable(data, names)}
    >
      <div style={{ minHeight: xyHeight }}>
        <XyChart
          title="Over the run"
          description={sentence}
          x={pairAxis(data.pairs)}
          y={{
            label: metricWords[data.metric],
            from: 0,
            to: Math.max(1, ...points.map(({ y }) => y)),
            format: (value) => formatDuration(value, data.metric),
          }}
          series={series}
          points={points}
          curves={curves}
        />
      </div>
    </ChartFrame>
  );
}
