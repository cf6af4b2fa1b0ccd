"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { LegacyBadge, ProfileStatus } from "@/components/profiles/profile-status";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { RouteChips } from "@/components/profiles/route-chips";
import type { ProfileRowProps } from "@/components/profiles/row-props";
import { TagChips } from "@/components/profiles/tag-chips";
import { Chip } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { tagScore } from "@/lib/config/tag-score";
import { dash, formatAge, formatCount, formatDate, formatDateTime } from "@/lib/format";
import { callsOf } from "@/lib/profiles/call-figures";
import { profileHref } from "@/lib/profiles/links";
import type { ColumnId } from "@/lib/profiles/list-columns";
import { type ProfileSummary, sourceTagKey } from "@/lib/profiles/schema";

/** What a column shows of a row. */
export function ProfileCell({ column, ...props }: ProfileRowProps & { column: ColumnId }) {
  const { item, tags, listedAt, isDense } = props;
  const { profile } = item;
  switch (column) {
    case "name":
      return <NameCell {...props} />;
    case "type":
      return <ProfileTypeBadge type={profile.type} />;
    case "model":
      return (
        <>
          <span className="flex items-center gap-1.5">
            <span className="truncate" title={profile.modelName}>
              {profile.modelName}
            </span>
            <LegacyBadge profile={profile} />
          </span>
          {!isDense && <span className="block truncate text-2xs text-muted-foreground">{profile.provider}</span>}
        </>
      );
    case "route":
      return <RouteChips route={profile.route} max={profile.route.regions.length > 2 ? 1 : 2} />;
    case "regions":
      return <RegionsCell {...props} />;
    case "tags":
      return <TagChips type={profile.type} loaded={tags} />;
    case "team":
      return <TeamCell {...props} />;
    case "score":
      return <ScoreCell {...props} />;
    case "status":
      return <ProfileStatus status={profile.status} />;
    case "calls":
      return <CallsCell {...props} />;
    case "updated":
      return <span title={formatDateTime(profile.updatedAt)}>{formatAge(profile.updatedAt, listedAt)}</span>;
    case "lastCall":
      return <LastCallCell {...props} />;
    case "created":
      return <span title={formatDateTime(profile.createdAt)}>{formatAge(profile.createdAt, listedAt)}</span>;
    case "lifecycle":
      return <LifecycleCell profile={profile} />;
    case "description":
      return <span title={profile.description ?? undefined}>{profile.description ?? dash}</span>;
    case "arn":
      return (
        <span className="font-mono text-2xs" title={profile.profileArn}>
          {profile.profileArn}
        </span>
      );
  }
}

function NameCell({ item, isDense }: ProfileRowProps) {
  const { profile } = item;
  return (
    <>
      <NameLink profile={profile} />
      {!isDense && (
        <span className="block truncate font-mono text-2xs text-muted-foreground" title={profile.profileId}>
          {profile.profileId}
        </span>
      )}
    </>
  );
}

/** An anchor: the grid turns a press on it into a change of page (`useRowLinks`). */
export function NameLink({ profile }: { profile: ProfileSummary }) {
  return (
    <a
      href={profileHref(profile.profileId, profile.region)}
      tabIndex={-1}
      data-cell-widget
      title={profile.name}
      className="block truncate rounded font-medium hover:underline"
    >
      {profile.name}
    </a>
  );
}

/** The Region, or their number with a way to see them one by one. */
export function RegionsCell({ item, isExpanded, onExpand }: ProfileRowProps) {
  const { members, key, profile } = item.row;
  if (item.isMember || members.length < 2) return <Chip>{item.profile.region}</Chip>;
  const Icon = isExpanded ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-cell-widget
      aria-expanded={isExpanded}
      aria-label={`${members.length} Regions of ${profile.name}`}
      title={members.map(({ region }) => region).join(", ")}
      onClick={() => onExpand(key)}
      className="inline-flex items-center gap-0.5 rounded bg-muted py-0.5 pr-1.5 pl-0.5 text-2xs hover:bg-hover"
    >
      <Icon aria-hidden className="size-3" />
      {members.length} Regions
    </button>
  );
}

function TeamCell({ item }: ProfileRowProps) {
  const { profile, tags, owner } = item.row;
  if (profile.type === "SYSTEM_DEFINED") return <span className="text-muted-foreground">{dash}</span>;
  if (owner) return <span title={owner}>{owner}</span>;
  return <span className="text-muted-foreground">{tags === null ? "not loaded" : "none"}</span>;
}

function ScoreCell({ item, policy }: ProfileRowProps) {
  const { tags, profile } = item.row;
  if (profile.type === "SYSTEM_DEFINED" || tags === null) return <span className="text-muted-foreground">{dash}</span>;
  const own = tags.filter(({ key }) => key !== sourceTagKey);
  const { share, met, required, findings } = tagScore(policy, own);
  if (share === null) return <span className="text-muted-foreground">{dash}</span>;
  return (
    <span
      className={share === 1 ? undefined : "text-warning"}
      title={`${met} of ${required} required tags. ${findings.map(({ message }) => message).join(" ")}`}
    >
      {Math.floor(share * 100)} %
    </span>
  );
}

function CallsCell({ item, calls }: ProfileRowProps) {
  const figures = callsOf(calls, calledAs(item));
  return (
    <span className={cn("tabular-nums", !figures?.weekCalls && "text-muted-foreground")}>
      {formatCount(figures?.weekCalls ?? null)}
    </span>
  );
}

/** For where no heading says what is counted. */
export function WeekCalls({ item, calls }: ProfileRowProps) {
  const figures = callsOf(calls, calledAs(item));
  return <span className="tabular-nums">{formatCount(figures?.weekCalls ?? null)} calls/7 d</span>;
}

function LastCallCell({ item, calls, listedAt }: ProfileRowProps) {
  const lastCallAt = callsOf(calls, calledAs(item))?.lastCallAt ?? null;
  return (
    <span className={lastCallAt ? undefined : "text-muted-foreground"} title={formatDateTime(lastCallAt)}>
      {formatAge(lastCallAt, listedAt)}
    </span>
  );
}

/** A row that stands for several Regions is called in all of them. */
function calledAs({ isMember, profile, row }: ProfileRowProps["item"]): ProfileSummary[] {
  return isMember ? [profile] : row.members;
}

function LifecycleCell({ profile: { lifecycle, endOfLifeAt } }: { profile: ProfileSummary }) {
  const word = { ACTIVE: "Active", LEGACY: "Legacy", UNKNOWN: "Unknown" }[lifecycle];
  return <span title={endOfLifeAt ? `The model ends on ${formatDate(endOfLifeAt)}` : undefined}>{word}</span>;
}
