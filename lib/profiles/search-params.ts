import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { profileKinds } from "@/lib/profiles/filter";
import { groupings } from "@/lib/profiles/grouping";
import { snippetLanguages } from "@/lib/profiles/snippets";
import { sortColumns } from "@/lib/profiles/sort";

/** Any of these values. */
const choices = parseAsArrayOf(parseAsString).withDefault([]);

/** View state of the list of profiles. By default team profiles come first, since *Application* sorts before *System*. */
export const profileSearchParams = {
  q: parseAsString.withDefault(""),
  kind: parseAsStringLiteral(profileKinds).withDefault("all"),
  sort: parseAsStringLiteral(sortColumns).withDefault("type"),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  group: parseAsStringLiteral(groupings).withDefault("none"),
  provider: choices,
  geography: choices,
  residency: choices,
  region: choices,
  model: choices,
  team: choices,
  tag: choices,
  status: choices,
  lifecycle: choices,
};

/**
 * What the form copies: the ID or ARN of a system profile, or the ID of a model; or a deletion in the log to undo. An ID is
 * one of `region`.
 */
export const createSearchParams = { source: parseAsString, recreate: parseAsString, region: parseAsString };

/** `created` is set once, right after a profile was made; `region` says where an ID belongs. */
export const detailSearchParams = { created: parseAsStringLiteral(["1", "existed"]), region: parseAsString };

export const bulkInputs = ["matrix", "csv"] as const;

/** Where the rows of many profiles come from. */
export const bulkSearchParams = { by: parseAsStringLiteral(bulkInputs).withDefault("matrix") };

export const loadCreateSearchParams = createLoader(createSearchParams);
export const loadDetailSearchParams = createLoader(detailSearchParams);

export const profileTabs = ["overview", "route", "usage", "access", "code", "history"] as const;

/** Which tab of the page of a profile is open. */
export const tabSearchParams = { tab: parseAsStringLiteral(profileTabs).withDefault("overview") };

/** Which example the page of a profile shows. */
export const codeSearchParams = {
  code: parseAsStringLiteral(snippetLanguages).withDefault("python"),
  answer: parseAsStringLiteral(["whole", "streamed"]).withDefault("whole"),
};
