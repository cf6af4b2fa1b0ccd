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
 * Compares rows by a column; equals are left as they are, so sort a list that is in the order of names. What is unknown
 * comes last in both directions.
 *
 * @param figures by row key, for the columns that `isFigureColumn` names
 */
export function compareRows(column: SortColumn, direction: SortDirection, figures: ReadonlyMap<string, number>) {
  const sign = direction === "asc" ? 1 : -1;
  if (column === "name") return (a: Row, b: Row) => sign * compareNames(a.profile, b.profile);
  const textOf = texts[column];
  if (textOf) {
    return (a: Row, b: Row) => {
      const [left, right] = [textOf(a), textOf(b)];
      if (left === right) return 0;
      return left === null || right === null ? unknownLast(left, right) : sign * collator.compare(left, right);
    };
  }
  const numberOf = numbers(column, figures);
  return (a: Row, b: Row) => {
    const [left, right] = [numberOf(a), numberOf(b)];
    return left === null || right === null ? unknownLast(left, right) : sign * (left - right);
  };
}

function numbers(column: SortColumn, figures: ReadonlyMap<string, number>): (row: Row) => number | null {
  if (column === "updated") return ({ profile }) => profile.updatedAt?.getTime() ?? null;
  if (column === "created") return ({ profile }) => profile.createdAt?.getTime() ?? null;
  return ({ key }) => figures.get(key) ?? null;
}

function unknownLast(left: unknown, right: unknown): number {
  return Number(left === null) - Number(right === null);
}
