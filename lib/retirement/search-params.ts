import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { radarFilters } from "@/lib/retirement/filter";

/** View state of the radar. */
export const radarSearchParams = {
  show: parseAsStringLiteral(radarFilters).withDefault("affected"),
  q: parseAsString.withDefault(""),
  owner: parseAsString,
};

/** Which profiles are to be replaced, by ID. */
export const replaceSearchParams = { p: parseAsArrayOf(parseAsString).withDefault([]) };

export const loadReplaceSearchParams = createLoader(replaceSearchParams);
