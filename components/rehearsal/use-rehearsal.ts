"use client";

import { useQuery } from "@tanstack/react-query";
import { rehearsalKeys } from "@/lib/rehearsal/keys";
import type { Rehearsal } from "@/lib/rehearsal/schema";
import { ActionFailure, type ActionResult, unwrap } from "@/lib/result";

const pollMs = 5_000;

/** What is rehearsed: asked for again while something is, and when the person comes back from another window. */
export function useRehearsal(initial: Rehearsal) {
  return useQuery({
    queryKey: rehearsalKeys.current(),
    queryFn: ({ signal }) => fetchRehearsal(signal),
    initialData: initial,
    staleTime: 5_000,
    refetchOnWindowFocus: "always",
    refetchInterval: ({ state }) => (state.data && state.data.rules.length > 0 ? pollMs : false),
  });
}

async function fetchRehearsal(signal: AbortSignal): Promise<Rehearsal> {
  const response = await fetch("/api/rehearsal", { signal });
  const isJson = response.headers.get("content-type")?.includes("application/json");
  if (!isJson) throw unreadable(response.status);
  return unwrap(asRehearsal(await response.json()));
}

function unreadable(status: number): ActionFailure {
  const message = `The console's server answered with HTTP ${status}.`;
  return new ActionFailure({ code: "unavailable", message, requestId: "" });
}

/** Our own route's answer, made from this very type. */
const asRehearsal = (value: unknown) => value as ActionResult<Rehearsal>;
