"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { niceTicks } from "@/components/charts/nice-ticks";
import { RowLabels } from "@/components/charts/row-labels";
import { type ChartSeries, gridColor, initialSize, picture, valueAxis } from "@/components/charts/series";
import { axisHeight, rowHeight, stripHeight } from "@/components/charts/strip-layout";

export interface BarRow {
  key: string;
  label: string;
  note: string;
  /** The mark before the label. */
  mark: ChartSeries | null;
  /** By key of the series; what is missing is not drawn. */
  values: Record<string, number>;
  lines: string[];
}

/** One bar per row, its parts stacked in the order of `series`. */
export function StackedBars({
  title,
  description,
  rows,
  series,
  format,
}: {
  title: string;
  description: string;
  rows: BarRow[];
  series: ChartSeries[];
  format: (value: number) => string;
}) {
  const totals = rows.map((row) => series.reduce((sum, one) => sum + (row.values[one.key] ?? 0), 0));
  const ticks = niceTicks(Math.max(0, ...totals));
  return (
    <div className="relative">
      <RowLabels rows={rows.map((row) => ({ ...row, series: row.mark }))} />
      <ResponsiveContainer width="100%" height={stripHeight(rows.length)} initialDimension={initialSize}>
        <BarChart
          title={title}
          desc={description}
          {...picture}
          layout="vertical"
          data={rows}
          margin={{ top: 0, right: 24, bottom: 0, left: 4 }}
        >
          <CartesianGrid horizontal={false} stroke={gridColor} />
          <XAxis {...valueAxis(ticks, format)} height={axisHeight} />
          <YAxis type="category" dataKey="key" hide />
          <Tooltip content={<ChartTooltip />} cursor={false} isAnimationActive={false} />
          {series.map((one) => (
            <Bar
              key={one.key}
              stackId="all"
              name={one.label}
              dataKey={(row: BarRow) => row.values[one.key] ?? 0}
              fill={one.color}
              barSize={16}
              shape={BelowLabel}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** A bar's own place is the middle of its row, where the label ends: it moves down, clear of it. */
function BelowLabel({
  x,
  y,
  width,
  height,
  fill,
}: {
  x?: number | string;
  y?: number | string;
  width?: number | string;
  height?: number | string;
  fill?: string;
}) {
  return <rect x={x} y={Number(y) + rowHeight * 0.24} width={width} height={height} fill={fill} />;
}
