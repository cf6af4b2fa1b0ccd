import type { ColumnId, ListSettings } from "@/lib/profiles/list-columns";

/** The least width in px, and the share of what is left over. */
const widths: Record<ColumnId, [px: number, share: number]> = {
  name: [172, 2.4],
  type: [100, 0],
  model: [104, 1.2],
  route: [164, 1],
  regions: [88, 0],
  tags: [96, 1.6],
  team: [110, 0.6],
  score: [72, 0],
  status: [62, 0],
  calls: [80, 0],
  updated: [84, 0],
  lastCall: [84, 0],
  created: [84, 0],
  lifecycle: [76, 0],
  description: [180, 1.4],
  arn: [260, 1.4],
};

const boxPx = 16;
const actionPx = 64;
/** Of `gap-x-2.5`. */
const gapPx = 10;
const paddingPx = 24;

/** Widths of all columns, the box before and the actions after them, shared by header and rows. */
export function columnTemplate(columns: ColumnId[]): string {
  const middle = columns.map((id) => {
    const [px, share] = widths[id];
    return share === 0 ? `${px}px` : `minmax(${px}px, ${share}fr)`;
  });
  return [`${boxPx}px`, ...middle, `${actionPx}px`].join(" ");
}

/** Below this the columns would overlap, and the grid scrolls sideways instead. */
export function gridMinWidth(columns: ColumnId[]): number {
  const middle = columns.reduce((sum, id) => sum + widths[id][0], 0);
  return boxPx + middle + actionPx + gapPx * (columns.length + 1) + paddingPx;
}

export const headerHeight = 34;
export const compactRowHeight = 88;

/** Height of a row on a wide screen. */
export function rowHeightOf(density: ListSettings["density"]): number {
  return density === "compact" ? 34 : 47;
}
