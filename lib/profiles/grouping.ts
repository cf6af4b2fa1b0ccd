import type { IndexedRow } from "@/lib/profiles/list-index";
import type { ProfileSummary } from "@/lib/profiles/schema";

export const groupings = ["none", "model", "team"] as const;
export type Grouping = (typeof groupings)[number];

/** One line of the list as shown. */
export type ListItem =
  | { type: "row"; key: string; row: IndexedRow; profile: ProfileSummary; depth: 0 | 1; isMember: boolean }
  | { type: "heading"; key: string; label: string; note: string; count: number };

/**
 * The lines of the list. Under *model* a system profile comes first and the application profiles that take its route are
 * indented beneath it; groups are in the order of their names, rows keep the order they are given in.
 *
 * @param expanded keys of rows whose Regions are shown one by one
 */
export function toItems(rows: IndexedRow[], grouping: Grouping, expanded: ReadonlySet<string>): ListItem[] {
  const lines = (list: IndexedRow[], depth: 0 | 1 = 0) => list.flatMap((row) => linesOf(row, depth, expanded));
  if (grouping === "none") return lines(rows);
  const groups = Map.groupBy(rows, grouping === "model" ? ({ profile }) => profile.modelId : teamOf);
  const ordered = [...groups].sort(([a, left], [b, right]) => compareGroups(grouping, a, left, b, right));
  return ordered.flatMap(([key, members]) => [
    headingOf(grouping, key, members),
    ...(grouping === "model" ? lineage(members).flatMap(({ row, depth }) => lines([row], depth)) : lines(members)),
  ]);
}

function linesOf(row: IndexedRow, depth: 0 | 1, expanded: ReadonlySet<string>): ListItem[] {
  const { key, profile, members } = row;
  const line: ListItem = { type: "row", key, row, profile, depth, isMember: false };
  if (members.length < 2 || !expanded.has(key)) return [line];
  return [
    line,
    ...members.map(
      (member): ListItem => ({ type: "row", key: member.profileArn, row, profile: member, depth: 1, isMember: true }),
    ),
  ];
}

const systemGroup = "system";
const teamless = "none";

function teamOf({ profile, owner }: IndexedRow): string {
  if (profile.type === "SYSTEM_DEFINED") return systemGroup;
  return owner === null ? teamless : `team ${owner}`;
}

function headingOf(grouping: Grouping, key: string, members: IndexedRow[]): ListItem {
  const [first] = members;
  const common = { type: "heading" as const, key: `heading ${key}`, count: members.length };
  if (grouping === "model")
    return { ...common, label: first?.profile.modelName ?? key, note: first?.profile.provider ?? "" };
  if (key === systemGroup) return { ...common, label: "System-defined profiles", note: "cannot carry tags" };
  if (key === teamless) return { ...common, label: "No team", note: "no tag names an owner" };
  return { ...common, label: key.slice("team ".length), note: "" };
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Teams by name, then who has none, then system profiles; models by name. */
function compareGroups(grouping: Grouping, a: string, left: IndexedRow[], b: string, right: IndexedRow[]): number {
  if (grouping === "model") {
    return (
      collator.compare(left[0]?.profile.modelName ?? a, right[0]?.profile.modelName ?? b) || collator.compare(a, b)
    );
  }
  const rank = (key: string) => (key === systemGroup ? 2 : key === teamless ? 1 : 0);
  return rank(a) - rank(b) || collator.compare(a, b);
}

/** The rows of one model: each system profile with its copies, then what copies no system profile that is shown. */
function lineage(rows: IndexedRow[]): { row: IndexedRow; depth: 0 | 1 }[] {
  const systems = rows.filter(({ profile }) => profile.type === "SYSTEM_DEFINED");
  const parents = new Map<string, IndexedRow>();
  for (const row of systems) for (const member of row.members) parents.set(routeKey(member), row);
  const copies = Map.groupBy(
    rows.filter(({ profile }) => profile.type === "APPLICATION"),
    ({ profile }) => parents.get(routeKey(profile)) ?? null,
  );
  const under = (parent: IndexedRow | null, depth: 0 | 1) => (copies.get(parent) ?? []).map((row) => ({ row, depth }));
  return [...systems.flatMap((row) => [{ row, depth: 0 as const }, ...under(row, 1)]), ...under(null, 0)];
}

const known = new WeakMap<string[], string>();

/** Where it is called and what it reaches, order set aside. */
function routeKey({ region, modelArns }: ProfileSummary): string {
  const key = known.get(modelArns) ?? modelArns.toSorted().join(" ");
  known.set(modelArns, key);
  return `${region} ${key}`;
}
