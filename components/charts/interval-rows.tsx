"use client";

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
import { rangeTicks } from "@/components/charts/nice-ticks";
import { spanOf } from "@/components/charts/point-cloud";
import { RowLabels } from "@/components/charts/row-labels";
import { type ChartSeries, gridColor, initialSize, picture, valueAxis } from "@/components/charts/series";
import { axisHeight, middle, rowHeight, stripHeight } from "@/components/charts/strip-layout";

export interface IntervalRow {
  key: string;
  label: string;
  /** Figures, or what is missing: a row without an estimate draws nothing. */
  note: string;
  series: ChartSeries | null;
  estimate: number | null;
  low: number | null;
  high: number | null;
  /** A narrower interval of other confidence, drawn thicker. */
  inner?: { low: number; high: number } | null;
}

/** One row per estimate with its interval, optionally against a zone and a line at "no difference". */
export function IntervalRows({
  title,
  description,
  rows,
  zone,
  reference,
  format,
}: {
  title: string;
  description: string;
  rows: IntervalRow[];
  zone?: { from: number; to: number };
  reference?: number;
  format: (value: number) => string;
}) {
  const ticks = ticksOf(rows, zone, reference);
  const ends: [number, number] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return (
    <div className="relative">
      <RowLabels rows={rows} />
      <ResponsiveContainer width="100%" height={stripHeight(rows.length)} initialDimension={initialSize}>
        <ScatterChart title={title} desc={description} {...picture} margin={{ top: 0, right: 28, bottom: 0, left: 28 }}>
          <CartesianGrid horizontal={false} stroke={gridColor} />
          <XAxis {...valueAxis(ticks, format)} domain={ends} dataKey="x" height={axisHeight} />
          <YAxis type="number" dataKey="y" domain={[0, rows.length]} reversed hide />
          <Scatter {...spanOf(ends, [0, rows.length])} />
          <Bars rows={rows} zone={zone} reference={reference} />
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}

function ticksOf(rows: IntervalRow[], zone?: { from: number; to: number }, reference?: number): number[] {
  const values = [
    ...rows.flatMap(({ estimate, low, high }) => [estimate, low, high].filter((value) => value !== null)),
    ...(zone ? [zone.from, zone.to] : []),
    ...(reference === undefined ? [] : [reference]),
  ];
  return values.length === 0 ? [0, 1] : rangeTicks(Math.min(...values), Math.max(...values));
}

function Bars({
  rows,
  zone,
  reference,
}: {
  rows: IntervalRow[];
  zone?: { from: number; to: number };
  reference?: number;
}) {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!xScale || !yScale) return null;
  const x = (value: number) => xScale(value) ?? 0;
  const bottom = yScale(rows.length) ?? 0;
  return (
    <g pointerEvents="none">
      {zone && (
        <rect
          x={x(zone.from)}
          width={x(zone.to) - x(zone.from)}
          y={0}
          height={bottom}
          fill="var(--success)"
          fillOpacity={0.14}
        />
      )}
      {reference !== undefined && (
        <line x1={x(reference)} x2={x(reference)} y1={0} y2={bottom} stroke="var(--foreground)" strokeDasharray="4 4" />
      )}
      {rows.map((row, index) => (
        <Bar key={row.key} row={row} y={yScale(index + middle) ?? 0} x={x} />
      ))}
    </g>
  );
}

const cap = rowHeight * 0.1;

function Bar({ row, y, x }: { row: IntervalRow; y: number; x: (value: number) => number }) {
  const { estimate, low, high, inner } = row;
  if (estimate === null) return null;
  const color = row.series?.color ?? "var(--foreground)";
  return (
    <g stroke={color}>
      {low !== null && high !== null && (
        <path
          d={`M${x(low)} ${y}H${x(high)}M${x(low)} ${y - cap}v${2 * cap}M${x(high)} ${y - cap}v${2 * cap}`}
          strokeWidth={1.5}
        />
      )}
      {inner && <line x1={x(inner.low)} x2={x(inner.high)} y1={y} y2={y} strokeWidth={6} strokeOpacity={0.45} />}
      <path d={`M${x(estimate)} ${y - 6}l6 6l-6 6l-6 -6Z`} fill={color} stroke="var(--surface)" strokeWidth={1.5} />
    </g>
  );
}
