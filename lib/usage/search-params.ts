import { parseAsStringLiteral } from "nuqs/server";
import { timeRanges } from "@/lib/time-range";

/** `?range=7d` of the Usage tab of a profile. */
export const usageSearchParams = { range: parseAsStringLiteral(timeRanges).withDefault("7d") };
