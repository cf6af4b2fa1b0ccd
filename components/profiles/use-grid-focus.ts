"use client";

import { useRouter } from "next/navigation";
import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useState } from "react";
import type { ListItem } from "@/lib/profiles/grouping";
import { profileHref } from "@/lib/profiles/links";

/**
 * Roving focus over rows: one row is in the tab order, arrow keys move it, and left and right step through what can be
 * pressed inside it. The row is remembered by profile, so that it survives filtering and sorting; the grid keeps the row
 * at `activeIndex` in the document.
 */
export function useGridFocus({
  items,
  scrollRef,
  rowHeight,
  headerHeight,
  onToggle,
  onExpand,
}: {
  items: ListItem[];
  scrollRef: RefObject<HTMLElement | null>;
  rowHeight: number;
  headerHeight: number;
  onToggle: (profileArn: string) => void;
  /** Shows or hides the Regions of a row. */
  onExpand: (key: string) => void;
}) {
  const router = useRouter();
  const [active, setActive] = useState<{ key: string | null; isMove: boolean }>({
    key: null,
    isMove: false,
  });
  const activeIndex = Math.max(
    0,
    items.findIndex(({ key }) => key === active.key),
  );

  useLayoutEffect(() => {
    const grid = scrollRef.current;
    if (!grid || !active.isMove || active.key === null) return;
    const row = grid.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(active.key)}"]`);
    row?.focus({ preventScroll: true });
    const top = activeIndex * rowHeight;
    if (top < grid.scrollTop) grid.scrollTop = top;
    const bottom = headerHeight + top + rowHeight;
    if (bottom > grid.scrollTop + grid.clientHeight) grid.scrollTop = bottom - grid.clientHeight;
  }, [active, activeIndex, headerHeight, rowHeight, scrollRef]);

  function moveTo(index: number) {
    const target = items[Math.min(Math.max(index, 0), items.length - 1)];
    if (target) setActive({ key: target.key, isMove: true });
  }

  function onFocus(event: FocusEvent<HTMLElement>) {
    const key = rowOf(event.target)?.dataset.rowKey;
    if (key && key !== active.key) setActive({ key, isMove: false });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowOf(event.target);
    const item = items.find(({ key }) => key === row?.dataset.rowKey);
    if (!row || !item) return;
    const pageRows = Math.max(1, Math.floor((event.currentTarget.clientHeight - headerHeight) / rowHeight) - 1);
    const target = targetRow(event.key, activeIndex, pageRows, items.length);
    const isOnRow = event.target === row;
    if (target !== null) moveTo(target);
    else if (event.key === "ArrowRight") stepInside(row, 1);
    else if (event.key === "ArrowLeft") stepInside(row, -1);
    else if (!isOnRow || item.type === "heading") return;
    else if (event.key === "Enter") router.push(profileHref(item.profile.profileId, item.profile.region));
    else if (event.key === " ") onToggle(item.profile.profileArn);
    else if (event.key === "+" || event.key === "-") onExpand(item.row.key);
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
  return target instanceof Element ? target.closest<HTMLElement>("[data-row-key]") : null;
}

/** From the row into its first widget, on to the next, and back to the row. */
function stepInside(row: HTMLElement, step: 1 | -1) {
  const stops = [row, ...row.querySelectorAll<HTMLElement>("[data-cell-widget]")];
  const here = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : 0;
  stops[Math.min(Math.max(here + step, 0), stops.length - 1)]?.focus({ preventScroll: true });
}
