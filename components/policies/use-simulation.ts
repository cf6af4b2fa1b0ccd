"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { policyKeys } from "@/lib/policies/keys";
import type { CheckPolicyInput, PolicyCheck, PolicyOptions, Simulation } from "@/lib/policies/schema";
import { type ActionResult, unwrap } from "@/lib/result";

/** What the generated policy allows, simulated on the server. */
export function useSimulation(profileId: string, options: PolicyOptions, isWritten: boolean) {
  return useQuery({
    queryKey: policyKeys.simulation(profileId, options),
    queryFn: async ({ signal }) => {
      const { document, by, allow } = options;
      const query = new URLSearchParams({ profileId, document, by, allow: allow.join(",") });
      const response = await fetch(`/api/policies/simulation?${query}`, { signal });
      const result: ActionResult<Simulation> = await response.json();
      return unwrap(result);
    },
    enabled: isWritten,
  });
}

/** Checks a pasted policy on the server, which keeps nothing of it. */
export function usePolicyCheck() {
  return useMutation({
    mutationFn: async (input: CheckPolicyInput) => {
      const response = await fetch("/api/policies/check", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(input),
      });
      const result: ActionResult<PolicyCheck> = await response.json();
      return unwrap(result);
    },
  });
}
