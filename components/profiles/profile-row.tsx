// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, cells are reached through them
"use client";

import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { columnTemplate } from "@/components/profiles/grid-columns";
import { LegacyBadge, ProfileStatus } from "@/components/profiles/profile-status";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { RouteChips } from "@/components/profiles/route-chips";
import { TagChips } from "@/components/profiles/tag-chips";
import { buttonStyles } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { formatAge, formatDateTime } from "@/lib/format";
import { playgroundHref, profileHref } from "@/lib/profiles/links";
import type { ProfileSummary, TagsById } from "@/lib/profiles/schema";
import { findTwin } from "@/lib/profiles/twin";

export interface ProfileRowProps {
  profile: ProfileSummary;
  /** Position in the list as shown, from 0. */
  index: number;
  /** Distance from the top of the list in px. */
  top: number;
  height: number;
  isCompact: boolean;
  isSelected: boolean;
  isActive: boolean;
  tags: TagsById[string] | undefined;
  systemProfiles: ProfileSummary[];
  /** Ages are told as of this moment. */
  listedAt: Date;
  onToggle: (profileId: string) => void;
}

/** One profile: a grid row of nine cells, on a phone folded into three lines. */
export const ProfileRow = memo(function ProfileRow(props: ProfileRowProps) {
  const { profile, index, top, height, isCompact, isSelected, isActive } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-label={profile.name}
      tabIndex={isActive ? 0 : -1}
      data-profile-id={profile.profileId}
      className={cn(
        "absolute inset-x-0 top-0 border-line border-b bg-surface px-3 hover:bg-hover focus-visible:outline-offset-[-2px]",
        isSelected && "bg-selected hover:bg-selected",
        !isCompact && ["grid items-center gap-x-3", columnTemplate],
      )}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {isCompact ? <CompactCells {...props} /> : <WideCells {...props} />}
    </div>
  );
});

function WideCells(props: ProfileRowProps) {
  const { profile } = props;
  return (
    <>
      <div role="gridcell">
        <SelectBox {...props} />
      </div>
      <div role="gridcell" className="min-w-0">
        <NameLink profile={profile} />
        <span className="block truncate font-mono text-2xs text-muted-foreground" title={profile.profileId}>
          {profile.profileId}
        </span>
      </div>
      <div role="gridcell">
        <ProfileTypeBadge type={profile.type} />
      </div>
      <div role="gridcell" className="min-w-0">
        <span className="flex items-center gap-1.5">
          <span className="truncate" title={profile.modelName}>
            {profile.modelName}
          </span>
          <LegacyBadge profile={profile} />
        </span>
        <span className="block truncate text-2xs text-muted-foreground">{profile.provider}</span>
      </div>
      <div role="gridcell" className="min-w-0 overflow-hidden">
        <RouteChips route={profile.route} max={profile.route.regions.length > 3 ? 2 : 3} />
      </div>
      <div role="gridcell" className="min-w-0 overflow-hidden">
        <TagChips type={profile.type} loaded={props.tags} />
      </div>
      <div role="gridcell">
        <ProfileStatus status={profile.status} />
      </div>
      <div role="gridcell" className="truncate" title={formatDateTime(profile.updatedAt)}>
        {formatAge(profile.updatedAt, props.listedAt)}
      </div>
      <div role="gridcell" className="flex justify-end">
        <TestLink {...props} />
      </div>
    </>
  );
}

function CompactCells(props: ProfileRowProps) {
  const { profile } = props;
  return (
    <div role="gridcell" className="flex h-full items-center gap-3">
      <SelectBox {...props} />
      <div className="min-w-0 flex-1 space-y-1">
        <NameLink profile={profile} />
        <div className="flex items-center gap-1.5 text-muted-foreground text-xs">
          <ProfileTypeBadge type={profile.type} />
          <span className="truncate">
            {profile.modelName} · {profile.route.label}
          </span>
          <LegacyBadge profile={profile} />
        </div>
        <div className="flex items-center justify-between gap-2 text-muted-foreground text-xs">
          {profile.type === "APPLICATION" ? (
            <TagChips type={profile.type} loaded={props.tags} />
          ) : (
            <span className="truncate font-mono text-2xs">{profile.profileId}</span>
          )}
          <span className="shrink-0">{formatAge(profile.updatedAt, props.listedAt)}</span>
        </div>
      </div>
      <TestLink {...props} />
    </div>
  );
}

function NameLink({ profile }: { profile: ProfileSummary }) {
  return (
    <Link
      href={profileHref(profile.profileId)}
      prefetch={false}
      tabIndex={-1}
      data-cell-widget
      title={profile.name}
      className="block truncate rounded font-medium hover:underline"
    >
      {profile.name}
    </Link>
  );
}

function SelectBox({ profile, isSelected, onToggle }: ProfileRowProps) {
  return (
    <Checkbox
      checked={isSelected}
      onCheckedChange={() => onToggle(profile.profileId)}
      tabIndex={-1}
      data-cell-widget
      aria-label={`Select ${profile.name}`}
    />
  );
}

function TestLink({ profile, systemProfiles, isCompact }: ProfileRowProps) {
  const style = cn(buttonStyles({ variant: "ghost", size: isCompact ? "icon" : "sm" }), "gap-1.5");
  if (profile.noTextReason !== null) {
    return (
      <span className="text-2xs text-muted-foreground" title={`Cannot be tested: ${profile.noTextReason}`}>
        no text
      </span>
    );
  }
  const twin = findTwin(profile, systemProfiles);
  return (
    <Link
      href={playgroundHref(profile.profileId, twin?.profileId)}
      prefetch={false}
      tabIndex={-1}
      data-cell-widget
      aria-label={`Test ${profile.name}`}
      title={twin ? `Test beside ${twin.name}` : "Test in the playground"}
      className={style}
    >
      <MessagesSquare aria-hidden />
      {!isCompact && "Test"}
    </Link>
  );
}
