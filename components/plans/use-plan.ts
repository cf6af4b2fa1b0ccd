"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { failureOf } from "@/components/request/failure";
import { fetchJson } from "@/components/request/fetch-json";
import { applyPlan, retryPlan, stopPlan } from "@/lib/plans/actions";
import { planKeys } from "@/lib/plans/keys";
import type { Plan, PlanProgress } from "@/lib/plans/schema";
import { type PlanProgressJson, parsePlanProgress } from "@/lib/plans/wire";
import { profileKeys } from "@/lib/profiles/keys";
import { unwrap } from "@/lib/result";

const askEveryMs = 1_000;

/** A plan and how far it is. The server works on it whether or not anybody looks; while it runs, this asks every second. */
export function usePlan(plan: Plan) {
  const queryClient = useQueryClient();
  const { planId } = plan;
  const progress = useQuery({
    queryKey: planKeys.progress(planId),
    queryFn: ({ signal }) => fetchProgress(planId, signal),
    initialData: { status: plan.status, finishedAt: plan.finishedAt, rows: plan.rows } satisfies PlanProgress,
    refetchInterval: ({ state }) =>
      state.data?.status === "running" || hasRowUnderWay(state.data) ? askEveryMs : false,
    refetchOnWindowFocus: "always",
  });
  const change = useMutation({
    mutationFn: async (action: "apply" | "retry" | "stop") => unwrap(await actions[action]({ planId })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: planKeys.progress(planId) }),
  });
  const done = progress.data.rows.filter(({ status }) => status === "succeeded").length;

  // The list of profiles that this tab holds does not know of what the plan has made.
  useEffect(() => {
    if (done > 0) void queryClient.invalidateQueries({ queryKey: profileKeys.list(), refetchType: "none" });
  }, [done, queryClient]);

  return {
    progress: progress.data,
    loadError: progress.error && failureOf(progress.error),
    reload: () => void progress.refetch(),
    change: change.mutate,
    isChanging: change.isPending,
    changeError: change.error && failureOf(change.error),
  };
}

const actions = { apply: applyPlan, retry: retryPlan, stop: stopPlan };

/** After a stop the rows under way still end. */
function hasRowUnderWay(progress: PlanProgress | undefined): boolean {
  return progress?.rows.some(({ status }) => status === "running") ?? false;
}

async function fetchProgress(planId: string, signal: AbortSignal): Promise<PlanProgress> {
  return unwrap(parsePlanProgress(asProgress(await fetchJson(`/api/plans?planId=${planId}`, signal))));
}

/** Our own route's answer, made from this very type. */
const asProgress = (value: unknown) => value as PlanProgressJson;
