"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
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
  const { data: listing } = useQuery<ProfileListing>({ queryKey: profileKeys.list(), queryFn: skipToken });
  const { data: name } = useQuery<string>({ queryKey: profileKeys.name(profileId ?? ""), queryFn: skipToken });
  return name ?? listing?.profiles.find((profile) => profile.profileId === profileId)?.name ?? profileId;
}
