"use client";

import { Square, X } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { formatCount, formatMs } from "@/lib/format";
import { failuresInARow, type RepeatRun, summariseRepeat } from "@/lib/playground/repeat";

/** Progress of a repeat and what it measured so far. */
export function RepeatPanel({ run, onStop, onDismiss }: { run: RepeatRun; onStop: () => void; onDismiss: () => void }) {
  const isRunning = run.state === "running";
  return (
    <Card className="shrink-0" aria-label="Repeat">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
        <h2 className="font-semibold">Repeat</h2>
        <p role="status" className="text-muted-foreground">
          {describe(run)}
        </p>
        {isRunning && (
          <progress
            aria-label="Calls done"
            max={run.order.length}
            value={run.results.length}
            className="h-1.5 w-40 accent-accent"
          />
        )}
        <div className="ml-auto flex items-center gap-2">
          <Link href="/compare" className="rounded px-1 font-medium text-accent underline-offset-2 hover:underline">
            See every call in Compare
          </Link>
          {isRunning ? (
            <Button size="sm" onClick={onStop}>
              <Square aria-hidden />
              Stop repeat
            </Button>
          ) : (
            <Button variant="ghost" size="icon-sm" aria-label="Close the repeat's results" onClick={onDismiss}>
              <X aria-hidden />
            </Button>
          )}
        </div>
      </div>
      {run.results.length > 0 && <Results run={run} />}
    </Card>
  );
}

function describe(run: RepeatRun): string {
  const progress = `${run.results.length} of ${run.order.length}`;
  switch (run.state) {
    case "running":
      return progress;
    case "finished":
      return `${progress}, finished`;
    case "stopped":
      return `${progress}, stopped by you`;
    case "given-up": {
      const reason = run.results.at(-1)?.error?.message ?? "The calls did not complete.";
      return `${progress}, ended after ${failuresInARow} failures in a row: ${reason}`;
    }
  }
}

function Results({ run }: { run: RepeatRun }) {
  const cell = "py-1.5 text-right tabular-nums";
  return (
    <Table aria-label="Results of the repeat" className="border-line border-t">
      <TableHead>
        <TableRow>
          <TableHeaderCell className="py-1.5">Profile</TableHeaderCell>
          {["n", "Median first token", "Median total", "Median tokens out", "Failed"].map((title) => (
            <TableHeaderCell key={title} className="py-1.5 text-right">
              {title}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {run.profiles.map(({ name }, pane) => {
          const summary = summariseRepeat(run, pane);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pane is the identity; both may hold the same profile
            <TableRow key={pane}>
              <TableCell className="py-1.5 font-medium">{name}</TableCell>
              <TableCell className={cell}>{formatCount(summary.n)}</TableCell>
              <TableCell className={cell}>{formatMs(summary.medianTtftMs)}</TableCell>
              <TableCell className={cell}>{formatMs(summary.medianTotalMs)}</TableCell>
              <TableCell className={cell}>{formatCount(summary.medianOutputTokens)}</TableCell>
              <TableCell className={cell}>{formatCount(summary.failures)}</TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
