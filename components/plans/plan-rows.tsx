"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { memo, useId, useState, useTransition } from "react";
import { rowWords } from "@/components/plans/words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { CopyableId } from "@/components/ui/copyable-id";
import { StatusDot } from "@/components/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { resourceIdOf } from "@/lib/bedrock/arn";
import { formatCount } from "@/lib/format";
import type { PlannedCall, PlanRow, PlanRowState } from "@/lib/plans/schema";
import { profileHref } from "@/lib/profiles/links";

/** Enough to see what a plan is; a thousand rows at once would make a slow page. */
const firstShown = 100;

/** What a row is to do, and how far it is: kept apart, so that a row whose state stays is not drawn again. */
export interface ShownRow {
  planned: PlanRow;
  state: PlanRowState;
}

/** The rows of a plan, each with its exact calls one press away. */
export function PlanRows({
  rows,
  subject,
  hasRegions,
}: {
  rows: ShownRow[];
  subject: string;
  /** Whether the plan acts in several, so that each row must name its own. */
  hasRegions: boolean;
}) {
  const [isWhole, setWhole] = useState(false);
  const [isDrawing, startDrawing] = useTransition();
  const shown = isWhole ? rows : rows.slice(0, firstShown);
  if (rows.length === 0) return <p className="px-4 py-6 text-muted-foreground">No row is in this state.</p>;
  return (
    <>
      <Table aria-label="Rows of the plan">
        <TableHead>
          <TableRow>
            <TableHeaderCell className="w-px pr-0">
              <span className="sr-only">Calls</span>
            </TableHeaderCell>
            <TableHeaderCell className="w-px px-1 sm:px-4">Row</TableHeaderCell>
            <TableHeaderCell>{subject}</TableHeaderCell>
            <TableHeaderCell>State</TableHeaderCell>
            <TableHeaderCell>Result</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((row) => (
            <Row key={row.planned.index} {...row} hasRegion={hasRegions} />
          ))}
        </TableBody>
      </Table>
      {rows.length > shown.length && (
        <div className="border-line border-t px-4 py-2">
          <Button size="sm" onClick={() => startDrawing(() => setWhole(true))} pending={isDrawing}>
            Show all {formatCount(rows.length)} rows
          </Button>
        </div>
      )}
    </>
  );
}

const Row = memo(function Row({ planned, state, hasRegion }: ShownRow & { hasRegion: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const detailId = useId();
  const words = rowWords[state.status];
  return (
    <>
      <TableRow>
        <TableCell className="pr-0">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailId : undefined}
            aria-label={`Calls of row ${planned.index + 1}: ${planned.label}`}
            onClick={() => setOpen(!isOpen)}
            className="grid size-6 place-items-center rounded text-muted-foreground hover:bg-muted hover:text-foreground"
          >
            <ChevronRight aria-hidden className={cn("size-4 transition-transform", isOpen && "rotate-90")} />
          </button>
        </TableCell>
        <TableCell className="px-1 text-muted-foreground tabular-nums sm:px-4">{planned.index + 1}</TableCell>
        <TableCell className="break-words font-medium">
          {planned.label}
          {hasRegion && <span className="block font-normal text-muted-foreground text-xs">{planned.region}</span>}
        </TableCell>
        <TableCell>
          <StatusDot tone={words.tone}>{words.label}</StatusDot>
          {state.attempts > 1 && <span className="block text-muted-foreground text-xs">{state.attempts} attempts</span>}
        </TableCell>
        <TableCell>
          <Result state={state} region={planned.region} />
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow id={detailId}>
          <TableCell colSpan={5} className="bg-muted/50 p-0">
            {planned.calls.map((call) => (
              <CodeBlock key={call.operation} label={call.operation} code={callText(call)} />
            ))}
          </TableCell>
        </TableRow>
      )}
    </>
  );
});

function Result({ state: { resultArn, note, error }, region }: { state: PlanRowState; region: string }) {
  if (resultArn) {
    const profileId = resourceIdOf(resultArn);
    return (
      <>
        <span className="flex min-w-0 items-center gap-2">
          <Link
            href={profileHref(profileId, region)}
            className="rounded text-accent underline-offset-2 hover:underline"
          >
            Open
          </Link>
          <CopyableId value={resultArn} label="Copy ARN" max={28} className="hidden sm:inline-flex" />
          <CopyButton value={resultArn} label="Copy ARN" className="sm:hidden" />
        </span>
        {note && <span className="block text-muted-foreground text-xs">{note}</span>}
      </>
    );
  }
  if (!error) return null;
  return (
    <>
      <span className="break-words">{error.message}</span>
      {error.awsRequestId && (
        <span className="block break-all text-muted-foreground text-xs">AWS request ID {error.awsRequestId}</span>
      )}
    </>
  );
}

/** One tag to a line. */
function callText({ operation, request }: PlannedCall): string {
  const text = JSON.stringify(request, null, 2);
  return `${operation} ${text.replace(/\{\n\s+("key": .*),\n\s+("value": .*)\n\s+\}/g, "{ $1, $2 }")}`;
}
