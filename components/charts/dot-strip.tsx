"use client";

import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { RowLabels } from "@/components/charts/row-labels";
import { axisTick, type ChartSeries, gridColor, initialSize } from "@/components/charts/series";
import { axisHeight, jitter, middle, rowHeight, stripHeight } from "@/components/charts/strip-layout";

export interface StripRow {
  key: string;
  label: string;
  note: string;
  /** Key of its series. */
  series: string;
  values: { id: string; value: number; lines: string[] }[];
  /** Values that stand for the whole row, e.g. a percentile. */
  marks: { label: string; value: number }[];
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
  const marks = rows.flatMap((row, index) =>
    row.marks.map((mark) => ({
      x: mark.value,
      y: index + middle,
      label: mark.label,
      lines: [row.label, `${mark.label} ${format(mark.value)}`],
    })),
  );
  return (
    <div className="relative">
      <RowLabels rows={rows.map((row) => ({ ...row, series: series.find((one) => one.key === row.series) ?? null }))} />
      <ResponsiveContainer width="100%" height={stripHeight(rows.length)} initialDimension={initialSize}>
        <ScatterChart title={title} desc={description} margin={{ top: 0, right: 16, bottom: 0, left: 4 }}>
          <CartesianGrid horizontal={false} stroke={gridColor} />
          <XAxis
            type="number"
            dataKey="x"
            domain={[0, "auto"]}
            height={axisHeight}
            tick={axisTick}
            tickFormatter={format}
            tickLine={false}
            axisLine={{ stroke: gridColor }}
          />
          <YAxis type="number" dataKey="y" domain={[0, rows.length]} reversed hide />
          <Tooltip content={<ChartTooltip />} cursor={false} isAnimationActive={false} />
          {series.map((one) => (
            <Scatter
              key={one.key}
              name={one.label}
              data={dotsOf(rows, one.key)}
              fill={one.color}
              fillOpacity={0.65}
              shape={one.shape}
              isAnimationActive={false}
            />
          ))}
          <Scatter name="Percentiles" data={marks} shape={MarkShape} isAnimationActive={false} legendType="none" />
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}

function dotsOf(rows: StripRow[], seriesKey: string) {
  return rows.flatMap((row, rowIndex) => {
    if (row.series !== seriesKey) return [];
    return row.values.map(({ id, value, lines }, index) => ({
      id,
      x: value,
      y: rowIndex + middle + jitter(index),
      lines,
    }));
  });
}

const markReach = rowHeight * 0.2;

function MarkShape({ cx, cy, payload }: { cx?: number; cy?: number; payload?: { label?: string } }) {
  if (cx === undefined || cy === undefined) return <g />;
  return (
    <g>
      <line x1={cx} x2={cx} y1={cy - markReach} y2={cy + markReach} stroke="var(--foreground)" strokeWidth={1.5} />
      <text
        x={cx + 3}
        y={cy + markReach}
        fill="var(--foreground)"
        stroke="var(--surface)"
        strokeWidth={3}
        paintOrder="stroke"
        fontSize={10}
      >
        {payload?.label}
      </text>
    </g>
  );
}
