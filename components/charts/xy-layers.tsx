"use client";

import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { ChartSeries } from "@/components/charts/series";

/** A stretch of the value axis, e.g. the margin or an interval. */
export interface Zone {
  label: string;
  from: number;
  to: number;
  tone: "neutral" | "good" | "strong";
}

export interface Curve {
  /** Key of its series. */
  series: string;
  points: { x: number; y: number }[];
  /** A step holds its value until the next point, as shares of a sample do. */
  isStep?: boolean;
}

const fills = {
  neutral: { fill: "var(--muted-foreground)", fillOpacity: 0.14 },
  good: { fill: "var(--success)", fillOpacity: 0.12 },
  strong: { fill: "var(--foreground)", fillOpacity: 0.16 },
};

/** Bands across the drawing between two values of the vertical axis. */
export function Zones({ zones }: { zones: Zone[] }) {
  const plot = usePlotArea();
  const yScale = useYAxisScale();
  if (!plot || !yScale) return null;
  return zones.map(({ label, from, to, tone }) => {
    const clamp = (y: number) => Math.min(plot.y + plot.height, Math.max(plot.y, y));
    const [top, bottom] = [clamp(yScale(to) ?? plot.y), clamp(yScale(from) ?? plot.y)];
    return (
      <rect key={label} x={plot.x} width={plot.width} y={top} height={Math.max(1, bottom - top)} {...fills[tone]} />
    );
  });
}

/** A line across the drawing at one value, with its name at the right end. */
export function Levels({ levels }: { levels: { at: number; label: string; isDashed?: boolean }[] }) {
  const plot = usePlotArea();
  const yScale = useYAxisScale();
  if (!plot || !yScale) return null;
  return levels.map(({ at, label, isDashed }) => {
    const y = yScale(at) ?? 0;
    return (
      <g key={label} pointerEvents="none">
        <line
          x1={plot.x}
          x2={plot.x + plot.width}
          y1={y}
          y2={y}
          stroke="var(--foreground)"
          strokeWidth={isDashed ? 1 : 1.5}
          strokeDasharray={isDashed ? "4 4" : undefined}
        />
        <text
          x={plot.x + plot.width - 4}
          y={y - 4}
          textAnchor="end"
          fontSize={10}
          fill="var(--foreground)"
          stroke="var(--surface)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {label}
        </text>
      </g>
    );
  });
}

const dashes = { circle: undefined, diamond: "6 3", square: "2 3" };

/** Lines through points; each series has a dash of its own beside its colour. */
export function Curves({ curves, series }: { curves: Curve[]; series: ChartSeries[] }) {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!xScale || !yScale) return null;
  return curves.map((curve, place) => {
    const one = series.find(({ key }) => key === curve.series);
    if (!one) return null;
    const placed = curve.points.map(({ x, y }) => [xScale(x) ?? 0, yScale(y) ?? 0] as const);
    const path = placed.map(([x, y], index) => {
      if (index === 0) return `M${x} ${y}`;
      return curve.isStep ? `H${x}V${y}` : `L${x} ${y}`;
    });
    return (
      <path
        // biome-ignore lint/suspicious/noArrayIndexKey: a series with gaps is drawn in several pieces, which have no name
        key={`${curve.series}${place}`}
        d={path.join("")}
        fill="none"
        stroke={one.color}
        strokeWidth={2}
        strokeDasharray={dashes[one.shape]}
        pointerEvents="none"
      />
    );
  });
}
