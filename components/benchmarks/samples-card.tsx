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
import type { BenchmarkReport, ReportSample } from "@/lib/benchmarks/report";
import { outcomeWords } from "@/lib/benchmarks/words";
import { formatCount, formatMs } from "@/lib/format";

interface SamplePage {
  total: number;
  pages: number;
  samples: ReportSample[];
}

const right = "text-right tabular-nums whitespace-nowrap";

/** Every call, a page at a time. */
export function SamplesCard({ report, isMasked }: { report: BenchmarkReport; isMasked: boolean }) {
  const [page, setPage] = useQueryState("samples", parseAsInteger.withDefault(0));
  const at = Math.max(0, page);
  const query = `&page=${at}${isMasked ? "&mask=1" : ""}`;
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...benchmarkKeys.samples(report.id, query), isOpen(report) ? report.progress.pairsDone : "over"],
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
            ? `${formatCount(data.total)} in all, in the order they were made. Warm-up included.`
            : "In the order they were made."
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

function SampleTable({ report, samples }: { report: BenchmarkReport; samples: ReportSample[] }) {
  return (
    <Table aria-label="Calls" className="border-line border-t">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Pair</TableHeaderCell>
          <TableHeaderCell>Profile</TableHeaderCell>
          <TableHeaderCell>Outcome</TableHeaderCell>
          {["First token", "Per output token", "Total", "Tokens in", "Tokens out"].map((title) => (
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
            <TableCell className={right}>{formatMs(sample.ttftMs)}</TableCell>
            <TableCell className={right}>{formatMs(sample.tpotMs)}</TableCell>
            <TableCell className={right}>{formatMs(sample.totalMs)}</TableCell>
            <TableCell className={right}>{formatCount(sample.inputTokens)}</TableCell>
            <TableCell className={right}>{formatCount(sample.outputTokens)}</TableCell>
            <TableCell className="whitespace-nowrap">{sample.stopReason ?? "–"}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
