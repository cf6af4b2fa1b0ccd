import type { Route } from "@/lib/bedrock/route";
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

export type ChoosableFacet = Exclude<Facet, "kind">;
/** Those with a menu of their own. */
export const choosableFacets = facets.filter((facet): facet is ChoosableFacet => facet !== "kind");

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
    residency: [...new Set(members.map(({ route }) => residencyLabelOf(route)))],
    region: members.map(({ region }) => region),
    model: [profile.modelName],
    team: isApplication ? [tags === null ? notLoaded : (ownerOf(tags) ?? noTeam)] : [],
    tag: isApplication ? tagValues(tags) : [],
    status: [...new Set(members.map(({ status }) => status))],
    lifecycle: [lifecycles[profile.lifecycle]],
  };
}

/** Copies of one system profile share its route. */
const residencies = new WeakMap<Route, string>();

function residencyLabelOf(route: Route): string {
  const label = residencies.get(route) ?? residencyLabels[residencyOf(route).class];
  residencies.set(route, label);
  return label;
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
export function countFacets(rows: readonly { values: FacetValues }[], chosen: Chosen): Record<Facet, FacetOption[]> {
  const counts = facets.map((facet) => ({ facet, options: new Map<string, FacetOption>() }));
  const active = facets.filter((facet) => (chosen[facet]?.length ?? 0) > 0);
  for (const { values } of rows) {
    const failing = active.filter((facet) => !isChosen(values, chosen, facet));
    for (const { facet, options } of counts) {
      const isCounted = failing.length === 0 || (failing.length === 1 && failing[0] === facet);
      for (const value of values[facet]) optionOf(options, value).count += Number(isCounted);
    }
  }
  for (const { facet, options } of counts) for (const value of chosen[facet] ?? []) optionOf(options, value);
  const sorted = counts.map(({ facet, options }) => [facet, [...options.values()].sort(byCountThenName)]);
  return Object.fromEntries(sorted) as Record<Facet, FacetOption[]>;
}

function optionOf(options: Map<string, FacetOption>, value: string): FacetOption {
  const known = options.get(value);
  if (known) return known;
  const option = { value, count: 0 };
  options.set(value, option);
  return option;
}

function byCountThenName(a: FacetOption, b: FacetOption): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}
