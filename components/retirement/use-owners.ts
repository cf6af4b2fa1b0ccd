"use client";

import { useAllTags, useRetryTags, useTagLoading, useTagStore } from "@/components/profiles/use-tags";
import { ownerOf } from "@/lib/profiles/owner";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { knownTags, missingTags, tagProgress } from "@/lib/profiles/tag-store";
import { linksOf } from "@/lib/replacement/links";
import type { ActionError } from "@/lib/result";
import type { Radar } from "@/lib/retirement/schema";

export interface Owners {
  /** The owner, null without one, undefined while it is not known or when it could not be read. */
  ownerOf: (profile: ProfileSummary) => string | null | undefined;
  /** ID of the profile that takes its place, or null. */
  replacedBy: (profile: ProfileSummary) => string | null;
  isLoading: boolean;
  error: ActionError | Error | null;
  retry: () => void;
}

/** Owners and replacements by the profiles' tags, which arrive after the rows: all at once, then what that did not tell. */
export function useOwners({ rows, readAt }: Radar): Owners {
  const profiles = rows.map(({ profile }) => profile);
  const version = readAt.getTime();
  const reading = useAllTags(profiles.length > 0 ? version : null);
  const store = useTagStore();
  const retry = useRetryTags();
  // A Region that cannot even be listed would only refuse again, fifty profiles at a time.
  const askable = reading.isError ? [] : profiles.filter(({ region }) => !store.failed.has(region));
  useTagLoading(askable, !reading.isFetching, version);
  return {
    ownerOf: (profile) => {
      const tags = knownTags(store, profile);
      return tags ? ownerOf(tags) : undefined;
    },
    replacedBy: (profile) => linksOf(knownTags(store, profile) ?? []).replacedBy,
    isLoading: reading.isFetching || missingTags(store, askable).length > 0,
    error: reading.error ?? tagProgress(store, profiles).error,
    retry,
  };
}
