import type { Tag } from "@/lib/bedrock/types";
import type { LogicalProfile } from "@/lib/profiles/logical";
import { ownerOf } from "@/lib/profiles/owner";
import { residencyLabels, residencyOf } from "@/lib/profiles/residency";
import { sourceTagKey } from "@/lib/profiles/schema";

export const facets = [
  "kind",
  "provider",
  "geography",
  "residency",
  "region",
  "model",
  "team",
  "tag",
  "status",
  "lifecycle",
] as const;
export type Facet = (typeof facets)[number];

/** The values of one profile, for each facet. */
export type FacetValues = Readonly<Record<Facet, readonly string[]>>;

/** Chosen values: any of a facet's, and so for every facet with a choice. */
export type Chosen = Readonly<Partial<Record<Facet, readonly string[]>>>;

export interface FacetOption {
  value: string;
  /** How many profiles choosing it would show, given the other filters. */
  count: number;
}

/** Values that stand for the lack of one; no tag can be called so. */
export const noTeam = "(no team)";
export const noTags = "(no tags)";
const notLoaded = "(tags not loaded)";

const lifecycles = { ACTIVE: "Active", LEGACY: "Legacy", UNKNOWN: "Unknown" };

/** @param tags null while they are not known */
export function facetValuesOf({ profile, members }: LogicalProfile, tags: Tag[] | null): FacetValues {
  const isApplication = profile.type === "APPLICATION";
  return {
    kind: [isApplication ? "application" : "system"],
    provider: [profile.provider],
    geography: [...new Set(members.map(({ route }) => route.label))],
    residency: [...new Set(members.map(({ route }) => residencyLabels[residencyOf(route).class]))],
    region: members.map(({ region }) => region),
    model: [profile.modelName],
    team: isApplication ? [tags === null ? notLoaded : (ownerOf(tags) ?? noTeam)] : [],
    tag: isApplication ? tagValues(tags) : [],
    status: [...new Set(members.map(({ status }) => status))],
    lifecycle: [lifecycles[profile.lifecycle]],
  };
}

function tagValues(tags: Tag[] | null): string[] {
  if (tags === null) return [notLoaded];
  const own = tags.filter(({ key }) => key !== sourceTagKey);
  return own.length === 0 ? [noTags] : own.map(({ key, value }) => `${key}=${value}`);
}

export function isChosen(values: FacetValues, chosen: Chosen, facet: Facet): boolean {
  const wanted = chosen[facet];
  return !wanted || wanted.length === 0 || values[facet].some((value) => wanted.includes(value));
}

/**
 * The options of every facet with their counts, each given the choices of the other facets. Values that the others leave
 * nothing of stay, with 0.
 */
export function countFacets(rows: readonly FacetValues[], chosen: Chosen): Record<Facet, FacetOption[]> {
  const counts = new Map<Facet, Map<string, number>>(facets.map((facet) => [facet, new Map()]));
  const active = facets.filter((facet) => (chosen[facet]?.length ?? 0) > 0);
  for (const values of rows) {
    const failing = active.filter((facet) => !isChosen(values, chosen, facet));
    for (const facet of facets) {
      const isCounted = failing.length === 0 || (failing.length === 1 && failing[0] === facet);
      const ofFacet = counts.get(facet);
      if (ofFacet) for (const value of values[facet]) ofFacet.set(value, (ofFacet.get(value) ?? 0) + Number(isCounted));
    }
  }
  const options = (facet: Facet): FacetOption[] => {
    const known = counts.get(facet) ?? new Map<string, number>();
    for (const value of chosen[facet] ?? []) if (!known.has(value)) known.set(value, 0);
    return [...known].map(([value, count]) => ({ value, count })).sort(byCountThenName);
  };
  return Object.fromEntries(facets.map((facet) => [facet, options(facet)])) as Record<Facet, FacetOption[]>;
}

function byCountThenName(a: FacetOption, b: FacetOption): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}
