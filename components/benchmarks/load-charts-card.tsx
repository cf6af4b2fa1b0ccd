"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { ask, errorOf } from "@/components/benchmarks/api";
import {
  LoadDistribution,
  LoadInFlight,
  LoadOverTime,
  LoadPercentiles,
  LoadStarts,
} from "@/components/benchmarks/load-charts";
import { isOpen } from "@/components/benchmarks/use-benchmark";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { benchmarkKeys } from "@/lib/benchmarks/keys";
import type { LoadChartData } from "@/lib/benchmarks/load-charts";
import { type LoadReport, loadMetrics } from "@/lib/benchmarks/load-report";
import { loadMetricWords } from "@/lib/benchmarks/load-words";

const charts = [
  { value: "time", label: "Over time", Chart: LoadOverTime, ofMetric: true },
  { value: "distribution", label: "Distribution", Chart: LoadDistribution, ofMetric: true },
  { value: "percentiles", label: "Percentiles", Chart: LoadPercentiles, ofMetric: true },
  { value: "starts", label: "Starts", Chart: LoadStarts, ofMetric: false },
  { value: "flight", label: "In flight", Chart: LoadInFlight, ofMetric: false },
] as const;

/** While a run is open its charts are drawn anew only so often. */
const startsBetweenDrawings = 10;

/** One chart at a time and, where it has one, its metric; both choices are in the URL. */
export function LoadChartsCard({ report }: { report: LoadReport }) {
  const [chart, setChart] = useQueryState(
    "chart",
    parseAsStringLiteral(charts.map(({ value }) => value)).withDefault("time"),
  );
  const [metric, setMetric] = useQueryState("metric", parseAsStringLiteral(loadMetrics).withDefault("latency"));
  const drawn = isOpen(report) ? Math.floor(report.progress.startsDone / startsBetweenDrawings) : "over";
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...benchmarkKeys.charts(report.id, 0), drawn],
    queryFn: ({ signal }) => ask<LoadChartData>(`/charts?id=${report.id}`, { signal }),
    placeholderData: keepPreviousData,
  });
  if (report.progress.startsDone === 0) return null;
  const failure = errorOf(error);
  const { Chart, ofMetric } = charts.find(({ value }) => value === chart) ?? charts[0];
  return (
    <section aria-label="Charts" className="min-w-0 space-y-3">
      <div className="flex flex-wrap gap-2">
        <Segmented
          label="Chart"
          value={chart}
          options={charts.map(({ value, label }) => ({ value, label }))}
          onChange={(next) => void setChart(next)}
        />
        {ofMetric && (
          <Segmented
            label="Metric"
            value={metric}
            options={loadMetrics.map((value) => ({ value, label: loadMetricWords[value] }))}
            onChange={(next) => void setMetric(next)}
          />
        )}
      </div>
      {failure && (
        <ErrorPanel
          title="The charts could not be drawn"
          error={failure}
          retrying={isFetching}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !failure && <Skeleton className="h-96" />}
      {data && <Chart data={data} report={report} metric={metric} />}
    </section>
  );
}
