import type { IndexedRow } from "@/lib/profiles/list-index";
import { callKey } from "@/lib/profiles/route-key";
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
  const known = last.get(rows);
  if (known?.grouping === grouping && known.expanded === expanded) return known.items;
  const items = makeItems(rows, grouping, expanded);
  last.set(rows, { grouping, expanded, items });
  return items;
}

/** The last of each list of rows: the same rows give the very same lines, so that nothing is drawn again. */
const last = new WeakMap<IndexedRow[], { grouping: Grouping; expanded: ReadonlySet<string>; items: ListItem[] }>();

function makeItems(rows: IndexedRow[], grouping: Grouping, expanded: ReadonlySet<string>): ListItem[] {
  const items: ListItem[] = [];
  if (grouping === "none") for (const row of rows) addLines(items, row, 0, expanded);
  else for (const [key, members] of groupsOf(rows, grouping)) addGroup(items, grouping, key, members, expanded);
  return items;
}

function groupsOf(rows: IndexedRow[], grouping: Grouping): [key: string, members: IndexedRow[]][] {
  const groups = Map.groupBy(rows, grouping === "model" ? ({ profile }) => profile.modelId : teamOf);
  return [...groups].sort(([a, left], [b, right]) => compareGroups(grouping, a, left, b, right));
}

function addGroup(
  items: ListItem[],
  grouping: Grouping,
  key: string,
  members: IndexedRow[],
  expanded: ReadonlySet<string>,
): void {
  items.push(headingOf(grouping, key, members));
  if (grouping === "model") for (const { row, depth } of lineage(members)) addLines(items, row, depth, expanded);
  else for (const row of members) addLines(items, row, 0, expanded);
}

function addLines(items: ListItem[], row: IndexedRow, depth: 0 | 1, expanded: ReadonlySet<string>): void {
  const { key, members } = row;
  items.push(lineOf(row, depth));
  if (members.length < 2 || !expanded.has(key)) return;
  for (const member of members)
    items.push({ type: "row", key: member.profileArn, row, profile: member, depth: 1, isMember: true });
}

/** The same line for the same row, so that what shows it need not be drawn again. */
const made = [new WeakMap<IndexedRow, ListItem>(), new WeakMap<IndexedRow, ListItem>()] as const;

function lineOf(row: IndexedRow, depth: 0 | 1): ListItem {
  const known = made[depth].get(row);
  if (known) return known;
  const line: ListItem = { type: "row", key: row.key, row, profile: row.profile, depth, isMember: false };
  made[depth].set(row, line);
  return line;
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
  for (const row of systems) for (const member of row.members) parents.set(callKey(member), row);
  const copies = Map.groupBy(
    rows.filter(({ profile }) => profile.type === "APPLICATION"),
    ({ profile }) => parents.get(callKey(profile)) ?? null,
  );
  const under = (parent: IndexedRow | null, depth: 0 | 1) => (copies.get(parent) ?? []).map((row) => ({ row, depth }));
  return [...systems.flatMap((row) => [{ row, depth: 0 as const }, ...under(row, 1)]), ...under(null, 0)];
}
