"use client";

import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import landJson from "world-atlas/land-110m.json";
import { layOutRoute, mapSize } from "@/components/profiles/route-map-layout";
import { cn } from "@/components/ui/cn";

/** TypeScript widens the members of imported JSON, so that the file no longer fits the type its package documents. */
const asTopology = (json: unknown) => json as Topology;
const topology = asTopology(landJson);

/** Where requests may go, drawn from data that is part of the console. The table says the same. */
export function RouteMap(props: {
  source: string;
  destinations: string[];
  isWorldwide: boolean;
  /** What the picture says, for those who do not see it. */
  description: string;
}) {
  const land = topology.objects.land;
  if (!land) return null;
  const { arcs, points, land: outline } = layOutRoute(props, feature(topology, land));
  return (
    <svg
      role="img"
      aria-label={`Map. ${props.description}`}
      viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
      className="h-auto w-full rounded-md bg-background"
    >
      <path d={outline} className="fill-muted stroke-line-strong" strokeWidth={0.5} />
      {arcs.map(({ region, path }) => (
        <path key={region} d={path} className="fill-none stroke-chart-1" strokeWidth={1.25} strokeDasharray="4 3" />
      ))}
      {points.map((point) => (
        <g key={point.region}>
          {point.isSource ? (
            <rect x={point.x - 4} y={point.y - 4} width={8} height={8} className="fill-chart-2" />
          ) : (
            <circle cx={point.x} cy={point.y} r={4} className="fill-chart-1" />
          )}
          <text
            x={point.x + (point.isLabelLeft ? -8 : 8)}
            y={point.labelY + 3.5}
            textAnchor={point.isLabelLeft ? "end" : "start"}
            className={cn("fill-foreground text-2xs", point.isSource && "font-semibold")}
            style={{ paintOrder: "stroke", stroke: "var(--background)", strokeWidth: 3 }}
          >
            {point.region}
          </text>
        </g>
      ))}
    </svg>
  );
}
