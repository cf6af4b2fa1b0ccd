"use client";

import { useQueryStates } from "nuqs";
import { useEffect, useEffectEvent, useTransition } from "react";
import { parseArn } from "@/lib/bedrock/arn";
import { createSearchParams } from "@/lib/profiles/search-params";

/**
 * In which Region the form creates. It stands in the address, and the server lists the sources of that Region; a link's
 * source gives way to it, the other fields stay as they are.
 *
 * @param wantedArn the source that the form holds. A draft that was left goes back to its Region, unless the address names
 *   one; otherwise `onMoved` lets the form hold the same source of this Region.
 */
export function useCreateRegion(region: string, regions: string[], wantedArn: string, onMoved: () => void) {
  const [isPending, startTransition] = useTransition();
  const [asked, setAsked] = useQueryStates(createSearchParams, { history: "replace", shallow: false, startTransition });
  const change = (next: string) => void setAsked({ region: next, source: null });
  const settle = useEffectEvent(() => {
    const place = parseArn(wantedArn)?.region;
    if (!place || place === region) return;
    const isAsked = Object.values(asked).some((value) => value !== null);
    if (!isAsked && regions.includes(place)) change(place);
    else onMoved();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: these two are what can come to differ
  useEffect(() => settle(), [region, wantedArn]);
  return { chosen: asked.region ?? region, change, isPending };
}
