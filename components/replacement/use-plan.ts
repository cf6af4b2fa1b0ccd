"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { applyPlan, retryPlan, stopPlan } from "@/lib/plans/actions";
import { planKeys } from "@/lib/plans/keys";
import type { Plan, PlanProgress } from "@/lib/plans/schema";
import { type ActionResult, unwrap } from "@/lib/result";

const pollMs = 1_000;

/** A plan with its progress, asked for while it runs, and what can be done with it. */
export function usePlan(plan: Plan) {
  const queryClient = useQueryClient();
  const queryKey = planKeys.progress(plan.planId);
  const progress = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/plans?${new URLSearchParams({ planId: plan.planId })}`, { signal });
      const result: ActionResult<PlanProgress> = await response.json();
      return unwrap(result);
    },
    initialData: { status: plan.status, finishedAt: plan.finishedAt, rows: plan.rows },
    refetchInterval: ({ state }) => (state.data?.status === "running" ? pollMs : false),
  });
  const act = useMutation({
    mutationFn: async (action: "apply" | "retry" | "stop") => {
      const run = { apply: applyPlan, retry: retryPlan, stop: stopPlan }[action];
      unwrap(await run({ planId: plan.planId }));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  return { progress, act };
}
