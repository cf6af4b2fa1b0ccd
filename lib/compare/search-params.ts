import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { timeRanges } from "@/lib/time-range";

/** `?range=24h&model=<base model ID>&region=eu-west-1&team=search`; what is empty is all of them. Unknown ranges fall back to the default. */
export const compareParams = {
  range: parseAsStringLiteral(timeRanges).withDefault("24h"),
  model: parseAsString.withDefault(""),
  region: parseAsString.withDefault(""),
  team: parseAsString.withDefault(""),
};

export const loadCompareParams = createLoader(compareParams);
