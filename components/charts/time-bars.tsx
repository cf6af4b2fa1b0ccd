"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import { niceTicks } from "@/components/charts/nice-ticks";
import { axisTick, type ChartSeries, gridColor, initialSize, picture, valueAxis } from "@/components/charts/series";
import { axisHeight, timeScatterHeight } from "@/components/charts/strip-layout";

export interface TimeBar {
  /** What the axis says below it. */
  label: string;
  /** By key of the series; null for a stretch without data, which stays empty. */
  values: Record<string, number> | null;
  lines: string[];
}

/** One bar per stretch of time, its parts stacked in the order of `series`. */
export function TimeBars({
  title,
  description,
  bars,
  series,
  format,
}: {
  title: string;
  description: string;
  bars: TimeBar[];
  series: ChartSeries[];
  format: (value: number) => string;
}) {
  const totals = bars.map(({ values }) => Object.values(values ?? {}).reduce((sum, value) => sum + value, 0));
  return (
    <ResponsiveContainer width="100%" height={timeScatterHeight} initialDimension={initialSize}>
      <BarChart
        title={title}
        desc={description}
        {...picture}
        data={bars}
        margin={{ top: 8, right: 24, bottom: 0, left: 4 }}
      >
        <CartesianGrid vertical={false} stroke={gridColor} />
        <XAxis
          dataKey="label"
          tick={axisTick}
          tickLine={false}
          axisLine={{ stroke: gridColor }}
          height={axisHeight}
          minTickGap={24}
        />
        <YAxis {...valueAxis(niceTicks(Math.max(0, ...totals)), format)} width={64} axisLine={false} />
        <Tooltip content={<ChartTooltip />} cursor={{ fill: "var(--muted)" }} isAnimationActive={false} />
        {series.map((one) => (
          <Bar
            key={one.key}
            stackId="all"
            name={one.label}
            dataKey={(bar: TimeBar) => bar.values?.[one.key] ?? null}
            fill={one.color}
            maxBarSize={28}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
