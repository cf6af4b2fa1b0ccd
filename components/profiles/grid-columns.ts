import type { SortColumn } from "@/lib/profiles/sort";

/** Widths of the nine columns, shared by header and rows; a literal, since Tailwind reads the source. */
export const columnTemplate =
  "grid-cols-[1rem_minmax(12.5rem,2.4fr)_6.5rem_minmax(7.5rem,1.2fr)_minmax(12.25rem,1fr)_minmax(9rem,1.6fr)_4rem_5rem_4rem]";

/** Below this the columns would overlap, and the grid scrolls sideways instead. */
export const gridMinWidth = "min-w-[1110px]";

export const columns: { label: string; sort: SortColumn | null }[] = [
  { label: "Name", sort: "name" },
  { label: "Type", sort: "type" },
  { label: "Model", sort: "model" },
  { label: "Routes to", sort: "route" },
  { label: "Tags", sort: null },
  { label: "Status", sort: "status" },
  { label: "Updated", sort: "updated" },
];

/** One column for the boxes before these, one for the actions after them. */
export const columnCount = columns.length + 2;

export const headerHeight = 34;
export const rowHeight = 47;
export const compactRowHeight = 88;
