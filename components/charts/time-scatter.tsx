"use client";

import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { axisTick, type ChartSeries, gridColor, initialSize } from "@/components/charts/series";

export const timeScatterHeight = 260;

export interface TimePoint {
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  value: number;
  series: string;
  lines: string[];
}

/** Every value at its time; a stretch without data stays empty. */
export function TimeScatter({
  title,
  description,
  from,
  to,
  points,
  series,
  format,
  formatTime,
}: {
  title: string;
  description: string;
  from: number;
  to: number;
  points: TimePoint[];
  series: ChartSeries[];
  format: (value: number) => string;
  formatTime: (at: number) => string;
}) {
  return (
    <ResponsiveContainer width="100%" height={timeScatterHeight} initialDimension={initialSize}>
      <ScatterChart title={title} desc={description} margin={{ top: 8, right: 16, bottom: 0, left: 4 }}>
        <CartesianGrid vertical={false} stroke={gridColor} />
        <XAxis
          type="number"
          dataKey="at"
          domain={[from, to]}
          ticks={ticksBetween(from, to)}
          tick={axisTick}
          tickFormatter={formatTime}
          tickLine={false}
          axisLine={{ stroke: gridColor }}
          minTickGap={24}
        />
        <YAxis
          type="number"
          dataKey="value"
          domain={[0, "auto"]}
          width={64}
          tick={axisTick}
          tickFormatter={format}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip content={<ChartTooltip />} cursor={false} isAnimationActive={false} />
        {series.map((one) => (
          <Scatter
            key={one.key}
            name={one.label}
            data={points.filter((point) => point.series === one.key)}
            fill={one.color}
            fillOpacity={0.65}
            shape={one.shape}
            isAnimationActive={false}
          />
        ))}
      </ScatterChart>
    </ResponsiveContainer>
  );
}

const intervals = 6;

function ticksBetween(from: number, to: number): number[] {
  return Array.from({ length: intervals + 1 }, (_, index) => from + ((to - from) * index) / intervals);
}
