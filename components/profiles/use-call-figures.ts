"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type CallsByArn, fromWireCalls, type WireCalls } from "@/lib/profiles/call-figures";
import { profileKeys } from "@/lib/profiles/keys";
import { type ActionResult, unwrap } from "@/lib/result";

/**
 * The recorded calls of every profile, read once for each version of the listing.
 *
 * @param version null while names are still to come: they go first
 */
export function useCallFigures(version: number | null) {
  return useQuery<CallsByArn>({
    queryKey: profileKeys.calls(version),
    enabled: version !== null,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const response = await fetch("/api/profiles/calls", { signal });
      const result: ActionResult<WireCalls[]> = await response.json();
      return fromWireCalls(unwrap(result));
    },
  });
}
