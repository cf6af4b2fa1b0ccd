"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { StatusDot } from "@/components/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import type { BulkRow } from "@/lib/profiles/bulk-rows";

/** Enough to check a list by eye; drawing a thousand rows at every key press would be slow. */
const firstShown = 50;

export function BulkTable({ rows, hasRegions }: { rows: BulkRow[]; hasRegions: boolean }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, firstShown);
  return (
    <>
      <Table aria-label="Profiles to create">
        <TableHead>
          <TableRow>
            <TableHeaderCell className="w-px">Row</TableHeaderCell>
            <TableHeaderCell>Name</TableHeaderCell>
            {hasRegions && <TableHeaderCell>Region</TableHeaderCell>}
            <TableHeaderCell>Copy of</TableHeaderCell>
            <TableHeaderCell>Tags</TableHeaderCell>
            <TableHeaderCell>Check</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
            <TableRow key={index}>
              <TableCell className="whitespace-nowrap text-muted-foreground tabular-nums">
                {row.line === null ? index + 1 : `line ${row.line}`}
              </TableCell>
              <TableCell className="break-words font-medium">{row.body.name || "–"}</TableCell>
              {hasRegions && <TableCell className="whitespace-nowrap">{row.region}</TableCell>}
              <TableCell>{row.source?.name ?? "–"}</TableCell>
              <TableCell>
                <span className="break-words text-muted-foreground text-xs">
                  {row.body.tags.map(({ key, value }) => `${key}=${value}`).join(", ")}
                </span>
              </TableCell>
              <TableCell className="min-w-48">
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
