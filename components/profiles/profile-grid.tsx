// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table element
"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import {
  columnCount,
  compactRowHeight,
  gridMinWidth,
  headerHeight,
  rowHeight,
} from "@/components/profiles/grid-columns";
import { type GridSort, ProfileGridHeader } from "@/components/profiles/profile-grid-header";
import { ProfileRow } from "@/components/profiles/profile-row";
import { useGridFocus } from "@/components/profiles/use-grid-focus";
import { useMediaQuery } from "@/components/profiles/use-media-query";
import { useTagLoading, useTagStore } from "@/components/profiles/use-tags";
import { cn } from "@/components/ui/cn";
import type { ProfileSummary } from "@/lib/profiles/schema";
import type { SortColumn } from "@/lib/profiles/sort";

/**
 * The virtualised table. Only rows in view are in the document, and the one that has the focus.
 * `version` grows with each refresh, so that tags are asked for again.
 */
export function ProfileGrid({
  profiles,
  systemProfiles,
  listedAt,
  version,
  sort,
  onSort,
  selected,
  onToggle,
  onToggleAll,
}: {
  profiles: ProfileSummary[];
  systemProfiles: ProfileSummary[];
  listedAt: Date;
  version: number;
  sort: GridSort;
  onSort: (column: SortColumn) => void;
  selected: ReadonlySet<string>;
  onToggle: (profileId: string) => void;
  onToggleAll: () => void;
}) {
  // The virtualizer keeps its identity while its answers change, which the compiler's memoisation would miss.
  "use no memo";
  const scrollRef = useRef<HTMLDivElement>(null);
  const isCompact = useMediaQuery("(max-width: 47.99rem)");
  const height = isCompact ? compactRowHeight : rowHeight;
  const margin = isCompact ? 0 : headerHeight;
  const focus = useGridFocus({ profiles, scrollRef, rowHeight: height, headerHeight: margin, onToggle });
  const virtualizer = useVirtualizer({
    count: profiles.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => height,
    getItemKey: (index) => profiles[index]?.profileId ?? index,
    overscan: 6,
    scrollMargin: margin,
    scrollPaddingStart: margin,
    initialRect: { width: 1200, height: 720 },
    useFlushSync: false,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (focus.activeIndex >= range.count || shown.includes(focus.activeIndex)) return shown;
      return [...shown, focus.activeIndex].sort((a, b) => a - b);
    },
  });
  const tags = useTagStore();
  const items = virtualizer.getVirtualItems();
  const visible = items.flatMap(({ index }) => profiles[index] ?? []);
  useTagLoading(visible, virtualizer.isScrolling, version);
  const selection = profiles.every(({ profileId }) => selected.has(profileId))
    ? "all"
    : selected.size
      ? "some"
      : "none";

  return (
    <div
      ref={scrollRef}
      role="grid"
      aria-label="Inference profiles"
      aria-rowcount={profiles.length + 1}
      aria-colcount={columnCount}
      aria-multiselectable
      tabIndex={-1}
      onKeyDown={focus.onKeyDown}
      onFocus={focus.onFocus}
      className="min-h-64 overflow-auto rounded-card border border-line bg-surface outline-none"
    >
      <div className={cn(!isCompact && gridMinWidth)}>
        {!isCompact && (
          <ProfileGridHeader sort={sort} onSort={onSort} selection={selection} onSelectAll={onToggleAll} />
        )}
        <div role="rowgroup" className="relative -mb-px" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const profile = profiles[item.index];
            if (!profile) return null;
            return (
              <ProfileRow
                key={item.key}
                profile={profile}
                index={item.index}
                top={item.start - margin}
                height={height}
                isCompact={isCompact}
                isSelected={selected.has(profile.profileId)}
                isActive={item.index === focus.activeIndex}
                tags={tags.get(profile.profileId)?.loaded}
                systemProfiles={systemProfiles}
                listedAt={listedAt}
                onToggle={onToggle}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
