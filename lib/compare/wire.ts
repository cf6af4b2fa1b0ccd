import type { CallPoint, Comparison, TrendPoint } from "@/lib/compare/schema";
import type { ActionResult } from "@/lib/result";

type WirePoint = Omit<CallPoint, "startedAt"> & { startedAt: string };
type WireTrend = Omit<TrendPoint, "at"> & { at: string };
type WireComparison = Omit<Comparison, "from" | "to" | "points" | "trend"> & {
  from: string;
  to: string;
  points: WirePoint[];
  trend: WireTrend[];
};

/** A comparison as `GET /api/compare` sends it: JSON, with ISO text for dates. */
export type ComparisonJson = ActionResult<WireComparison>;

/** The comparison with its dates restored. */
export function parseComparison(result: ComparisonJson): ActionResult<Comparison> {
  if (!result.ok) return result;
  const { from, to, points, trend } = result.data;
  return {
    ok: true,
    data: {
      ...result.data,
      from: new Date(from),
      to: new Date(to),
      trend: trend.map((point) => ({ ...point, at: new Date(point.at) })),
      points: points.map((point) => ({ ...point, startedAt: new Date(point.startedAt) })),
    },
  };
}
