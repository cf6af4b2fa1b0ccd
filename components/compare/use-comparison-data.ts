"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/request/fetch-json";
import { compareKeys } from "@/lib/compare/keys";
import type { CompareInput, Comparison } from "@/lib/compare/schema";
import { type ComparisonJson, parseComparison } from "@/lib/compare/wire";
import { unwrap } from "@/lib/result";

/** Calls are made in other tabs too: what is shown is asked for again whenever the person comes back to it. */
export function useComparisonData(input: CompareInput) {
  return useQuery({
    queryKey: compareKeys.of(input),
    queryFn: ({ signal }) => fetchComparison(input, signal),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    refetchOnWindowFocus: "always",
  });
}

async function fetchComparison(input: CompareInput, signal: AbortSignal): Promise<Comparison> {
  const answer = await fetchJson(`/api/compare?${new URLSearchParams(input)}`, signal);
  return unwrap(parseComparison(asComparison(answer)));
}

/** Our own route's answer, made from this very type. */
const asComparison = (value: unknown) => value as ComparisonJson;
