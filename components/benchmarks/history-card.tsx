"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { ask, errorOf } from "@/components/benchmarks/api";
import { ScheduleForm } from "@/components/benchmarks/schedule-form";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { benchmarkKeys } from "@/lib/benchmarks/keys";
import { benchmarkHref } from "@/lib/benchmarks/links";
import { type AnyReport, isLoadReport } from "@/lib/benchmarks/load-report";
import { comparedToPrevious } from "@/lib/benchmarks/previous";
import type { BenchmarkHistory, HistoricRun } from "@/lib/benchmarks/report";
import { ratioWords } from "@/lib/benchmarks/words";
import { formatCount, formatDateTime } from "@/lib/format";

/** The same arms over time: how this run compares with the one before, and what repeats it. */
export function HistoryCard({ report, isFrozen }: { report: AnyReport; isFrozen: boolean }) {
  const queryClient = useQueryClient();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: benchmarkKeys.history(report.id),
    queryFn: ({ signal }) => ask<BenchmarkHistory>(`/history?id=${report.id}`, { signal }),
  });
  const failure = errorOf(error);
  const isLoad = isLoadReport(report);
  const effect = isLoad ? null : (report.conclusions[0]?.judgement.primary ?? null);
  const earlier = data?.runs.find((run) => run.createdAt < report.createdAt && run.effect !== null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: benchmarkKeys.history(report.id) });
  return (
    <Card aria-label="History">
      <CardHeader
        title="History"
        description={
          earlier && effect ? comparedToPrevious(effect, earlier) : "Runs of the same profiles in the same roles."
        }
      />
      {failure && (
        <ErrorPanel
          className="mx-4 mb-4"
          title="The history could not be read"
          error={failure}
          retrying={isFetching}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !failure && <Skeleton className="mx-4 mb-4 h-16" />}
      {data && data.runs.length > 0 && <Runs runs={data.runs} isLoad={isLoad} />}
      {data && data.runs.length === 0 && (
        <CardBody className="text-muted-foreground">
          This is the only run so far. Run it again{isLoad ? "" : ", or let it repeat itself"}.
        </CardBody>
      )}
      {data && !isFrozen && !isLoad && <ScheduleForm report={report} schedule={data.schedule} onChanged={refresh} />}
    </Card>
  );
}

function Runs({ runs, isLoad }: { runs: HistoricRun[]; isLoad: boolean }) {
  return (
    <Table aria-label="Other runs" className="border-line border-t">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Started</TableHeaderCell>
          <TableHeaderCell>{isLoad ? "Result" : "Verdict"}</TableHeaderCell>
          {!isLoad && <TableHeaderCell>Against the baseline</TableHeaderCell>}
          {!isLoad && <TableHeaderCell className="text-right">Pairs</TableHeaderCell>}
        </TableRow>
      </TableHead>
      <TableBody>
        {runs.map((run) => (
          <TableRow key={run.id}>
            <TableCell className="whitespace-nowrap">
              <Link href={benchmarkHref(run.id)} className="font-medium underline-offset-2 hover:underline">
                {formatDateTime(new Date(run.createdAt))}
              </Link>
            </TableCell>
            <TableCell>{run.headline ?? "–"}</TableCell>
            {!isLoad && (
              <TableCell className="whitespace-nowrap">{run.effect ? ratioWords(run.effect.ratio) : "–"}</TableCell>
            )}
            {!isLoad && <TableCell className="text-right tabular-nums">{formatCount(run.effect?.n ?? 0)}</TableCell>}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
