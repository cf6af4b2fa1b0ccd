"use client";

import { useState } from "react";
import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import { niceTicks } from "@/components/charts/nice-ticks";
import { type CloudPoint, type PlacedPoint, PointCloud, spanOf } from "@/components/charts/point-cloud";
import { PointNote } from "@/components/charts/point-note";
import { type ChartSeries, gridColor, initialSize, picture, valueAxis } from "@/components/charts/series";
import { axisHeight, timeScatterHeight } from "@/components/charts/strip-layout";

/** Every value at its time; a stretch without data stays empty. `x` is in milliseconds since the epoch. */
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
  points: CloudPoint[];
  series: ChartSeries[];
  format: (value: number) => string;
  formatTime: (at: number) => string;
}) {
  const [pointed, setPointed] = useState<PlacedPoint | null>(null);
  const [width, setWidth] = useState(initialSize.width);
  const ticks = niceTicks(points.reduce((max, point) => Math.max(max, point.y), 0));
  const end = ticks.at(-1) ?? 1;
  return (
    <div className="relative">
      <ResponsiveContainer width="100%" height={timeScatterHeight} initialDimension={initialSize} onResize={setWidth}>
        <ScatterChart title={title} desc={description} {...picture} margin={{ top: 8, right: 24, bottom: 0, left: 4 }}>
          <CartesianGrid vertical={false} stroke={gridColor} />
          <XAxis
            {...valueAxis(ticksBetween(from, to), formatTime)}
            dataKey="x"
            domain={[from, to]}
            height={axisHeight}
            minTickGap={24}
          />
          <YAxis {...valueAxis(ticks, format)} dataKey="y" width={64} axisLine={false} />
          <Scatter {...spanOf([from, to], [0, end])} />
          <PointCloud points={points} series={series} pointed={pointed} onPoint={setPointed} />
        </ScatterChart>
      </ResponsiveContainer>
      <PointNote point={pointed} width={width} />
    </div>
  );
}

const intervals = 6;

function ticksBetween(from: number, to: number): number[] {
  return Array.from({ length: intervals + 1 }, (_, index) => from + ((to - from) * index) / intervals);
}
