import type { ProfileSummary } from "@/lib/profiles/schema";

export const sortColumns = ["name", "type", "model", "route", "status", "updated"] as const;
export type SortColumn = (typeof sortColumns)[number];
export type SortDirection = "asc" | "desc";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

type Compare = (a: ProfileSummary, b: ProfileSummary) => number;

const byName: Compare = (a, b) => collator.compare(a.name, b.name) || collator.compare(a.profileId, b.profileId);

const comparers: Record<Exclude<SortColumn, "updated">, Compare> = {
  name: byName,
  type: (a, b) => collator.compare(a.type, b.type),
  model: (a, b) => collator.compare(a.modelName, b.modelName),
  route: (a, b) => collator.compare(a.route.label, b.route.label) || a.route.regions.length - b.route.regions.length,
  status: (a, b) => collator.compare(a.status, b.status),
};

/** Sorted copy; equal rows go by name. Unknown dates come last in both directions. */
export function sortProfiles(
  profiles: ProfileSummary[],
  column: SortColumn,
  direction: SortDirection,
): ProfileSummary[] {
  const sign = direction === "asc" ? 1 : -1;
  const compare: Compare =
    column === "updated"
      ? (a, b) => compareDates(a.updatedAt, b.updatedAt, sign)
      : (a, b) => sign * comparers[column](a, b);
  return profiles.toSorted((a, b) => compare(a, b) || byName(a, b));
}

function compareDates(a: Date | null, b: Date | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a.getTime() - b.getTime());
}
