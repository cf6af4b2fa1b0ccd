"use client";

import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { useCalls } from "@/components/usage/use-usage";
import { formatCount, formatDateTime, formatMs, plural } from "@/lib/format";
import type { CallEntry } from "@/lib/usage/schema";

/** The newest calls made through a profile from this console. */
export function CallsCard({ profileArn }: { profileArn: string }) {
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useCalls(profileArn);
  const calls = data?.pages.flatMap((page) => page.calls);
  return (
    <Card>
      <CardHeader
        title="Calls"
        description="Made from this console, newest first. Prompts and answers are not kept here."
      />
      {error && (
        <CardBody>
          <ErrorPanel
            title={calls ? "The calls could not be refreshed; what was read last is shown" : "The calls are unread"}
            error={failureOf(error)}
            onRetry={() => refetch()}
            retrying={isFetching}
          />
        </CardBody>
      )}
      {!calls && !error && (
        <CardBody role="status" aria-label="Loading the calls">
          <Skeleton className="h-40 rounded-md" />
        </CardBody>
      )}
      {calls?.length === 0 && <CardBody className="text-muted-foreground">No call was made from here yet.</CardBody>}
      {calls && calls.length > 0 && (
        <>
          <CallsTable calls={calls} />
          <footer className="flex items-center justify-between gap-3 border-line border-t px-4 py-2 text-muted-foreground text-xs">
            <p role="status">
              {hasNextPage ? `The newest ${plural(calls.length, "call")}` : `All ${plural(calls.length, "call")}`}
            </p>
            {hasNextPage && (
              <Button size="sm" onClick={() => fetchNextPage()} pending={isFetchingNextPage}>
                Show older
              </Button>
            )}
          </footer>
        </>
      )}
    </Card>
  );
}

const numbers = ["First token", "Total", "Tokens in", "Tokens out"];

function CallsTable({ calls }: { calls: CallEntry[] }) {
  return (
    <div className="border-line border-t">
      <Table aria-label="Calls">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Started</TableHeaderCell>
            <TableHeaderCell>By</TableHeaderCell>
            <TableHeaderCell>From</TableHeaderCell>
            <TableHeaderCell>Outcome</TableHeaderCell>
            {numbers.map((label) => (
              <TableHeaderCell key={label} className="text-right">
                {label}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {calls.map((call) => (
            <TableRow key={call.id}>
              <TableCell className="whitespace-nowrap tabular-nums">{formatDateTime(call.startedAt)}</TableCell>
              <TableCell>{call.actorId}</TableCell>
              <TableCell>{call.origin}</TableCell>
              <TableCell className="whitespace-nowrap">{outcomeOf(call)}</TableCell>
              {[
                formatMs(call.ttftMs),
                formatMs(call.totalMs),
                formatCount(call.inputTokens),
                formatCount(call.outputTokens),
              ].map((cell, index) => (
                <TableCell key={numbers[index]} className="whitespace-nowrap text-right tabular-nums">
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function outcomeOf({ status, errorCode, stopReason }: CallEntry): string {
  if (status === "pending") return "running";
  const reason = errorCode ?? (stopReason && stopReason !== "end_turn" ? stopReason : null);
  return reason ? `${status}: ${reason.replaceAll("_", " ")}` : status;
}
