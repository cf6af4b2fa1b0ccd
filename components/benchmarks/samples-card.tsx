"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsInteger, useQueryState } from "nuqs";
import { ask, errorOf } from "@/components/benchmarks/api";
import { isOpen } from "@/components/benchmarks/use-benchmark";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { benchmarkKeys } from "@/lib/benchmarks/keys";
import { type AnyReport, isLoadReport, loadDuration } from "@/lib/benchmarks/load-report";
import type { ReportSample } from "@/lib/benchmarks/report";
import { outcomeWords } from "@/lib/benchmarks/words";
import { formatCount, formatMs } from "@/lib/format";

interface SamplePage {
  total: number;
  pages: number;
  samples: ReportSample[];
}

const right = "text-right tabular-nums whitespace-nowrap";

/** Every call, a page at a time. */
export function SamplesCard({ report, isMasked }: { report: AnyReport; isMasked: boolean }) {
  const [page, setPage] = useQueryState("samples", parseAsInteger.withDefault(0));
  const at = Math.max(0, page);
  const query = `&page=${at}${isMasked ? "&mask=1" : ""}`;
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...benchmarkKeys.samples(report.id, query), isOpen(report) ? doneOf(report) : "over"],
    queryFn: ({ signal }) => ask<SamplePage>(`/samples?id=${report.id}${query}`, { signal }),
    placeholderData: keepPreviousData,
  });
  const failure = errorOf(error);
  return (
    <Card>
      <CardHeader
        title="Calls"
        description={
          data
            ? `${formatCount(data.total)} in all, ${orderWords(report)}. Warm-up included.`
            : "Every call of the run."
        }
        actions={
          data &&
          data.pages > 1 && (
            <>
              <Button size="sm" disabled={at === 0} onClick={() => void setPage(at - 1)}>
                Previous
              </Button>
              <span className="text-xs tabular-nums">
                {at + 1} of {data.pages}
              </span>
              <Button size="sm" disabled={at + 1 >= data.pages} onClick={() => void setPage(at + 1)}>
                Next
              </Button>
            </>
          )
        }
      />
      {failure && (
        <ErrorPanel
          className="mx-4 mb-4"
          title="The calls could not be read"
          error={failure}
          retrying={isFetching}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !failure && <Skeleton className="mx-4 mb-4 h-64" />}
      {data && <SampleTable report={report} samples={data.samples} />}
    </Card>
  );
}

/** Under load they end one by one: drawn anew for every few. */
function doneOf(report: AnyReport): number {
  return isLoadReport(report) ? Math.floor(report.progress.startsDone / 10) : report.progress.pairsDone;
}

function orderWords(report: AnyReport): string {
  return isLoadReport(report) ? "by the order of their starts, missed ones too" : "in the order they were made";
}

/** Figures of a call, by their titles. */
const pairColumns: [string, (sample: ReportSample) => string][] = [
  ["First token", ({ ttftMs }) => formatMs(ttftMs)],
  ["Per output token", ({ tpotMs }) => formatMs(tpotMs)],
  ["Total", ({ totalMs }) => formatMs(totalMs)],
];
const loadColumns: typeof pairColumns = [
  ["Due at", ({ intendedMs }) => `${((intendedMs ?? 0) / 1000).toFixed(2)} s`],
  ["Start delay", ({ startDelayMs }) => formatMs(startDelayMs)],
  ["Total, from due", (sample) => formatMs(sample.outcome === "ok" ? loadDuration(sample, "latency") : null)],
  ["Service time", ({ totalMs }) => formatMs(totalMs)],
];
const tokenColumns: typeof pairColumns = [
  ["Tokens in", ({ inputTokens }) => formatCount(inputTokens)],
  ["Tokens out", ({ outputTokens }) => formatCount(outputTokens)],
];

function SampleTable({ report, samples }: { report: AnyReport; samples: ReportSample[] }) {
  const isLoad = isLoadReport(report);
  const columns = [...(isLoad ? loadColumns : pairColumns), ...tokenColumns];
  return (
    <Table aria-label="Calls" className="border-line border-t">
      <TableHead>
        <TableRow>
          <TableHeaderCell>{isLoad ? "Start" : "Pair"}</TableHeaderCell>
          <TableHeaderCell>Profile</TableHeaderCell>
          <TableHeaderCell>Outcome</TableHeaderCell>
          {columns.map(([title]) => (
            <TableHeaderCell key={title} className="text-right">
              {title}
            </TableHeaderCell>
          ))}
          <TableHeaderCell>Stop reason</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {samples.map((sample) => (
          <TableRow key={`${sample.pair}-${sample.arm}`}>
            <TableCell className="whitespace-nowrap tabular-nums">
              {sample.pair < 0 ? "warm-up" : sample.pair + 1}
            </TableCell>
            <TableCell className="whitespace-nowrap">{report.arms[sample.arm]?.name}</TableCell>
            <TableCell className="whitespace-nowrap">
              {sample.outcome === "pending" ? "under way" : outcomeWords[sample.outcome]}
            </TableCell>
            {columns.map(([title, cellOf]) => (
              <TableCell key={title} className={right}>
                {cellOf(sample)}
              </TableCell>
            ))}
            <TableCell className="whitespace-nowrap">{sample.stopReason ?? "–"}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
