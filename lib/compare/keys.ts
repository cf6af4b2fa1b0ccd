import type { CompareInput } from "@/lib/compare/schema";

/** react-query keys of the compare feature. */
export const compareKeys = {
  of: ({ range, model, region, team }: CompareInput) => ["compare", range, model, region, team] as const,
};
