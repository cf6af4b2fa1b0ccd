/** A kind of thing in a chart. Colour is never its only mark: points differ in shape, bars in order and name. */
export interface ChartSeries {
  key: string;
  label: string;
  /** A CSS colour, as a variable of the theme. */
  color: string;
  shape: "circle" | "diamond" | "square";
}

/** What a chart shows, as a table: for those who cannot or would rather not read the drawing. */
export interface ChartTable {
  columns: { label: string; isNumber?: boolean }[];
  rows: { key: string; cells: string[] }[];
}

/** Of axis labels and the grid, the same in every chart. */
export const axisTick = { fill: "var(--muted-foreground)", fontSize: 11 };
export const gridColor = "var(--chart-grid)";

/** Props of a value axis from zero to the last of `ticks`. */
export function valueAxis(ticks: number[], format: (value: number) => string) {
  return {
    type: "number" as const,
    domain: [0, ticks.at(-1) ?? 1],
    ticks,
    tick: axisTick,
    tickFormatter: format,
    tickLine: false,
    axisLine: { stroke: gridColor },
  };
}

/** Props of a chart that is a picture: its table serves those who do not see it. */
export const picture = { role: "img", accessibilityLayer: false } as const;

/** Before the browser has measured the frame. Any positive size keeps the first render quiet. */
export const initialSize = { width: 640, height: 240 };
