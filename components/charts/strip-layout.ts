/** Geometry shared by charts with one named row per thing, so that labels in HTML meet what is drawn in SVG. */

export const rowHeight = 76;
export const axisHeight = 26;
export const timeScatterHeight = 260;
export const xyHeight = 260;

/** Where in its row a thing is drawn, as a share of the height; the label stands above. */
export const middle = 0.74;

export function stripHeight(rows: number): number {
  return rows * rowHeight + axisHeight;
}

/** Keeps dots of one row apart without chance: the same data always gives the same picture. */
export function jitter(index: number): number {
  const goldenRatio = 0.618_033_988_75;
  return (((index * goldenRatio) % 1) - 0.5) * 0.32;
}
