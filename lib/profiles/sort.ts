import type { ProfileSummary } from "@/lib/profiles/schema";

/** What lies outside of the profile itself. */
const figureColumns = ["score", "calls", "lastCall"] as const;
export const sortColumns = [
  "name",
  "type",
  "model",
  "route",
  "team",
  "status",
  "updated",
  "created",
  ...figureColumns,
] as const;
export type SortColumn = (typeof sortColumns)[number];
export type SortDirection = "asc" | "desc";

/** Numbers by row key; rows whose number is not known are missing. */
export type Figures = ReadonlyMap<string, number>;

/** Whether the order depends on figures that come from elsewhere. */
export function isFigureColumn(column: SortColumn): boolean {
  return figureColumns.some((one) => one === column);
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The order of names, IDs deciding between equals. */
export function compareNames(a: ProfileSummary, b: ProfileSummary): number {
  return collator.compare(a.name, b.name) || collator.compare(a.profileArn, b.profileArn);
}

interface Row {
  key: string;
  profile: ProfileSummary;
  owner: string | null;
}

/** The text that a column is sorted by. */
const texts: Partial<Record<SortColumn, (row: Row) => string | null>> = {
  type: ({ profile }) => profile.type,
  model: ({ profile }) => profile.modelName,
  route: ({ profile }) => `${profile.route.label} ${profile.route.regions.length}`,
  team: ({ owner }) => owner,
  status: ({ profile }) => profile.status,
};

/**
 * Rows in the order of a column. They must come in the order of names, which equals keep; what is unknown comes last in
 * both directions. Ten thousand comparisons by a collator take tens of milliseconds: only texts that differ are compared.
 *
 * @param figures by row key, for the columns that `isFigureColumn` names
 */
export function sortRows<Sorted extends Row>(
  rows: Sorted[],
  column: SortColumn,
  direction: SortDirection,
  figures: Figures,
): Sorted[] {
  if (column === "name") return direction === "asc" ? rows : rows.toReversed();
  const textOf = texts[column];
  const known = textOf ? byText(rows, textOf, direction) : byNumber(rows, numbers(column, figures), direction);
  if (known.length === rows.length) return known;
  const placed = new Set(known);
  return [...known, ...rows.filter((row) => !placed.has(row))];
}

function byText<Sorted extends Row>(
  rows: Sorted[],
  textOf: (row: Row) => string | null,
  direction: SortDirection,
): Sorted[] {
  const places = new Map<string, Sorted[]>();
  const texts = new Set(rows.map(textOf));
  const sorted = [...texts].filter((text) => text !== null).sort(collator.compare);
  const order: Sorted[][] = [];
  for (const [index, text] of sorted.entries()) {
    const before = sorted[index - 1];
    const equal = before !== undefined && collator.compare(before, text) === 0 ? order.at(-1) : undefined;
    const place = equal ?? [];
    if (!equal) order.push(place);
    places.set(text, place);
  }
  for (const row of rows) {
    const text = textOf(row);
    if (text !== null) places.get(text)?.push(row);
  }
  return (direction === "asc" ? order : order.toReversed()).flat();
}

function byNumber<Sorted extends Row>(
  rows: Sorted[],
  numberOf: (row: Row) => number | null,
  direction: SortDirection,
): Sorted[] {
  const sign = direction === "asc" ? 1 : -1;
  const known = rows.flatMap((row) => {
    const value = numberOf(row);
    return value === null ? [] : [{ row, value }];
  });
  return known.sort((a, b) => sign * (a.value - b.value)).map(({ row }) => row);
}

function numbers(column: SortColumn, figures: Figures): (row: Row) => number | null {
  if (column === "updated") return ({ profile }) => profile.updatedAt?.getTime() ?? null;
  if (column === "created") return ({ profile }) => profile.createdAt?.getTime() ?? null;
  return ({ key }) => figures.get(key) ?? null;
}
