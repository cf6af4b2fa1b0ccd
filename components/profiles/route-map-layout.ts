import { type GeoPermissibleObjects, geoEqualEarth, geoPath } from "d3-geo";
import { placeOf } from "@/lib/profiles/region-places";

export interface MapPoint {
  region: string;
  isSource: boolean;
  x: number;
  y: number;
  /** Where the label is written, and on which side of its point. */
  labelY: number;
  isLabelLeft: boolean;
}

export interface RouteMapLayout {
  land: string;
  /** One curve from the source to each other destination. */
  arcs: { region: string; path: string }[];
  points: MapPoint[];
}

export const mapSize = { width: 480, height: 260 };
const lineHeight = 13;
const letterWidth = 6;
const margin = 28;

/** Around each point, in degrees, so that neighbours stay recognisable as a part of the world. */
const reach = { longitude: 14, latitude: 9 };

/**
 * A map of the destinations, as close as they allow; the whole world when that is where requests may go. Regions whose
 * place is not known are left out: the table names them.
 */
export function layOutRoute(
  route: { source: string; destinations: string[]; isWorldwide: boolean },
  land: GeoPermissibleObjects,
): RouteMapLayout {
  const regions = [...new Set([route.source, ...route.destinations])];
  const located = regions.flatMap((region) => {
    const place = placeOf(region);
    return place ? [{ region, at: [place.longitude, place.latitude] as [number, number] }] : [];
  });
  const projection = fitted(
    located.map(({ at }) => at),
    route.isWorldwide || located.length === 0,
  );
  const path = geoPath(projection);
  const source = located.find(({ region }) => region === route.source);
  return {
    land: path.digits(1)(land) ?? "",
    arcs: located.flatMap(({ region, at }) => {
      if (!source || region === source.region) return [];
      return [{ region, path: path({ type: "LineString", coordinates: [source.at, at] }) ?? "" }];
    }),
    points: labelled(
      located.flatMap(({ region, at }) => {
        const [x, y] = projection(at) ?? [];
        return x === undefined || y === undefined ? [] : [{ region, isSource: region === route.source, x, y }];
      }),
    ),
  };
}

function fitted(points: [number, number][], isWorldwide: boolean) {
  const { width, height } = mapSize;
  const projection = geoEqualEarth().clipExtent([
    [0, 0],
    [width, height],
  ]);
  if (isWorldwide) return projection.fitSize([width, height], { type: "Sphere" });
  const longitudes = points.map(([longitude]) => longitude);
  const middle = (Math.min(...longitudes) + Math.max(...longitudes)) / 2;
  const around = points.flatMap(([longitude, latitude]) =>
    [-1, 1].map((sign): [number, number] => [longitude + sign * reach.longitude, latitude + sign * reach.latitude]),
  );
  const extent: [[number, number], [number, number]] = [
    [margin, margin],
    [width - margin, height - margin],
  ];
  return projection.rotate([-middle, 0]).fitExtent(extent, { type: "MultiPoint", coordinates: around });
}

/** Labels beside their points, moved down where one would cover another. */
function labelled(points: Pick<MapPoint, "region" | "isSource" | "x" | "y">[]): MapPoint[] {
  const placed: MapPoint[] = [];
  for (const point of [...points].sort((a, b) => a.y - b.y)) {
    const isLabelLeft = point.x > mapSize.width - point.region.length * letterWidth - margin;
    let labelY = point.y;
    for (const other of placed) {
      const isBeside = Math.abs(other.x - point.x) < (point.region.length + 3) * letterWidth;
      if (isBeside && labelY - other.labelY < lineHeight) labelY = other.labelY + lineHeight;
    }
    placed.push({ ...point, labelY, isLabelLeft });
  }
  return placed;
}
