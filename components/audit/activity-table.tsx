"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import { ActivityDetail } from "@/components/audit/activity-detail";
import { actionWord, outcomeWords, reasonWord } from "@/components/audit/words";
import { cn } from "@/components/ui/cn";
import { StatusDot } from "@/components/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { outcomeOf } from "@/lib/audit/outcome";
import type { Activity } from "@/lib/audit/schema";
import { resourceIdOf } from "@/lib/bedrock/arn";
import { formatDateTime } from "@/lib/format";
import { profileHref } from "@/lib/profiles/links";

/** @param existingIds the profiles that exist now, so that no link leads nowhere */
export function ActivityTable({ events, existingIds }: { events: Activity[]; existingIds: ReadonlySet<string> }) {
  return (
    <Table aria-label="Activity">
      <TableHead>
        <TableRow>
          <TableHeaderCell className="w-px pr-0">
            <span className="sr-only">Details</span>
          </TableHeaderCell>
          <TableHeaderCell className="hidden md:table-cell md:w-48">When</TableHeaderCell>
          <TableHeaderCell>Change</TableHeaderCell>
          <TableHeaderCell>Profile</TableHeaderCell>
          <TableHeaderCell className="hidden md:table-cell">Who</TableHeaderCell>
          <TableHeaderCell>Outcome</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {events.map((event) => (
          <ActivityRow key={event.id} event={event} existingIds={existingIds} />
        ))}
      </TableBody>
    </Table>
  );
}

function ActivityRow({ event, existingIds }: { event: Activity; existingIds: ReadonlySet<string> }) {
  const [isOpen, setOpen] = useState(false);
  const detailId = useId();
  const outcome = outcomeWords[outcomeOf(event)];
  const reason = reasonWord(event.errorCode);
  return (
    <>
      <TableRow>
        <TableCell className="pr-0">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailId : undefined}
            aria-label={`Details of ${actionWord(event.action)}: ${event.subject}`}
            onClick={() => setOpen(!isOpen)}
            className="grid size-6 place-items-center rounded text-muted-foreground hover:bg-muted hover:text-foreground"
          >
            <ChevronRight aria-hidden className={cn("size-4 transition-transform", isOpen && "rotate-90")} />
          </button>
        </TableCell>
        <TableCell className="hidden whitespace-nowrap tabular-nums md:table-cell">
          <When at={event.at} />
        </TableCell>
        <TableCell>
          {actionWord(event.action)}
          <span className="block text-muted-foreground text-xs md:hidden">
            <When at={event.at} />
          </span>
        </TableCell>
        <TableCell className="break-words font-medium">
          <Subject event={event} existingIds={existingIds} />
        </TableCell>
        <TableCell className="hidden md:table-cell">{event.actorId}</TableCell>
        <TableCell>
          <StatusDot tone={outcome.tone}>{outcome.label}</StatusDot>
          {reason && <span className="block text-muted-foreground text-xs">{reason}</span>}
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow id={detailId}>
          <TableCell colSpan={6} className="bg-muted/50 p-0">
            <ActivityDetail event={event} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

function When({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{formatDateTime(at)}</time>;
}

function Subject({ event, existingIds }: { event: Activity; existingIds: ReadonlySet<string> }) {
  const profileId = resourceIdOf(event.detail.profileArn ?? "");
  if (!existingIds.has(profileId)) return event.subject;
  return (
    <Link href={profileHref(profileId)} className="text-accent underline-offset-2 hover:underline">
      {event.subject}
    </Link>
  );
}
