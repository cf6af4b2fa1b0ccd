// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table element
"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useRef } from "react";
import { compactRowHeight, gridMinWidth, headerHeight, rowHeightOf } from "@/components/profiles/grid-columns";
import { ProfileGridHeader } from "@/components/profiles/profile-grid-header";
import { HeadingRow, ProfileRow } from "@/components/profiles/profile-row";
import { useGridFocus } from "@/components/profiles/use-grid-focus";
import { useMediaQuery } from "@/components/profiles/use-media-query";
import type { ProfileList } from "@/components/profiles/use-profile-list";
import { useRowLinks } from "@/components/profiles/use-row-links";
import { useTagLoading, useTagStore } from "@/components/profiles/use-tags";
import type { TagPolicy } from "@/lib/config/schema";
import type { CallsByArn } from "@/lib/profiles/call-figures";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { tagsOf } from "@/lib/profiles/tag-store";

/**
 * The virtualised table. Only rows in view are in the document, and the one that has the focus.
 * `listedAt` grows with each refresh.
 */
export function ProfileGrid({
  list,
  calls,
  policy,
  systemProfiles,
  home,
  listedAt,
  canAskForTags,
}: {
  list: ProfileList;
  calls: CallsByArn | null;
  policy: TagPolicy;
  systemProfiles: ProfileSummary[];
  home: string;
  listedAt: Date;
  canAskForTags: boolean;
}) {
  // The virtualizer keeps its identity while its answers change, which the compiler's memoisation would miss.
  "use no memo";
  const { items, settings, selection, expansion } = list;
  const scrollRef = useRef<HTMLDivElement>(null);
  const openRowLink = useRowLinks();
  const isCompact = useMediaQuery("(max-width: 47.99rem)");
  const height = isCompact ? compactRowHeight : rowHeightOf(settings.density);
  const margin = isCompact ? 0 : headerHeight;
  const focus = useGridFocus({
    items,
    scrollRef,
    rowHeight: height,
    headerHeight: margin,
    onToggle: selection.toggle,
    onExpand: expansion.toggle,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function, and only that, has every row measured anew
  const getItemKey = useCallback((index: number) => items[index]?.key ?? index, [items, height]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => height,
    getItemKey,
    overscan: 4,
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
  const visible = virtualizer.getVirtualItems();
  const visibleProfiles = visible.flatMap(({ index }) => {
    const item = items[index];
    return item?.type === "row" ? [item.profile] : [];
  });
  useTagLoading(visibleProfiles, canAskForTags && !virtualizer.isScrolling, listedAt.getTime());
  const isSelected = ({ profile }: { profile: ProfileSummary }) => selection.ids.has(profile.profileArn);
  const isEvery = selection.ids.size > 0 && list.shown.every(isSelected);

  return (
    <div
      ref={scrollRef}
      role="grid"
      aria-label="Inference profiles"
      aria-rowcount={items.length + 1}
      aria-colcount={settings.columns.length + 2}
      aria-multiselectable
      tabIndex={-1}
      onKeyDown={focus.onKeyDown}
      onFocus={focus.onFocus}
      onClick={openRowLink}
      className="min-h-64 overflow-auto rounded-card border border-line bg-surface outline-none"
    >
      <div style={isCompact ? undefined : { minWidth: gridMinWidth(settings.columns) }}>
        {!isCompact && (
          <ProfileGridHeader
            columns={settings.columns}
            sort={list.sort}
            onSort={list.onSort}
            selection={isEvery ? "all" : selection.ids.size > 0 ? "some" : "none"}
            onSelectAll={() => selection.toggleAll(list.shown.map(({ profile }) => profile.profileArn))}
          />
        )}
        <div role="rowgroup" className="relative -mb-px" style={{ height: virtualizer.getTotalSize() }}>
          {visible.map(({ key, index, start }) => {
            const item = items[index];
            const place = { index, top: start - margin, height, isActive: index === focus.activeIndex };
            if (!item) return null;
            if (item.type === "heading") return <HeadingRow key={key} item={item} {...place} />;
            return (
              <ProfileRow
                key={key}
                item={item}
                {...place}
                columns={settings.columns}
                isCompact={isCompact}
                isDense={settings.density === "compact"}
                isSelected={selection.ids.has(item.profile.profileArn)}
                isExpanded={expansion.ids.has(item.row.key)}
                tags={tagsOf(tags, item.profile)}
                calls={calls}
                policy={policy}
                systemProfiles={systemProfiles}
                home={home}
                listedAt={listedAt}
                onToggle={selection.toggle}
                onExpand={expansion.toggle}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
