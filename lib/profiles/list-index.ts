import { resourceIdOf } from "@/lib/bedrock/arn";
import type { Tag } from "@/lib/bedrock/types";
import { type Chosen, countFacets, type FacetValues, facets, facetValuesOf, isChosen } from "@/lib/profiles/facets";
import { type LogicalProfile, toLogical } from "@/lib/profiles/logical";
import { ownerOf } from "@/lib/profiles/owner";
import { matches, parseQuery, type Searchable } from "@/lib/profiles/query";
import { type ProfileSummary, sourceTagKey } from "@/lib/profiles/schema";
import { compareNames, compareRows, isFigureColumn, type SortColumn, type SortDirection } from "@/lib/profiles/sort";
import { knownTags, type TagStore } from "@/lib/profiles/tag-store";

/** A row with everything that searching, counting, sorting and grouping look at, made once. */
export interface IndexedRow extends LogicalProfile {
  tags: Tag[] | null;
  owner: string | null;
  values: FacetValues;
  searchable: Searchable;
}

/** The rows of a listing in the order of their names; other orders are made when first asked for. */
export interface ListIndex {
  rows: IndexedRow[];
  orders: Map<string, IndexedRow[]>;
}

/** A row is made again only when its profiles or its tags have changed. */
const made = new WeakMap<ProfileSummary, IndexedRow>();

export function indexListing(profiles: ProfileSummary[], store: TagStore): ListIndex {
  const rows = inNameOrder(profiles).map((row) => {
    const tags = knownTags(store, row.profile);
    const known = made.get(row.profile);
    if (known && known.tags === tags && known.members.length === row.members.length) return known;
    const fresh = indexRow(row, tags);
    made.set(row.profile, fresh);
    return fresh;
  });
  return { rows, orders: new Map() };
}

/** Tags arrive in many parts and change no name: sorting ten thousand names takes tens of milliseconds. */
const ordered = new WeakMap<ProfileSummary[], LogicalProfile[]>();

function inNameOrder(profiles: ProfileSummary[]): LogicalProfile[] {
  const known = ordered.get(profiles);
  if (known) return known;
  const rows = toLogical(profiles).sort((a, b) => compareNames(a.profile, b.profile));
  ordered.set(profiles, rows);
  return rows;
}

function indexRow(row: LogicalProfile, tags: Tag[] | null): IndexedRow {
  const owner = tags && ownerOf(tags);
  const values = facetValuesOf(row, tags);
  return { ...row, tags, owner, values, searchable: searchableOf(row, values, tags) };
}

function searchableOf({ profile, members }: LogicalProfile, values: FacetValues, tags: Tag[] | null): Searchable {
  const models = [...new Set(members.flatMap(({ modelArns }) => modelArns.map(resourceIdOf)))];
  const lower = (texts: readonly (string | null)[]) => texts.flatMap((text) => text?.toLowerCase() ?? []);
  const fields = {
    name: lower([profile.name]),
    id: lower([profile.profileId]),
    arn: lower(members.map(({ profileArn }) => profileArn)),
    description: lower([profile.description]),
    model: lower([profile.modelName, ...models]),
    provider: lower([profile.provider]),
    kind: lower([...values.kind, profile.type]),
    geography: lower(values.geography),
    route: lower([...values.geography, ...members.flatMap(({ route }) => route.regions)]),
    region: lower(values.region),
    status: lower(values.status),
    lifecycle: lower([...values.lifecycle, profile.lifecycle]),
    team: lower(profile.type === "APPLICATION" ? values.team : []),
  };
  const { arn, kind: _, team: __, ...texts } = fields;
  const own = (tags ?? []).filter(({ key }) => key !== sourceTagKey);
  return {
    text: Object.values(texts).flat().join(" "),
    arns: arn.join(" "),
    fields,
    tags: tags && new Map(tags.map(({ key, value }) => [key.toLowerCase(), value.toLowerCase()])),
    tagText: lower(own.map(({ key, value }) => `${key}: ${value} ${key}=${value}`)).join(" "),
  };
}

export interface ListQuery {
  search: string;
  chosen: Chosen;
  sort: SortColumn;
  direction: SortDirection;
  /** What columns outside of the profile itself hold, by row key, for sorting by them. */
  figures: ReadonlyMap<string, number>;
}

/** The rows that pass search and choices, in order, and the counts of all choices given the others. */
export function queryList(index: ListIndex, { search, chosen, sort, direction, figures }: ListQuery) {
  const terms = parseQuery(search);
  const ordered = orderOf(index, sort, direction, figures);
  const found = terms.length === 0 ? ordered : ordered.filter(({ searchable }) => matches(terms, searchable));
  const hasChoice = facets.some((facet) => (chosen[facet]?.length ?? 0) > 0);
  const shown = hasChoice
    ? found.filter(({ values }) => facets.every((facet) => isChosen(values, chosen, facet)))
    : found;
  const counted = countFacets(
    found.map(({ values }) => values),
    chosen,
  );
  return { shown, counts: counted, found: found.length };
}

function orderOf(
  { rows, orders }: ListIndex,
  sort: SortColumn,
  direction: SortDirection,
  figures: ReadonlyMap<string, number>,
): IndexedRow[] {
  const isFigure = isFigureColumn(sort);
  const key = `${sort} ${direction}`;
  const known = isFigure ? undefined : orders.get(key);
  // Rows come in the order of names, and sorting keeps the order of equals.
  const ordered = known ?? rows.toSorted(compareRows(sort, direction, figures));
  if (!isFigure) orders.set(key, ordered);
  return ordered;
}
