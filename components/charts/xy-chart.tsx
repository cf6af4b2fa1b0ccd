"use client";

import { useState } from "react";
import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import { rangeTicks } from "@/components/charts/nice-ticks";
import { type CloudPoint, type PlacedPoint, PointCloud, spanOf } from "@/components/charts/point-cloud";
import { PointNote } from "@/components/charts/point-note";
import { type ChartSeries, gridColor, initialSize, picture, valueAxis } from "@/components/charts/series";
import { axisHeight, xyHeight } from "@/components/charts/strip-layout";
import { type Curve, Curves, Levels, type Zone, Zones } from "@/components/charts/xy-layers";

export interface XyAxis {
  /** What is measured along it, written beside it. */
  label: string;
  from: number;
  to: number;
  format: (value: number) => string;
}

/** Points and curves over two number axes, with zones and levels of the vertical one. */
export function XyChart({
  title,
  description,
  x,
  y,
  series,
  points = [],
  curves = [],
  zones = [],
  levels = [],
}: {
  title: string;
  description: string;
  x: XyAxis;
  y: XyAxis;
  series: ChartSeries[];
  points?: CloudPoint[];
  curves?: Curve[];
  zones?: Zone[];
  levels?: { at: number; label: string; isDashed?: boolean }[];
}) {
  const [pointed, setPointed] = useState<PlacedPoint | null>(null);
  const [width, setWidth] = useState(initialSize.width);
  const [across, up] = [ticksOf(x), ticksOf(y)];
  return (
    <div className="relative">
      <p className="text-2xs text-muted-foreground">{y.label}</p>
      <div className="relative">
        <ResponsiveContainer width="100%" height={xyHeight} initialDimension={initialSize} onResize={setWidth}>
          <ScatterChart
            title={title}
            desc={description}
            {...picture}
            margin={{ top: 8, right: 24, bottom: 0, left: 4 }}
          >
            <CartesianGrid vertical={false} stroke={gridColor} />
            <XAxis
              {...valueAxis(across, x.format)}
              domain={endsOf(across)}
              dataKey="x"
              height={axisHeight}
              minTickGap={24}
            />
            <YAxis {...valueAxis(up, y.format)} domain={endsOf(up)} dataKey="y" width={64} axisLine={false} />
            <Scatter {...spanOf(endsOf(across), endsOf(up))} />
            <Zones zones={zones} />
            <Curves curves={curves} series={series} />
            <PointCloud points={points} series={series} pointed={pointed} onPoint={setPointed} />
            <Levels levels={levels} />
          </ScatterChart>
        </ResponsiveContainer>
        <PointNote point={pointed} width={width} />
      </div>
      <p className="text-right text-2xs text-muted-foreground">{x.label}</p>
    </div>
  );
}

function ticksOf({ from, to }: XyAxis): number[] {
  return rangeTicks(from, to);
}

function endsOf(ticks: number[]): [number, number] {
  return [ticks[0] ?? 0, ticks.at(-1) ?? 1];
}
