"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ChartsCard } from "@/components/benchmarks/charts-card";
import { ExclusionsCard } from "@/components/benchmarks/exclusions-card";
import { HistoryCard } from "@/components/benchmarks/history-card";
import { LoadChartsCard } from "@/components/benchmarks/load-charts-card";
import { LoadSummaryCard } from "@/components/benchmarks/load-summary-card";
import { LoadFigures, LoadOutcomes } from "@/components/benchmarks/load-tables";
import { MetricTable } from "@/components/benchmarks/metric-table";
import { OutcomesCard } from "@/components/benchmarks/outcomes-card";
import { LoadProgressCard, ProgressCard } from "@/components/benchmarks/progress-card";
import { RecordCard } from "@/components/benchmarks/record-card";
import { FrozenActions, ReportActions } from "@/components/benchmarks/report-actions";
import { SamplesCard } from "@/components/benchmarks/samples-card";
import { isOpen, type ReportView, useBenchmark } from "@/components/benchmarks/use-benchmark";
import { VerdictCard } from "@/components/benchmarks/verdict-card";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { ErrorPanel } from "@/components/ui/error-panel";
import { benchmarkKeys } from "@/lib/benchmarks/keys";
import { type AnyReport, isLoadReport, type LoadReport } from "@/lib/benchmarks/load-report";
import { rateWords } from "@/lib/benchmarks/load-words";
import type { BenchmarkReport } from "@/lib/benchmarks/report";
import { durationWords, statusWords } from "@/lib/benchmarks/words";
import { formatDateTime, formatUsd, plural } from "@/lib/format";
import { ActionFailure } from "@/lib/result";

/** A run while it is measured and after it; frozen, it can only be read. */
export function BenchmarkPage({ initial, view }: { initial: AnyReport; view: ReportView }) {
  const { isFrozen, isMasked } = view;
  const queryClient = useQueryClient();
  const { data: report, error, refetch, isFetching } = useBenchmark(initial, view);
  const refresh = () => queryClient.invalidateQueries({ queryKey: benchmarkKeys.report(initial.id) });
  const status = statusWords[report.status];
  return (
    <div className="flex flex-col gap-3 p-3 md:px-5 md:py-4">
      <PageHeader
        title={
          <>
            {report.name} <Badge tone={status.tone}>{status.label}</Badge>
          </>
        }
        description={describe(report)}
        actions={
          isFrozen ? (
            <FrozenActions id={report.id} isMasked={isMasked} />
          ) : (
            <ReportActions report={report} onChanged={refresh} />
          )
        }
      />
      {error instanceof ActionFailure && (
        <ErrorPanel
          tone="warning"
          title="The page could not be refreshed; what is shown is older"
          error={error.error}
          retrying={isFetching}
          onRetry={() => void refetch()}
        />
      )}
      {report.changedFrom && (
        <Callout tone="warning" title="The verdict has changed">
          The run of these profiles before this one said: {report.changedFrom}.
        </Callout>
      )}
      {report.pausedBy && (
        <Callout tone="warning" role="status" title="The run stands still">
          {report.pausedBy}
        </Callout>
      )}
      {isLoadReport(report) ? (
        <LoadResults report={report} isFrozen={isFrozen} />
      ) : (
        <PairResults report={report} isFrozen={isFrozen} />
      )}
      <RecordCard report={report} />
      <SamplesCard report={report} isMasked={isMasked} />
    </div>
  );
}

function PairResults({ report, isFrozen }: { report: BenchmarkReport; isFrozen: boolean }) {
  return (
    <>
      {isOpen(report) && <ProgressCard report={report} />}
      <EndReason report={report} />
      {report.conclusions.map((conclusion) => (
        <VerdictCard key={conclusion.arm} report={report} conclusion={conclusion} />
      ))}
      <ChartsCard report={report} />
      <MetricTable report={report} />
      <OutcomesCard report={report} />
      {report.excludedCalls > 0 && <ExclusionsCard report={report} />}
      {!isOpen(report) && <HistoryCard report={report} isFrozen={isFrozen} />}
    </>
  );
}

function LoadResults({ report, isFrozen }: { report: LoadReport; isFrozen: boolean }) {
  return (
    <>
      {isOpen(report) && <LoadProgressCard report={report} />}
      <EndReason report={report} />
      <LoadSummaryCard report={report} />
      <LoadChartsCard report={report} />
      <LoadFigures report={report} />
      <LoadOutcomes report={report} />
      {report.excludedCalls > 0 && <ExclusionsCard report={report} />}
      {!isOpen(report) && <HistoryCard report={report} isFrozen={isFrozen} />}
    </>
  );
}

function EndReason({ report: { status, endReason } }: { report: AnyReport }) {
  if (!endReason) return null;
  const isFailed = status === "failed";
  return (
    <Callout tone={isFailed ? "danger" : "info"} title={isFailed ? "The run ended early" : undefined}>
      {endReason}
    </Callout>
  );
}

function describe({ settings, prompts, progress, startedAt, finishedAt, record }: AnyReport): string {
  const took = startedAt && finishedAt ? `, took ${durationWords(Date.parse(finishedAt) - Date.parse(startedAt))}` : "";
  const parts = [
    ...sizeWords(settings),
    plural(prompts.length, "prompt"),
    `max ${settings.maxTokens} tokens`,
    `${finishedAt ? `finished ${formatDateTime(new Date(finishedAt))}` : startedAt ? `started ${formatDateTime(new Date(startedAt))}` : "not started yet"}${took}`,
    `${formatUsd(progress.bookedUsd)} of ${formatUsd(settings.costCapUsd)} cap`,
    record.region ?? "",
    record.simulated ? "simulated" : "",
  ];
  return parts.filter(Boolean).join(" · ");
}

function sizeWords(settings: AnyReport["settings"]): string[] {
  if (settings.mode !== "load") return [plural(settings.pairs, "pair"), `${settings.concurrency} at a time`];
  const { ratePerSecond, durationMs, inFlight } = settings;
  return [
    `Load of ${rateWords(ratePerSecond)} for ${durationWords(durationMs)} an arm`,
    `${inFlight} in flight at most`,
  ];
}
