"use client";

import { useState } from "react";
import {
  CartesianGrid,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from "recharts";
import { niceTicks } from "@/components/charts/nice-ticks";
import { type CloudPoint, type PlacedPoint, PointCloud, spanOf } from "@/components/charts/point-cloud";
import { PointNote } from "@/components/charts/point-note";
import { RowLabels } from "@/components/charts/row-labels";
import { type ChartSeries, gridColor, initialSize, picture, valueAxis } from "@/components/charts/series";
import { axisHeight, jitter, middle, rowHeight, stripHeight } from "@/components/charts/strip-layout";

export interface StripRow {
  key: string;
  label: string;
  note: string;
  /** Key of its series. */
  series: string;
  values: { id: string; value: number; describe: () => string[] }[];
  /** Values that stand for the whole row, e.g. a percentile. */
  marks: { label: string; value: number }[];
  /** The middle half of all values, and the stretch of nine tenths. */
  box?: { low: number; lower: number; median: number; upper: number; high: number } | null;
}

/** One row per thing, every value a dot, marks as labelled ticks. */
export function DotStrip({
  title,
  description,
  rows,
  series,
  format,
}: {
  title: string;
  description: string;
  rows: StripRow[];
  series: ChartSeries[];
  format: (value: number) => string;
}) {
  const [pointed, setPointed] = useState<PlacedPoint | null>(null);
  const [width, setWidth] = useState(initialSize.width);
  const ticks = niceTicks(largest(rows));
  const end = ticks.at(-1) ?? 1;
  return (
    <div className="relative">
      <RowLabels rows={rows.map((row) => ({ ...row, series: series.find((one) => one.key === row.series) ?? null }))} />
      <ResponsiveContainer
        width="100%"
        height={stripHeight(rows.length)}
        initialDimension={initialSize}
        onResize={setWidth}
      >
        <ScatterChart title={title} desc={description} {...picture} margin={{ top: 0, right: 24, bottom: 0, left: 4 }}>
          <CartesianGrid horizontal={false} stroke={gridColor} />
          <XAxis {...valueAxis(ticks, format)} dataKey="x" height={axisHeight} />
          <YAxis type="number" dataKey="y" domain={[0, rows.length]} reversed hide />
          <Scatter {...spanOf([0, end], [0, rows.length])} />
          <PointCloud points={dotsOf(rows)} series={series} pointed={pointed} onPoint={setPointed} />
          <Boxes rows={rows} />
          <Marks rows={rows} />
        </ScatterChart>
      </ResponsiveContainer>
      <PointNote point={pointed} width={width} />
    </div>
  );
}

function largest(rows: StripRow[]): number {
  const values = rows.flatMap(({ values, marks, box }) => [
    ...[...values, ...marks].map(({ value }) => value),
    ...(box ? [box.high] : []),
  ]);
  return values.reduce((max, value) => Math.max(max, value), 0);
}

function dotsOf(rows: StripRow[]): CloudPoint[] {
  return rows.flatMap(({ series, values }, row) =>
    values.map(({ id, value, describe }, index) => ({
      id,
      x: value,
      y: row + middle + jitter(index),
      series,
      describe,
    })),
  );
}

const reach = rowHeight * 0.2;

function Boxes({ rows }: { rows: StripRow[] }) {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!xScale || !yScale) return null;
  return rows.map(({ key, box }, index) => {
    if (!box) return null;
    const x = (value: number) => xScale(value) ?? 0;
    const y = yScale(index + middle) ?? 0;
    const half = reach * 0.8;
    return (
      <g key={key} pointerEvents="none" stroke="var(--foreground)" strokeWidth={1.5} fill="none">
        <path d={`M${x(box.low)} ${y}H${x(box.lower)}M${x(box.upper)} ${y}H${x(box.high)}`} />
        <rect x={x(box.lower)} y={y - half} width={Math.max(1, x(box.upper) - x(box.lower))} height={2 * half} />
        <path d={`M${x(box.median)} ${y - half}v${2 * half}`} strokeWidth={3} />
      </g>
    );
  });
}

/** A label with less room than this before the next mark stands on the mark's other side. */
const labelWidth = 24;

function Marks({ rows }: { rows: StripRow[] }) {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!xScale || !yScale) return null;
  return rows.flatMap((row, index) =>
    row.marks.map(({ label, value }, at) => {
      const [x, y] = [xScale(value) ?? 0, yScale(index + middle) ?? 0];
      const next = row.marks[at + 1];
      const isTight = next !== undefined && (xScale(next.value) ?? 0) - x < labelWidth;
      return (
        <g key={`${row.key} ${label}`} pointerEvents="none">
          <line x1={x} x2={x} y1={y - reach} y2={y + reach} stroke="var(--foreground)" strokeWidth={1.5} />
          <text
            x={isTight ? x - 3 : x + 3}
            textAnchor={isTight ? "end" : "start"}
            y={y + reach}
            fill="var(--foreground)"
            stroke="var(--surface)"
            strokeWidth={3}
            paintOrder="stroke"
            fontSize={10}
          >
            {label}
          </text>
        </g>
      );
    }),
  );
}
