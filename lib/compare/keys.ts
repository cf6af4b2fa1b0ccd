import type { CompareInput } from "@/lib/compare/schema";

/** react-query keys of the compare feature. */
export const compareKeys = {
  of: ({ range, model }: CompareInput) => ["compare", range, model] as const,
};
