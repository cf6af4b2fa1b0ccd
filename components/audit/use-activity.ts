"use client";

import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/request/fetch-json";
import { activityKeys } from "@/lib/audit/keys";
import type { ActivityFilter, ActivityPage } from "@/lib/audit/schema";
import { type ActivityPageJson, parseActivityPage } from "@/lib/audit/wire";
import { unwrap } from "@/lib/result";

export type ActivityPages = InfiniteData<ActivityPage, string | null>;

/** The changes that pass the filter, page by page; colleagues make changes too, so coming back asks again. */
export function useActivity(filter: ActivityFilter) {
  return useInfiniteQuery({
    queryKey: activityKeys.list(filter),
    queryFn: ({ pageParam, signal }) => fetchPage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    refetchOnWindowFocus: "always",
  });
}

async function fetchPage(filter: ActivityFilter, cursor: string | null, signal: AbortSignal): Promise<ActivityPage> {
  const query = new URLSearchParams({ ...filter, ...(cursor && { cursor }) });
  return unwrap(parseActivityPage(asPage(await fetchJson(`/api/activity?${query}`, signal))));
}

/** Our own route's answer, made from this very type. */
const asPage = (value: unknown) => value as ActivityPageJson;
