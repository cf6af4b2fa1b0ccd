"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { StatusDot } from "@/components/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import type { BulkRow } from "@/lib/profiles/bulk-rows";

/** Enough to check a list by eye; drawing a thousand rows at every key press would be slow. */
const firstShown = 50;

/** On a phone the name, its check and one line of the rest. */
const wideOnly = "hidden sm:table-cell";

const placeOf = ({ line }: BulkRow, index: number) => (line === null ? `${index + 1}` : `line ${line}`);

export function BulkTable({ rows, hasRegions }: { rows: BulkRow[]; hasRegions: boolean }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, firstShown);
  return (
    <>
      <Table aria-label="Profiles to create">
        <TableHead>
          <TableRow>
            <TableHeaderCell className={cn("w-px", wideOnly)}>Row</TableHeaderCell>
            <TableHeaderCell>Name</TableHeaderCell>
            {hasRegions && <TableHeaderCell className={wideOnly}>Region</TableHeaderCell>}
            <TableHeaderCell className={wideOnly}>Copy of</TableHeaderCell>
            <TableHeaderCell className={wideOnly}>Tags</TableHeaderCell>
            <TableHeaderCell>Check</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
            <TableRow key={index}>
              <TableCell className={cn("whitespace-nowrap text-muted-foreground tabular-nums", wideOnly)}>
                {placeOf(row, index)}
              </TableCell>
              <TableCell className="break-words font-medium">
                {row.body.name || "–"}
                <span className="block font-normal text-muted-foreground text-xs sm:hidden">
                  {[placeOf(row, index), hasRegions && row.region, row.source?.name].filter(Boolean).join(" · ")}
                </span>
              </TableCell>
              {hasRegions && <TableCell className={cn("whitespace-nowrap", wideOnly)}>{row.region}</TableCell>}
              <TableCell className={wideOnly}>{row.source?.name ?? "–"}</TableCell>
              <TableCell className={wideOnly}>
                <span className="break-words text-muted-foreground text-xs">
                  {row.body.tags.map(({ key, value }) => `${key}=${value}`).join(", ")}
                </span>
              </TableCell>
              <TableCell className="sm:min-w-48">
                <Check row={row} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rows.length > shown.length && (
        <div className="border-line border-t px-4 py-2">
          <Button size="sm" onClick={() => setWhole(true)}>
            Show all {formatCount(rows.length)} rows
          </Button>
        </div>
      )}
    </>
  );
}

function Check({ row: { problems, exists, source } }: { row: BulkRow }) {
  if (problems.length > 0) {
    return (
      <ul className="text-danger">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    );
  }
  if (exists) return <StatusDot tone="warning">Name exists</StatusDot>;
  if (source?.isLegacy) return <StatusDot tone="warning">Ready, but its model is being retired</StatusDot>;
  return <StatusDot tone="success">Ready</StatusDot>;
}
