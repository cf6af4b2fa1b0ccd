import { parseAsStringLiteral } from "nuqs/server";
import { usageRanges } from "@/lib/usage/buckets";

/** `?range=7d` of the Usage tab of a profile. */
export const usageSearchParams = { range: parseAsStringLiteral(usageRanges).withDefault("7d") };
