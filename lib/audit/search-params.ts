import { createLoader, createParser, createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { actionFilters, outcomeFilters } from "@/lib/audit/schema";

/** A day such as `2026-11-22`; anything else is no filter. */
const parseAsDay = createParser({
  parse: (text) => (z.iso.date().safeParse(text).success ? text : null),
  serialize: String,
});

/** `?action=profile.create&outcome=failed&q=search&from=2026-11-01`; unknown values fall back to all. */
export const activityParams = {
  action: parseAsStringLiteral(actionFilters).withDefault("all"),
  outcome: parseAsStringLiteral(outcomeFilters).withDefault("all"),
  q: parseAsString.withDefault(""),
  profile: parseAsString.withDefault(""),
  from: parseAsDay.withDefault(""),
  to: parseAsDay.withDefault(""),
};

export const loadActivityParams = createLoader(activityParams);

/** `""` or `?…` of a filter, for the addresses of the API. */
export const activityQuery = createSerializer(activityParams);
