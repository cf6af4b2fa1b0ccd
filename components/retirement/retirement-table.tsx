"use client";

import Link from "next/link";
import { useState } from "react";
import { Silent } from "@/components/replacement/silent";
import type { Owners } from "@/components/retirement/use-owners";
import { daysWord, urgencyWords } from "@/components/retirement/words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { dash, formatCount, formatDate, formatDateTime } from "@/lib/format";
import { playgroundHref, profileHref } from "@/lib/profiles/links";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { replaceHref } from "@/lib/retirement/links";
import type { Outlook } from "@/lib/retirement/radar";
import type { RadarRow } from "@/lib/retirement/schema";

const pageSize = 100;

interface Props {
  rows: RadarRow[];
  /** Every profile, to name replacements by. */
  all: RadarRow[];
  owners: Owners;
  today: Date;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** Profiles with the end of their model, owner, last call and what takes their place. */
export function RetirementTable({ rows, all, owners, today, selected, onSelect }: Props) {
  const [limit, setLimit] = useState(pageSize);
  const byId = new Map(all.map(({ profile }) => [profile.profileId, profile]));
  const visible = rows.slice(0, limit);
  const isAllSelected = rows.every(({ profile }) => selected.has(profile.profileArn));
  function toggle(arn: string) {
    const next = new Set(selected);
    if (!next.delete(arn)) next.add(arn);
    onSelect(next);
  }
  return (
    <Card>
      <Table aria-label="Team profiles by the end of their model">
        <TableHead>
          <TableRow>
            <TableHeaderCell className="w-8 pr-0">
              <Checkbox
                aria-label="Choose all shown"
                checked={isAllSelected}
                onCheckedChange={() =>
                  onSelect(isAllSelected ? new Set() : new Set(rows.map(({ profile }) => profile.profileArn)))
                }
              />
            </TableHeaderCell>
            {["Profile", "Model", "Ends", "Owner", "Last call here", "Replacement"].map((label) => (
              <TableHeaderCell key={label}>{label}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {visible.map(({ profile, outlook, lastCallAt }) => (
            <TableRow key={profile.profileArn}>
              <TableCell className="w-8 pr-0">
                <Checkbox
                  aria-label={`Choose ${profile.name}`}
                  checked={selected.has(profile.profileArn)}
                  onCheckedChange={() => toggle(profile.profileArn)}
                />
              </TableCell>
              <TableCell className="min-w-40">
                <Link href={profileHref(profile.profileId, profile.region)} className="font-medium hover:underline">
                  {profile.name}
                </Link>
                <p className="text-muted-foreground text-xs">{profile.region}</p>
              </TableCell>
              <TableCell className="min-w-36">
                {profile.modelName}
                <p className="text-muted-foreground text-xs">{profile.route.label}</p>
              </TableCell>
              <TableCell className="min-w-40">
                <End outlook={outlook} />
              </TableCell>
              <TableCell>
                <Owner owner={owners.ownerOf(profile.profileArn)} isLoading={owners.isLoading} />
              </TableCell>
              <TableCell className="min-w-32">{lastCallAt ? formatDateTime(lastCallAt) : "none"}</TableCell>
              <TableCell className="min-w-52">
                <Replacement
                  profile={profile}
                  outlook={outlook}
                  lastCallAt={lastCallAt}
                  today={today}
                  replacedBy={owners.replacedBy(profile.profileArn)}
                  byId={byId}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rows.length > limit && (
        <div className="border-line border-t p-3 text-center">
          <Button onClick={() => setLimit(limit + pageSize)}>Show more of {formatCount(rows.length)}</Button>
        </div>
      )}
    </Card>
  );
}

function End({ outlook }: { outlook: Outlook }) {
  const { label, tone } = urgencyWords(outlook.urgency);
  return (
    <>
      <Badge tone={tone}>{label}</Badge>
      <p className="mt-0.5 text-xs">
        {outlook.endsAt && `${formatDate(outlook.endsAt)} · `}
        {daysWord(outlook)}
      </p>
      {outlook.endSource === "announced" && (
        <p className="text-2xs text-muted-foreground">announced, not from Bedrock</p>
      )}
    </>
  );
}

function Owner({ owner, isLoading }: { owner: string | null | undefined; isLoading: boolean }) {
  if (owner) return <>{owner}</>;
  if (owner === null) return <span className="text-muted-foreground">none</span>;
  return <span className="text-muted-foreground">{isLoading ? "…" : dash}</span>;
}

function Replacement({
  profile,
  outlook,
  lastCallAt,
  today,
  replacedBy,
  byId,
}: {
  profile: ProfileSummary;
  outlook: Outlook;
  lastCallAt: Date | null;
  today: Date;
  replacedBy: string | null;
  byId: ReadonlyMap<string, ProfileSummary>;
}) {
  if (replacedBy === null) {
    if (outlook.urgency === "none") return <span className="text-muted-foreground">not needed</span>;
    return (
      <Button asChild size="sm">
        <Link href={replaceHref([profile.profileId])} aria-label={`Replace ${profile.name}`}>
          Replace…
        </Link>
      </Button>
    );
  }
  const found = byId.get(replacedBy);
  return (
    <>
      <Link href={profileHref(replacedBy, found?.region)} className="font-medium hover:underline">
        {found?.name ?? replacedBy}
      </Link>
      <p className="text-xs">
        {found ? (
          <Link href={playgroundHref(profile.profileId, replacedBy)} className="underline underline-offset-2">
            Test old against new
          </Link>
        ) : (
          <span className="text-muted-foreground">not listed here any more</span>
        )}
      </p>
      <Silent profile={profile} lastCallAt={lastCallAt} now={today} />
    </>
  );
}
