import type { PolicyOptions } from "@/lib/policies/schema";

/** react-query keys of the policies feature. */
export const policyKeys = {
  simulation: (profileId: string, options: PolicyOptions) => ["policies", "simulation", profileId, options] as const,
};
