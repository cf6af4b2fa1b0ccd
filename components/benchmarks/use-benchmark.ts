"use client";

import { useQuery } from "@tanstack/react-query";
import { ask } from "@/components/benchmarks/api";
import { benchmarkKeys } from "@/lib/benchmarks/keys";
import type { BenchmarkReport } from "@/lib/benchmarks/report";

const pollMs = 1_000;

export function isOpen({ status }: Pick<BenchmarkReport, "status">): boolean {
  return status === "queued" || status === "running";
}

/** The run as the page brought it, asked for again every second until it has ended. */
export function useBenchmark(initial: BenchmarkReport) {
  return useQuery({
    queryKey: benchmarkKeys.report(initial.id),
    queryFn: ({ signal }) => ask<BenchmarkReport>(`/report?id=${initial.id}`, { signal }),
    initialData: initial,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isOpen(state.data) ? pollMs : false),
  });
}
