import type { Route } from "@/lib/bedrock/route";
import { placeOf } from "@/lib/profiles/region-places";

/** How far requests may travel, from the narrowest to the widest; `unknown` when a Region's country is not known. */
export const residencyClasses = ["region", "country", "eu", "countries", "worldwide", "unknown"] as const;
export type ResidencyClass = (typeof residencyClasses)[number];

export const residencyLabels: Record<ResidencyClass, string> = {
  region: "One Region",
  country: "One country",
  eu: "European Union",
  countries: "Several countries",
  worldwide: "Worldwide",
  unknown: "Unknown",
};

export interface Residency {
  class: ResidencyClass;
  /** In which requests may be served, without repetition and in order of name; empty when that is worldwide. */
  countries: string[];
  /** Destination Regions whose country is not known here. */
  unknownRegions: string[];
}

/** Of the member states, those with a Region. The United Kingdom and Switzerland are none. */
const euCountries = new Set(["Germany", "Ireland", "Spain", "Sweden", "Italy", "France"]);

/** Where requests of a route may be served, as a class that a data protection officer would ask for. */
export function residencyOf(route: Route): Residency {
  if (route.scope === "global") return { class: "worldwide", countries: [], unknownRegions: [] };
  const found = route.regions.map((region) => ({ region, country: placeOf(region)?.country ?? null }));
  const countries = [...new Set(found.flatMap(({ country }) => country ?? []))].sort();
  const unknownRegions = found.filter(({ country }) => country === null).map(({ region }) => region);
  return { class: classOf(route, countries, unknownRegions), countries, unknownRegions };
}

function classOf(route: Route, countries: string[], unknownRegions: string[]): ResidencyClass {
  if (route.regions.length === 0) return "unknown";
  if (route.regions.length === 1) return "region";
  if (unknownRegions.length > 0) return "unknown";
  if (countries.length === 1) return "country";
  return countries.every((country) => euCountries.has(country)) ? "eu" : "countries";
}

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

function withArticle(country: string): string {
  return country.startsWith("United") ? `the ${country}` : country;
}

/** The class in one sentence that names what it covers. */
export function describeResidency(route: Route): string {
  const { class: kind, countries, unknownRegions } = residencyOf(route);
  switch (kind) {
    case "worldwide":
      return "Requests may be served in any commercial AWS Region, and AWS may add more.";
    case "region":
      return `Requests stay in ${route.regions[0]}${countries[0] ? `, in ${withArticle(countries[0])}` : ""}.`;
    case "country":
      return `Requests may move between ${route.regions.length} Regions, all in ${withArticle(countries[0] ?? "")}.`;
    case "eu":
      return `Requests stay in the European Union: ${list.format(countries)}.`;
    case "countries":
      return `Requests may be served in ${list.format(countries.map(withArticle))}.`;
    case "unknown":
      return unknownRegions.length > 0
        ? `The country of ${list.format(unknownRegions)} is not known here, so no class is given.`
        : "Bedrock names no destination, so no class is given.";
  }
}
