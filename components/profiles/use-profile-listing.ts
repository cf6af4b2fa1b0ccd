"use client";

import { notifyManager, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { listProfiles } from "@/lib/profiles/actions";
import { keepFailed } from "@/lib/profiles/keep-failed";
import { profileKeys } from "@/lib/profiles/keys";
import { profileIdOfSegment } from "@/lib/profiles/links";
import type { ProfileListing } from "@/lib/profiles/schema";
import { unwrap } from "@/lib/result";

/** Every profile of the Region. Pages that show them seed it, so that it is there at once. */
export function useProfileListing() {
  return useQuery({
    queryKey: profileKeys.list(),
    queryFn: async ({ client, queryKey }) =>
      keepFailed(client.getQueryData<ProfileListing>(queryKey), unwrap(await listProfiles({}))),
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
