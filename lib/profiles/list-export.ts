import { csvLine } from "@/lib/csv";
import { type CallsByArn, callsOf } from "@/lib/profiles/call-figures";
import type { ListItem } from "@/lib/profiles/grouping";
import type { IndexedRow } from "@/lib/profiles/list-index";
import { residencyLabels, residencyOf } from "@/lib/profiles/residency";
import { sourceTagKey } from "@/lib/profiles/schema";

/** One row of the list as a file holds it; `null` is unknown. Moments in ISO 8601. */
function recordOf({ profile, members, tags, owner }: IndexedRow, known: CallsByArn | null) {
  const calls = callsOf(known, members);
  return {
    name: profile.name,
    id: profile.profileId,
    arn: profile.profileArn,
    kind: profile.type,
    status: profile.status,
    regions: members.map(({ region }) => region),
    model: profile.modelName,
    modelId: profile.modelId,
    provider: profile.provider,
    scope: profile.route.scope,
    geography: profile.route.label,
    residency: residencyLabels[residencyOf(profile.route).class],
    routesTo: profile.route.regions,
    lifecycle: profile.lifecycle,
    endOfLifeAt: profile.endOfLifeAt?.toISOString() ?? null,
    team: owner,
    tags: tags && Object.fromEntries(tags.map(({ key, value }) => [key, value])),
    source: tags?.find(({ key }) => key === sourceTagKey)?.value ?? null,
    description: profile.description,
    calls7Days: calls?.weekCalls ?? null,
    lastCallAt: calls?.lastCallAt?.toISOString() ?? null,
    createdAt: profile.createdAt?.toISOString() ?? null,
    updatedAt: profile.updatedAt?.toISOString() ?? null,
  };
}

/** The rows in the order they are shown; a profile that is shown Region by Region is one row. */
export function rowsShown(items: ListItem[]): IndexedRow[] {
  return items.flatMap((item) => (item.type === "row" && !item.isMember ? [item.row] : []));
}

/** The rows as JSON, indented. @param calls null when they are not known */
export function toListJson(rows: IndexedRow[], calls: CallsByArn | null): string {
  const records = rows.map((row) => recordOf(row, calls));
  return `${JSON.stringify(records, null, 2)}\n`;
}

/** The rows as CSV for a spreadsheet, lists joined by spaces; tags as `key=value` joined by semicolons. */
export function toListCsv(rows: IndexedRow[], calls: CallsByArn | null): string {
  const [empty] = rows;
  const header = empty ? Object.keys(recordOf(empty, calls)) : [];
  const lines = rows.map((row) => csvLine(Object.values(recordOf(row, calls)).map(cellOf)));
  return [csvLine(header), ...lines].join("");
}

function cellOf(value: string | number | string[] | Record<string, string> | null): string {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.join(" ");
  return Object.entries(value)
    .map(([key, text]) => `${key}=${text}`)
    .join("; ");
}
