"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/request/fetch-json";
import type { RecentUse } from "@/lib/deletion/schema";
import { parseRecentUse, type RecentUseJson } from "@/lib/deletion/wire";
import { unwrap } from "@/lib/result";

/** Who called the profile lately; asked anew each time the question is put. */
export function useRecentUse(profileId: string) {
  return useQuery<RecentUse>({
    queryKey: ["deletion", "recent-use", profileId],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ profileId });
      return unwrap(parseRecentUse(asRecentUse(await fetchJson(`/api/profiles/recent-use?${query}`, signal))));
    },
    staleTime: 0,
  });
}

/** Our own route's answer, made from this very type. */
const asRecentUse = (value: unknown) => value as RecentUseJson;
