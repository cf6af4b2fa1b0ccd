"use client";

import { notifyManager, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { readStream } from "@/components/profiles/read-stream";
import { addLine, newAssembly, toListing, totalFailureOf } from "@/lib/profiles/assembly";
import { keepFailed } from "@/lib/profiles/keep-failed";
import { profileKeys } from "@/lib/profiles/keys";
import { profileIdOfSegment } from "@/lib/profiles/links";
import type { ListingLine } from "@/lib/profiles/listing-lines";
import type { ProfileListing } from "@/lib/profiles/schema";
import { ActionFailure } from "@/lib/result";

/**
 * Every profile of every configured Region; pages that show them seed it with what they have. Rows appear as the pages
 * come, and those of earlier stay until their list has been read to its end.
 */
export function useProfileListing() {
  return useQuery<ProfileListing>({
    queryKey: profileKeys.list(),
    // Comparing ten thousand profiles with those before takes longer than drawing them.
    structuralSharing: false,
    queryFn: async ({ client, queryKey, signal }) => {
      const previous = client.getQueryData<ProfileListing>(queryKey);
      let assembly = newAssembly([], new Date());
      for await (const lines of readStream<ListingLine>("/api/profiles/listing", signal)) {
        assembly = lines.reduce(addLine, assembly);
        const listing = toListing(assembly);
        if (listing.profiles.length > 0) client.setQueryData(queryKey, keepFailed(previous, listing));
      }
      const listing = toListing(assembly);
      const failure = totalFailureOf(listing);
      if (failure) throw new ActionFailure(failure);
      return keepFailed(previous, listing);
    },
  });
}

/** The name of the profile in a URL segment if some page has loaded it, else its ID. Loads nothing. */
export function useKnownProfileName(segment: string | null): string | null {
  const profileId = segment === null ? null : profileIdOfSegment(segment);
  const listing = useCached<ProfileListing>(profileKeys.list());
  const name = useCached<string>(profileKeys.name(profileId ?? ""));
  return name ?? listing?.profiles.find((profile) => profile.profileId === profileId)?.name ?? profileId;
}

/**
 * What the cache holds, watched without a query of one's own: an empty query made by the frame would keep the page's
 * own data out of the first HTML, since `HydrationBoundary` fills existing queries only after the first paint.
 */
function useCached<Data>(queryKey: readonly unknown[]): Data | undefined {
  const client = useQueryClient();
  return useSyncExternalStore(
    (onChange) => client.getQueryCache().subscribe(notifyManager.batchCalls(onChange)),
    () => client.getQueryData<Data>(queryKey),
    () => undefined,
  );
}
