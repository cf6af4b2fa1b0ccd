"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { compareKeys } from "@/lib/compare/keys";
import type { CompareInput, Comparison } from "@/lib/compare/schema";
import { type ComparisonJson, parseComparison } from "@/lib/compare/wire";
import { ActionFailure, unwrap } from "@/lib/result";

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
  const response = await fetch(`/api/compare?${new URLSearchParams(input)}`, { signal });
  const isJson = response.headers.get("content-type")?.includes("application/json");
  if (!isJson) throw unreadable(response.status);
  return unwrap(parseComparison(asComparison(await response.json())));
}

function unreadable(status: number): ActionFailure {
  const message = `The console's server answered with HTTP ${status}.`;
  return new ActionFailure({ code: "unavailable", message, requestId: "" });
}

/** Our own route's answer, made from this very type. */
const asComparison = (value: unknown) => value as ComparisonJson;
