import type { ChartTable } from "@/components/charts/series";
import type { ArmChart, BenchmarkChartData } from "@/lib/benchmarks/chart-data";
import { type ArmNames, formatDuration, formatRatio, percentileText } from "@/lib/benchmarks/chart-words";
import { chartShares } from "@/lib/benchmarks/pairs";
import { metricWords } from "@/lib/benchmarks/verdict-words";
import { formatCount } from "@/lib/format";

const number = (label: string) => ({ label, isNumber: true });

/** The pairs that are drawn. */
export function pairTable({ pairs, metric }: BenchmarkChartData, names: ArmNames): ChartTable {
  return {
    columns: [
      number("Pair"),
      { label: "First" },
      number(names.a),
      number(names.b),
      number("Difference"),
      number("Ratio"),
    ],
    rows: pairs.map(({ pair, order, a, b }) => ({
      key: String(pair),
      cells: [
        formatCount(pair),
        order === "ab" ? names.a : names.b,
        formatDuration(a, metric),
        formatDuration(b, metric),
        formatDuration(b - a, metric),
        formatRatio(b / a),
      ],
    })),
  };
}

export function ratioTable({ ratios }: BenchmarkChartData): ChartTable {
  return {
    columns: [{ label: "Metric" }, number("Ratio"), number("From"), number("To")],
    rows: ratios.map(({ metric, ratio }) => ({
      key: metric,
      cells: [metricWords[metric], formatRatio(ratio.estimate), formatRatio(ratio.low), formatRatio(ratio.high)],
    })),
  };
}

const arms = ["a", "b"] as const;

/** One row per arm. */
function armTable(columns: string[], names: ArmNames, cellsOf: (arm: "a" | "b") => string[]): ChartTable {
  return {
    columns: [{ label: "Profile" }, ...columns.map(number)],
    rows: arms.map((arm) => ({ key: arm, cells: [names[arm], ...cellsOf(arm)] })),
  };
}

export function boxTable(data: BenchmarkChartData, names: ArmNames): ChartTable {
  return armTable(["Calls", "5 %", "25 %", "Median", "75 %", "95 %"], names, (arm) => {
    const { n, box } = data[arm];
    const values = [box?.low, box?.lower, box?.median, box?.upper, box?.high];
    return [formatCount(n), ...values.map((value) => formatDuration(value ?? null, data.metric))];
  });
}

export function tokenTable(data: BenchmarkChartData, names: ArmNames): ChartTable {
  return armTable(["Tokens in, median", "Tokens out, median"], names, (arm) => [
    formatCount(data[arm].inputTokens),
    formatCount(data[arm].outputTokens),
  ]);
}

export function percentileTable(data: BenchmarkChartData, names: ArmNames): ChartTable {
  const cell = (chart: ArmChart, at: number) => {
    const estimate = chart.percentiles[at];
    return estimate ? percentileText(estimate, chart.n, data.metric) : "";
  };
  return armTable(["Calls", ...chartShares.map(percentileName)], names, (arm) => [
    formatCount(data[arm].n),
    ...chartShares.map((_, at) => cell(data[arm], at)),
  ]);
}

export function percentileName(share: number): string {
  return `p${Math.round(share * 100)}`;
}

/** Shares of the calls that ended within a time. */
export function curveTable(data: BenchmarkChartData, names: ArmNames): ChartTable {
  const shares = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1];
  const within = (arm: "a" | "b", share: number) =>
    data[arm].curve.find((point) => point.share >= share - 1e-9)?.value ?? null;
  return {
    columns: [{ label: "Share of calls" }, number(names.a), number(names.b)],
    rows: shares.map((share) => ({
      key: String(share),
      cells: [`${share * 100} %`, ...arms.map((arm) => formatDuration(within(arm, share), data.metric))],
    })),
  };
}
