"use client";

import Link from "next/link";
import { useState } from "react";
import { Silent } from "@/components/replacement/silent";
import { TryBothLinks } from "@/components/replacement/try-both";
import type { Owners } from "@/components/retirement/use-owners";
import { daysWord, urgencyWords } from "@/components/retirement/words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { formatCount, formatDate, formatDateTime } from "@/lib/format";
import { profileHref } from "@/lib/profiles/links";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { siblingArn } from "@/lib/replacement/links";
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
  /** The home Region. */
  home: string;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** Profiles with the end of their model, owner, last call and what takes their place. */
export function RetirementTable({ rows, all, owners, today, home, selected, onSelect }: Props) {
  const [limit, setLimit] = useState(pageSize);
  const byArn = new Map(all.map(({ profile }) => [profile.profileArn, profile]));
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
                <Owner owner={owners.ownerOf(profile)} isLoading={owners.isLoading} />
              </TableCell>
              <TableCell className="min-w-32">{lastCallAt ? formatDateTime(lastCallAt) : "none"}</TableCell>
              <TableCell className="min-w-52">
                <Replacement
                  profile={profile}
                  outlook={outlook}
                  lastCallAt={lastCallAt}
                  today={today}
                  replacedBy={owners.replacedBy(profile)}
                  byArn={byArn}
                  home={home}
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
  return <span className="text-muted-foreground">{isLoading ? "…" : "not read"}</span>;
}

function Replacement({
  profile,
  outlook,
  lastCallAt,
  today,
  replacedBy,
  byArn,
  home,
}: {
  profile: ProfileSummary;
  outlook: Outlook;
  lastCallAt: Date | null;
  today: Date;
  replacedBy: string | null;
  byArn: ReadonlyMap<string, ProfileSummary>;
  home: string;
}) {
  if (replacedBy === null) {
    if (outlook.urgency === "none") return <span className="text-muted-foreground">not needed</span>;
    return (
      <Button asChild size="sm">
        <Link href={replaceHref([profile])} aria-label={`Replace ${profile.name}`}>
          Replace…
        </Link>
      </Button>
    );
  }
  const found = byArn.get(siblingArn(profile.profileArn, replacedBy));
  return (
    <>
      <Link href={profileHref(replacedBy, profile.region)} className="font-medium hover:underline">
        {found?.name ?? replacedBy}
      </Link>
      {found ? (
        <TryBothLinks old={profile} next={found} home={home} />
      ) : (
        <p className="text-muted-foreground text-xs">not listed here any more</p>
      )}
      <Silent profile={profile} lastCallAt={lastCallAt} now={today} />
    </>
  );
}
