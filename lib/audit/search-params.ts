import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { actionFilters, outcomeFilters } from "@/lib/audit/schema";

/** `?action=profile.create&outcome=failed&q=search`; unknown values fall back to all. */
export const activityParams = {
  action: parseAsStringLiteral(actionFilters).withDefault("all"),
  outcome: parseAsStringLiteral(outcomeFilters).withDefault("all"),
  q: parseAsString.withDefault(""),
};

export const loadActivityParams = createLoader(activityParams);

/** `""` or `?…` of a filter, for the addresses of the API. */
export const activityQuery = createSerializer(activityParams);
