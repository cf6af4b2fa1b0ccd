import { describe, expect, it } from "vitest";
import { layOutRoute, mapSize } from "@/components/profiles/route-map-layout";

const square = {
  type: "Polygon" as const,
  coordinates: [
    [
      [-90, 30],
      [-90, 45],
      [-70, 45],
      [-70, 30],
      [-90, 30],
    ],
  ],
};
const us = { source: "us-east-1", destinations: ["us-east-1", "us-east-2", "us-west-2"], isWorldwide: false };

describe("layOutRoute", () => {
  it("draws a curve to each destination but the source, and every point inside the picture", () => {
    const { arcs, points, land } = layOutRoute(us, square);
    expect(arcs.map(({ region }) => region)).toEqual(["us-east-2", "us-west-2"]);
    expect(land).toMatch(/^M/);
    expect(points).toHaveLength(3);
    for (const { x, y } of points) {
      expect(x > 0 && x < mapSize.width && y > 0 && y < mapSize.height).toBe(true);
    }
    const at = (region: string) => points.find((point) => point.region === region)?.x ?? 0;
    expect(at("us-west-2")).toBeLessThan(at("us-east-2"));
  });

  it("keeps labels of neighbours apart", () => {
    const { points } = layOutRoute({ ...us, destinations: ["ap-northeast-1", "ap-northeast-3", "eu-west-1"] }, square);
    const japan = points.filter(({ region }) => region.startsWith("ap-")).map(({ labelY }) => labelY);
    expect(Math.abs((japan[0] ?? 0) - (japan[1] ?? 0))).toBeGreaterThanOrEqual(12);
  });

  it("draws the world for a global profile, and leaves out a Region whose place is not known", () => {
    const world = layOutRoute({ source: "us-east-1", destinations: [], isWorldwide: true }, square);
    expect(world.points).toMatchObject([{ region: "us-east-1", isSource: true }]);
    const unknown = layOutRoute({ source: "mars-north-1", destinations: ["mars-north-1"], isWorldwide: false }, square);
    expect(unknown).toMatchObject({ points: [], arcs: [] });
  });
});
