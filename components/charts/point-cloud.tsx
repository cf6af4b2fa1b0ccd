"use client";

import type { PointerEvent } from "react";
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { ChartSeries } from "@/components/charts/series";

export interface CloudPoint {
  id: string;
  x: number;
  y: number;
  /** Key of its series. */
  series: string;
  /** Asked for only when the point is pointed at: formatting thousands of dates takes a second. */
  describe: () => string[];
}

/** A point as it lies on the drawing, in pixels from its top left corner. */
export interface PlacedPoint extends CloudPoint {
  left: number;
  top: number;
}

/** Recharts scales an axis only if some item of its own uses it: one that draws nothing and spans both axes. */
export function spanOf(x: [number, number], y: [number, number]) {
  return {
    data: [
      { x: x[0], y: y[0] },
      { x: x[1], y: y[1] },
    ],
    shape: Nothing,
    isAnimationActive: false,
    legendType: "none" as const,
  };
}

function Nothing() {
  return <g />;
}

const radius = 4;
/** As near as the pointer must come. */
const reach = 14;

// One path for each series: thousands of elements of Recharts' own took seconds to draw, this takes milliseconds.
export function PointCloud({
  points,
  series,
  pointed,
  onPoint,
}: {
  points: CloudPoint[];
  series: ChartSeries[];
  pointed: PlacedPoint | null;
  onPoint: (point: PlacedPoint | null) => void;
}) {
  const plot = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!plot || !xScale || !yScale) return null;
  const placed = points.flatMap((point): PlacedPoint[] => {
    const [left, top] = [xScale(point.x), yScale(point.y)];
    return left === undefined || top === undefined ? [] : [{ ...point, left, top }];
  });

  function onPointerMove(event: PointerEvent<SVGRectElement>) {
    const corner = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (corner) onPoint(nearest(placed, event.clientX - corner.left, event.clientY - corner.top));
  }

  return (
    <g>
      {series.map((one) => (
        <path
          key={one.key}
          d={placed.flatMap((point) => (point.series === one.key ? [outline(one.shape, point)] : [])).join("")}
          fill={one.color}
          fillOpacity={0.4}
          stroke={one.color}
          strokeWidth={1}
        />
      ))}
      {pointed && (
        <circle
          cx={pointed.left}
          cy={pointed.top}
          r={radius + 3}
          fill="none"
          stroke="var(--foreground)"
          strokeWidth={1.5}
        />
      )}
      <rect {...plot} fill="transparent" onPointerMove={onPointerMove} onPointerLeave={() => onPoint(null)} />
    </g>
  );
}

function outline(shape: ChartSeries["shape"], { left, top }: PlacedPoint): string {
  if (shape === "circle")
    return `M${left - radius} ${top}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0Z`;
  if (shape === "square") return `M${left - radius} ${top - radius}h${radius * 2}v${radius * 2}h${-radius * 2}Z`;
  const tip = radius + 1.5;
  return `M${left} ${top - tip}l${tip} ${tip}l${-tip} ${tip}l${-tip} ${-tip}Z`;
}

function nearest(points: PlacedPoint[], left: number, top: number): PlacedPoint | null {
  let best: PlacedPoint | null = null;
  let bestDistance = reach;
  for (const point of points) {
    const distance = Math.hypot(point.left - left, point.top - top);
    if (distance <= bestDistance) [best, bestDistance] = [point, distance];
  }
  return best;
}
