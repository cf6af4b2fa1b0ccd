"use client";

import { useRouter } from "next/navigation";
import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useState } from "react";
import { profileHref } from "@/lib/profiles/links";
import type { ProfileSummary } from "@/lib/profiles/schema";

/**
 * Roving focus over rows: one row is in the tab order, arrow keys move it, and left and right step through what can be
 * pressed inside it. The row is remembered by profile, so that it survives filtering and sorting; the grid keeps the row
 * at `activeIndex` in the document.
 */
export function useGridFocus({
  profiles,
  scrollRef,
  rowHeight,
  headerHeight,
  onToggle,
}: {
  profiles: ProfileSummary[];
  scrollRef: RefObject<HTMLElement | null>;
  rowHeight: number;
  headerHeight: number;
  onToggle: (profileId: string) => void;
}) {
  const router = useRouter();
  const [active, setActive] = useState<{ profileId: string | null; isMove: boolean }>({
    profileId: null,
    isMove: false,
  });
  const activeIndex = Math.max(
    0,
    profiles.findIndex((profile) => profile.profileId === active.profileId),
  );

  useLayoutEffect(() => {
    const grid = scrollRef.current;
    if (!grid || !active.isMove || active.profileId === null) return;
    const row = grid.querySelector<HTMLElement>(`[data-profile-id="${CSS.escape(active.profileId)}"]`);
    row?.focus({ preventScroll: true });
    const top = activeIndex * rowHeight;
    if (top < grid.scrollTop) grid.scrollTop = top;
    const bottom = headerHeight + top + rowHeight;
    if (bottom > grid.scrollTop + grid.clientHeight) grid.scrollTop = bottom - grid.clientHeight;
  }, [active, activeIndex, headerHeight, rowHeight, scrollRef]);

  function moveTo(index: number) {
    const target = profiles[Math.min(Math.max(index, 0), profiles.length - 1)];
    if (target) setActive({ profileId: target.profileId, isMove: true });
  }

  function onFocus(event: FocusEvent<HTMLElement>) {
    const profileId = rowOf(event.target)?.dataset.profileId;
    if (profileId && profileId !== active.profileId) setActive({ profileId, isMove: false });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowOf(event.target);
    const profileId = row?.dataset.profileId;
    if (!row || !profileId) return;
    const pageRows = Math.max(1, Math.floor((event.currentTarget.clientHeight - headerHeight) / rowHeight) - 1);
    const target = targetRow(event.key, activeIndex, pageRows, profiles.length);
    const isOnRow = event.target === row;
    if (target !== null) moveTo(target);
    else if (event.key === "ArrowRight") stepInside(row, 1);
    else if (event.key === "ArrowLeft") stepInside(row, -1);
    else if (event.key === "Enter" && isOnRow) router.push(profileHref(profileId));
    else if (event.key === " " && isOnRow) onToggle(profileId);
    else return;
    event.preventDefault();
  }

  return { activeIndex, onKeyDown, onFocus };
}

/** The row that a key moves to, or null for other keys. */
function targetRow(key: string, current: number, pageRows: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return current + 1;
    case "ArrowUp":
      return current - 1;
    case "PageDown":
      return current + pageRows;
    case "PageUp":
      return current - pageRows;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-profile-id]") : null;
}

/** From the row into its first widget, on to the next, and back to the row. */
function stepInside(row: HTMLElement, step: 1 | -1) {
  const stops = [row, ...row.querySelectorAll<HTMLElement>("[data-cell-widget]")];
  const here = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : 0;
  stops[Math.min(Math.max(here + step, 0), stops.length - 1)]?.focus({ preventScroll: true });
}
