import { resourceIdOf } from "@/lib/bedrock/arn";
import type { Tag } from "@/lib/bedrock/types";
import { type Chosen, type FacetValues, facets, facetValuesOf, isChosen } from "@/lib/profiles/facets";
import { type LogicalProfile, toLogical } from "@/lib/profiles/logical";
import { ownerOf } from "@/lib/profiles/owner";
import { matches, parseQuery, type Searchable } from "@/lib/profiles/query";
import { type ProfileSummary, sourceTagKey } from "@/lib/profiles/schema";
import {
  compareNames,
  type Figures,
  isFigureColumn,
  type SortColumn,
  type SortDirection,
  sortRows,
} from "@/lib/profiles/sort";
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
  orders: Map<string, { figures: Figures; rows: IndexedRow[] }>;
  /** The answer to the last question: the page asks it again whenever its address has caught up with it. */
  last: { question: string; figures: Figures; answer: ListAnswer } | null;
}

/** The rows that pass search and choices, in order. */
export interface ListAnswer {
  shown: IndexedRow[];
  /** Those that pass the search alone, for counting the choices. */
  found: IndexedRow[];
  /** The choices it was asked with. */
  chosen: Chosen;
}

/** A row is made again only when its profiles or its tags have changed. */
const made = new WeakMap<ProfileSummary, IndexedRow>();

/** The last one of each listing, since every search, choice and order asks for it anew. */
const indexes = new WeakMap<ProfileSummary[], { store: TagStore; index: ListIndex }>();

export function indexListing(profiles: ProfileSummary[], store: TagStore): ListIndex {
  const last = indexes.get(profiles);
  if (last?.store === store) return last.index;
  const index = makeIndex(profiles, store);
  indexes.set(profiles, { store, index });
  return index;
}

function makeIndex(profiles: ProfileSummary[], store: TagStore): ListIndex {
  const rows = inNameOrder(profiles).map((row) => {
    const tags = knownTags(store, row.profile);
    const known = made.get(row.profile);
    if (known && known.tags === tags && known.members.length === row.members.length) return known;
    const fresh = indexRow(row, tags);
    made.set(row.profile, fresh);
    return fresh;
  });
  return { rows, orders: new Map(), last: null };
}

/** Tags arrive in many parts and change no name: sorting ten thousand names takes tens of milliseconds. */
const ordered = new WeakMap<ProfileSummary[], LogicalProfile[]>();

/** Places in the last order: what a further page brings is merged into it, with a comparison or two for each name. */
const places = new WeakMap<ProfileSummary, number>();

function inNameOrder(profiles: ProfileSummary[]): LogicalProfile[] {
  const known = ordered.get(profiles);
  if (known) return known;
  const place = ({ profile }: LogicalProfile) => places.get(profile) ?? Number.MAX_SAFE_INTEGER;
  const rows = toLogical(profiles)
    .sort((a, b) => place(a) - place(b))
    .sort((a, b) => compareNames(a.profile, b.profile));
  for (const [index, { profile }] of rows.entries()) places.set(profile, index);
  ordered.set(profiles, rows);
  return rows;
}

function indexRow(row: LogicalProfile, tags: Tag[] | null): IndexedRow {
  const owner = tags && ownerOf(tags);
  const values = facetValuesOf(row, tags);
  return { ...row, tags, owner, values, searchable: searchableOf(row, values, tags) };
}

/** Copies of one system profile share its list of models. */
const modelIds = new WeakMap<string[], string[]>();

function modelIdsOf(modelArns: string[]): string[] {
  const ids = modelIds.get(modelArns) ?? [...new Set(modelArns.map(resourceIdOf))];
  modelIds.set(modelArns, ids);
  return ids;
}

function searchableOf({ profile, members }: LogicalProfile, values: FacetValues, tags: Tag[] | null): Searchable {
  const models = [...new Set(members.flatMap(({ modelArns }) => modelIdsOf(modelArns)))];
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
  figures: Figures;
}

/** What a search and choices show. The same question gets the very same answer as long as nothing else was asked. */
export function queryList(index: ListIndex, { figures, ...query }: ListQuery): ListAnswer {
  const question = JSON.stringify(query);
  const { last } = index;
  if (last?.question === question && last.figures === figures) return last.answer;
  const answer = ask(index, { ...query, figures });
  index.last = { question, figures, answer };
  return answer;
}

function ask(index: ListIndex, { search, chosen, sort, direction, figures }: ListQuery): ListAnswer {
  const terms = parseQuery(search);
  const ordered = orderOf(index, sort, direction, figures);
  const found = terms.length === 0 ? ordered : ordered.filter(({ searchable }) => matches(terms, searchable));
  const hasChoice = facets.some((facet) => (chosen[facet]?.length ?? 0) > 0);
  const shown = hasChoice
    ? found.filter(({ values }) => facets.every((facet) => isChosen(values, chosen, facet)))
    : found;
  return { shown, found, chosen };
}

function orderOf(
  { rows, orders }: ListIndex,
  sort: SortColumn,
  direction: SortDirection,
  figures: Figures,
): IndexedRow[] {
  const key = `${sort} ${direction}`;
  const known = orders.get(key);
  if (known && (known.figures === figures || !isFigureColumn(sort))) return known.rows;
  const ordered = sortRows(rows, sort, direction, figures);
  orders.set(key, { figures, rows: ordered });
  return ordered;
}
