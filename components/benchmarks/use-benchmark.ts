"use client";

import { useQuery } from "@tanstack/react-query";
import { ask } from "@/components/benchmarks/api";
import { benchmarkKeys } from "@/lib/benchmarks/keys";
import type { AnyReport } from "@/lib/benchmarks/load-report";
import type { BenchmarkStatus } from "@/lib/benchmarks/report";

const pollMs = 1_000;

export function isOpen({ status }: { status: BenchmarkStatus }): boolean {
  return status === "queued" || status === "running";
}

/** Frozen: as it was when the run ended; masked: without account IDs. */
export interface ReportView {
  isFrozen: boolean;
  isMasked: boolean;
}

/** The run as the page brought it, asked for again every second until it has ended. */
export function useBenchmark(initial: AnyReport, { isFrozen, isMasked }: ReportView) {
  const query = `${isFrozen ? "&frozen=1" : ""}${isMasked ? "&mask=1" : ""}`;
  return useQuery({
    queryKey: benchmarkKeys.report(initial.id, query),
    queryFn: ({ signal }) => ask<AnyReport>(`/report?id=${initial.id}${query}`, { signal }),
    initialData: initial,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isOpen(state.data) ? pollMs : false),
  });
}
