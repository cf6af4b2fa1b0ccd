// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, cells are reached through them
"use client";

import { MessagesSquare } from "lucide-react";
import { memo } from "react";
import { columnTemplate } from "@/components/profiles/grid-columns";
import { NameLink, ProfileCell, RegionsCell, WeekCalls } from "@/components/profiles/profile-cell";
import { LegacyBadge } from "@/components/profiles/profile-status";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import type { ProfileRowProps } from "@/components/profiles/row-props";
import { TagChips } from "@/components/profiles/tag-chips";
import { buttonStyles } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { PlainCheckbox } from "@/components/ui/plain-checkbox";
import { formatAge, formatCount } from "@/lib/format";
import type { ListItem } from "@/lib/profiles/grouping";
import { playgroundHref, profileRef } from "@/lib/profiles/links";
import { findTwin } from "@/lib/profiles/twin";

/** One profile: a grid row of cells, on a phone folded into three lines. */
export const ProfileRow = memo(function ProfileRow(props: ProfileRowProps) {
  const { item, columns, index, top, height, isCompact, isSelected, isActive } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-label={item.isMember ? `${item.profile.name} in ${item.profile.region}` : item.profile.name}
      tabIndex={isActive ? 0 : -1}
      data-row-key={item.key}
      className={cn(
        "absolute inset-x-0 top-0 border-line border-b bg-surface px-3 hover:bg-hover focus-visible:outline-offset-[-2px]",
        isSelected && "bg-selected hover:bg-selected",
        !isCompact && "grid items-center gap-x-2.5",
      )}
      style={{
        height,
        transform: `translateY(${top}px)`,
        ...(!isCompact && { gridTemplateColumns: columnTemplate(columns) }),
      }}
    >
      {isCompact ? <CompactCells {...props} /> : <WideCells {...props} />}
    </div>
  );
});

function WideCells(props: ProfileRowProps) {
  const { item, columns } = props;
  return (
    <>
      <div role="gridcell">
        <SelectBox {...props} />
      </div>
      {columns.map((column) => (
        <div
          key={column}
          role="gridcell"
          className={cn("min-w-0 overflow-hidden truncate", column === "name" && item.depth === 1 && "pl-5")}
        >
          <ProfileCell column={column} {...props} />
        </div>
      ))}
      <div role="gridcell" className="flex justify-end">
        <TestLink {...props} />
      </div>
    </>
  );
}

function CompactCells(props: ProfileRowProps) {
  const { item } = props;
  const { profile } = item;
  return (
    <div role="gridcell" className={cn("flex h-full items-center gap-3", item.depth === 1 && "pl-4")}>
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
            <RegionsCell {...props} />
          )}
          <span className="shrink-0">
            <WeekCalls {...props} /> · {formatAge(profile.updatedAt, props.listedAt)}
          </span>
        </div>
      </div>
      <TestLink {...props} />
    </div>
  );
}

/** The name of a group; it can be stepped on like a row, so that the keyboard reaches what follows. */
export function HeadingRow({
  item,
  index,
  top,
  height,
  isActive,
}: {
  item: Extract<ListItem, { type: "heading" }>;
  index: number;
  top: number;
  height: number;
  isActive: boolean;
}) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      tabIndex={isActive ? 0 : -1}
      data-row-key={item.key}
      className="absolute inset-x-0 top-0 flex items-center border-line border-b bg-muted px-3 focus-visible:outline-offset-[-2px]"
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className="flex min-w-0 items-baseline gap-2">
        <span className="truncate font-semibold">{item.label}</span>
        <span className="truncate text-muted-foreground text-xs">{item.note}</span>
        <span className="text-muted-foreground text-xs tabular-nums">{formatCount(item.count)}</span>
      </div>
    </div>
  );
}

function SelectBox({ item: { profile }, isSelected, onToggle }: ProfileRowProps) {
  return (
    <PlainCheckbox
      checked={isSelected}
      onChange={() => onToggle(profile.profileArn)}
      tabIndex={-1}
      data-cell-widget
      aria-label={`Select ${profile.name}`}
    />
  );
}

function TestLink({ item: { profile }, systemProfiles, isCompact, home }: ProfileRowProps) {
  const style = cn(buttonStyles({ variant: "ghost", size: isCompact ? "icon" : "sm" }), "gap-1.5");
  if (profile.noTextReason !== null) {
    return (
      <span className="text-2xs text-muted-foreground" title={`Cannot be tested: ${profile.noTextReason}`}>
        no text
      </span>
    );
  }
  const twin = findTwin(
    profile,
    systemProfiles.filter(({ region }) => region === profile.region),
  );
  return (
    <a
      href={playgroundHref(profileRef(profile, home), twin && profileRef(twin, home))}
      tabIndex={-1}
      data-cell-widget
      aria-label={`Test ${profile.name}`}
      title={twin ? `Test beside ${twin.name}` : "Test in the playground"}
      className={style}
    >
      <MessagesSquare aria-hidden />
      {!isCompact && "Test"}
    </a>
  );
}
