"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/request/fetch-json";
import { rehearsalKeys } from "@/lib/rehearsal/keys";
import type { Rehearsal } from "@/lib/rehearsal/schema";
import { type ActionResult, unwrap } from "@/lib/result";

const pollMs = 5_000;

/** What is rehearsed: asked for again while something is, and when the person comes back from another window. */
export function useRehearsal(initial: Rehearsal) {
  return useQuery({
    queryKey: rehearsalKeys.current(),
    queryFn: ({ signal }) => fetchJson("/api/rehearsal", signal).then(asRehearsal).then(unwrap),
    initialData: initial,
    staleTime: 5_000,
    refetchOnWindowFocus: "always",
    refetchInterval: ({ state }) => (state.data && state.data.rules.length > 0 ? pollMs : false),
  });
}

/** Our own route's answer, made from this very type. */
const asRehearsal = (value: unknown) => value as ActionResult<Rehearsal>;
