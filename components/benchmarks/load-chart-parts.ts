import type { ChartSeries, ChartTable } from "@/components/charts/series";
import type { Curve } from "@/components/charts/xy-layers";
import type { ArmLoadChart, LoadChartData, LoadWindow } from "@/lib/benchmarks/load-charts";
import type { LoadMetric, LoadReport } from "@/lib/benchmarks/load-report";
import { durationWords } from "@/lib/benchmarks/words";
import { formatCount, formatMs } from "@/lib/format";

export interface LoadChartProps {
  data: LoadChartData;
  report: LoadReport;
  metric: LoadMetric;
}

const shapes = ["circle", "diamond", "square"] as const;

/** One series per arm; the number tells apart two arms of one profile. */
export function loadSeries({ arms }: LoadReport): ChartSeries[] {
  return arms.map(({ name }, arm) => ({
    key: String(arm),
    label: arms.filter((other) => other.name === name).length > 1 ? `${name} (${"ABCDEF"[arm]})` : name,
    color: `var(--chart-${arm + 1})`,
    shape: shapes[arm % shapes.length] ?? "circle",
  }));
}

/** A value of each window at its middle; a window without one leaves a gap in the line. */
export function windowCurves(
  { arms, windowMs }: LoadChartData,
  readWindow: (window: LoadWindow) => number | null,
): Curve[] {
  return arms.flatMap(({ windows }, arm) => {
    const pieces: Curve[] = [];
    let piece: Curve | null = null;
    for (const window of windows) {
      const y = readWindow(window);
      if (y === null) piece = null;
      else if (piece) piece.points.push({ x: window.fromMs + windowMs / 2, y });
      else {
        piece = { series: String(arm), points: [{ x: window.fromMs + windowMs / 2, y }] };
        pieces.push(piece);
      }
    }
    return pieces;
  });
}

const number = (label: string) => ({ label, isNumber: true });

/** One row per window, one column per arm. */
export function windowTable(
  data: LoadChartData,
  series: ChartSeries[],
  cellOf: (window: LoadWindow) => string,
): ChartTable {
  const most = Math.max(0, ...data.arms.map(({ windows }) => windows.length));
  return {
    columns: [number("From"), ...series.map(({ label }) => number(label))],
    rows: Array.from({ length: most }, (_, index) => ({
      key: String(index),
      cells: [
        durationWords(index * data.windowMs),
        ...data.arms.map(({ windows }) => {
          const window = windows[index];
          return window ? cellOf(window) : "–";
        }),
      ],
    })),
  };
}

/** Outcomes of the starts of one arm by window. */
export function startsTable({ windows }: ArmLoadChart): ChartTable {
  return {
    columns: [
      number("From"),
      number("Complete"),
      number("Throttled"),
      number("Failed or broken off"),
      number("Missed"),
    ],
    rows: windows.map(({ fromMs, complete, throttled, failed, missed }) => ({
      key: String(fromMs),
      cells: [durationWords(fromMs), ...[complete, throttled, failed, missed].map(formatCount)],
    })),
  };
}

const shares = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1];

/** Shares of the complete calls that ended within a time. */
export function loadCurveTable({ arms }: LoadChartData, series: ChartSeries[], metric: LoadMetric): ChartTable {
  const within = ({ curves }: ArmLoadChart, share: number) =>
    curves[metric].find((point) => point.share >= share - 1e-9)?.value ?? null;
  return {
    columns: [{ label: "Share of calls" }, ...series.map(({ label }) => number(label))],
    rows: shares.map((share) => ({
      key: String(share),
      cells: [`${share * 100} %`, ...arms.map((arm) => formatMs(within(arm, share)))],
    })),
  };
}
