"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/request/fetch-json";
import { unwrap } from "@/lib/result";
import { usageKeys } from "@/lib/usage/keys";
import type { ProfileUsageInput } from "@/lib/usage/schema";
import { type CallPageJson, type ProfileUsageJson, parseCallPage, parseProfileUsage } from "@/lib/usage/wire";

/** Calls are made in other tabs too: what is shown is asked for again whenever the person comes back to it. */
const whenBack = { staleTime: 5_000, refetchOnWindowFocus: "always" } as const;

/** What was invoked through one profile; another range keeps the figures of the last one until it is there. */
export function useProfileUsage(input: ProfileUsageInput) {
  return useQuery({
    queryKey: usageKeys.ofProfile(input),
    queryFn: async ({ signal }) =>
      unwrap(parseProfileUsage(asUsage(await fetchJson(`/api/usage/profile?${new URLSearchParams(input)}`, signal)))),
    placeholderData: keepPreviousData,
    ...whenBack,
  });
}

/** The calls made through one profile, page by page. */
export function useCalls(profileArn: string) {
  return useInfiniteQuery({
    queryKey: usageKeys.calls(profileArn),
    queryFn: async ({ pageParam, signal }) => {
      const query = new URLSearchParams({ profileArn, ...(pageParam && { cursor: pageParam }) });
      return unwrap(parseCallPage(asCalls(await fetchJson(`/api/usage/calls?${query}`, signal))));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...whenBack,
  });
}

/** Our own routes' answers, made from these very types. */
const asUsage = (value: unknown) => value as ProfileUsageJson;
const asCalls = (value: unknown) => value as CallPageJson;
