"use client";

import Link from "next/link";
import { memo } from "react";
import { Silent } from "@/components/replacement/silent";
import { TryBothLinks } from "@/components/replacement/try-both";
import { daysWord, urgencyWords } from "@/components/retirement/words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { PlainCheckbox } from "@/components/ui/plain-checkbox";
import { TableCell, TableRow } from "@/components/ui/table";
import { formatDate, formatDateTime } from "@/lib/format";
import { profileHref } from "@/lib/profiles/links";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { replaceHref } from "@/lib/retirement/links";
import type { Outlook } from "@/lib/retirement/radar";
import type { RadarRow } from "@/lib/retirement/schema";

/** One team profile; drawn again only when something of it has changed, since a search leaves most of a hundred in place. */
export const RetirementRow = memo(function RetirementRow({
  row: { profile, outlook, lastCallAt },
  isSelected,
  onToggle,
  owner,
  isLoading,
  replacedBy,
  replacement,
  today,
  home,
}: {
  row: RadarRow;
  isSelected: boolean;
  onToggle: (profileArn: string) => void;
  owner: string | null | undefined;
  isLoading: boolean;
  /** ID of the profile that takes its place. */
  replacedBy: string | null;
  /** That profile, if it is listed. */
  replacement: ProfileSummary | undefined;
  today: Date;
  home: string;
}) {
  return (
    <TableRow>
      <TableCell className="w-8 pr-0">
        <PlainCheckbox
          aria-label={`Choose ${profile.name}`}
          checked={isSelected}
          onChange={() => onToggle(profile.profileArn)}
        />
      </TableCell>
      <TableCell className="min-w-40">
        <Link
          href={profileHref(profile.profileId, profile.region)}
          prefetch={false}
          className="font-medium hover:underline"
        >
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
        <Owner owner={owner} isLoading={isLoading} />
      </TableCell>
      <TableCell className="min-w-32">{lastCallAt ? formatDateTime(lastCallAt) : "none"}</TableCell>
      <TableCell className="min-w-52">
        <Replacement
          profile={profile}
          outlook={outlook}
          lastCallAt={lastCallAt}
          today={today}
          replacedBy={replacedBy}
          found={replacement}
          home={home}
        />
      </TableCell>
    </TableRow>
  );
});

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
  found,
  home,
}: {
  profile: ProfileSummary;
  outlook: Outlook;
  lastCallAt: Date | null;
  today: Date;
  replacedBy: string | null;
  found: ProfileSummary | undefined;
  home: string;
}) {
  if (replacedBy === null) {
    if (outlook.urgency === "none") return <span className="text-muted-foreground">not needed</span>;
    return (
      <Button asChild size="sm">
        <Link href={replaceHref([profile])} prefetch={false} aria-label={`Replace ${profile.name}`}>
          Replace…
        </Link>
      </Button>
    );
  }
  return (
    <>
      <Link href={profileHref(replacedBy, profile.region)} prefetch={false} className="font-medium hover:underline">
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
