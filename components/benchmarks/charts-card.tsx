"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { ask, errorOf } from "@/components/benchmarks/api";
import {
  Boxes,
  Distribution,
  LatencyAgainstTokens,
  Percentiles,
  Tokens,
} from "@/components/benchmarks/distribution-charts";
import { IntervalAgainstMargin, OverTheRun, PairedDifferences } from "@/components/benchmarks/pair-charts";
import { isOpen } from "@/components/benchmarks/use-benchmark";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import type { BenchmarkChartData } from "@/lib/benchmarks/chart-data";
import { benchmarkKeys } from "@/lib/benchmarks/keys";
import type { BenchmarkReport } from "@/lib/benchmarks/report";

const charts = [
  { value: "pairs", label: "Paired differences", Chart: PairedDifferences },
  { value: "distribution", label: "Distribution", Chart: Distribution },
  { value: "box", label: "Box and points", Chart: Boxes },
  { value: "time", label: "Over the run", Chart: OverTheRun },
  { value: "tokens", label: "Tokens", Chart: Tokens },
  { value: "scatter", label: "Against tokens out", Chart: LatencyAgainstTokens },
  { value: "percentiles", label: "Percentiles", Chart: Percentiles },
] as const;

/** While a run is open its charts are drawn anew only so often. */
const pairsBetweenDrawings = 4;

/** The charts of a run, one arm against the baseline at a time. */
export function ChartsCard({ report }: { report: BenchmarkReport }) {
  const [arm, setArm] = useState("1");
  const drawn = isOpen(report) ? Math.floor(report.progress.pairsDone / pairsBetweenDrawings) : "over";
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...benchmarkKeys.charts(report.id, Number(arm)), drawn],
    queryFn: ({ signal }) => ask<BenchmarkChartData>(`/charts?id=${report.id}&arm=${arm}`, { signal }),
    placeholderData: keepPreviousData,
  });
  if (report.progress.pairsDone === 0) return null;
  const failure = errorOf(error);
  const names = { a: report.arms[0]?.name ?? "A", b: report.arms[Number(arm)]?.name ?? "B" };
  return (
    <section aria-label="Charts" className="min-w-0 space-y-3">
      {report.arms.length > 2 && (
        <Segmented
          label="Arm drawn against the baseline"
          value={arm}
          options={report.arms.slice(1).map(({ name }, index) => ({ value: String(index + 1), label: name }))}
          onChange={setArm}
        />
      )}
      {failure && (
        <ErrorPanel
          title="The charts could not be drawn"
          error={failure}
          retrying={isFetching}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !failure && <Skeleton className="h-96" />}
      {data && data.n === 0 && <p className="text-muted-foreground">No complete pair to draw yet.</p>}
      {data && data.n > 0 && <ChartTabs data={data} names={names} />}
    </section>
  );
}

/** The interval against the margin, then one chart of the others at a time; the choice is in the URL. */
export function ChartTabs({ data, names }: { data: BenchmarkChartData; names: { a: string; b: string } }) {
  const [chart, setChart] = useQueryState(
    "chart",
    parseAsStringLiteral(charts.map(({ value }) => value)).withDefault("pairs"),
  );
  const Chart = charts.find(({ value }) => value === chart)?.Chart ?? PairedDifferences;
  return (
    <>
      <IntervalAgainstMargin data={data} names={names} />
      <Segmented
        label="Chart"
        value={chart}
        options={charts.map(({ value, label }) => ({ value, label }))}
        onChange={(next) => void setChart(next)}
      />
      <Chart data={data} names={names} />
    </>
  );
}
