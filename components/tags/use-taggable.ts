"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/request/fetch-json";
import { type ActionResult, unwrap } from "@/lib/result";
import type { TaggableListing } from "@/lib/tags/schema";

/** Application profiles with their tags as they are now: a plan made from older ones would be refused row by row. */
export function useTaggable(chosen: string[]) {
  return useQuery({
    queryKey: ["tags", "taggable", chosen],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams(chosen.map((profile) => ["profile", profile]));
      return unwrap(asListing(await fetchJson(`/api/tags?${query}`, signal)));
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** Our own route's answer, made from this very type; it holds no dates. */
const asListing = (value: unknown) => value as ActionResult<TaggableListing>;
