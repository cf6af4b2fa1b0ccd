import { createLoader, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const retagScopes = ["chosen", "below", "all"] as const;

/** `?p=<ID>&p=…&scope=below`: chosen profiles, those whose tag score is below 100 %, or all. */
export const retagSearchParams = {
  p: parseAsNativeArrayOf(parseAsString).withDefault([]),
  scope: parseAsStringLiteral(retagScopes),
};

export const loadRetagSearchParams = createLoader(retagSearchParams);
