"use client";

import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { failureOf } from "@/components/profiles/failure";
import { profileKeys } from "@/lib/profiles/keys";
import type { ProfileSummary, TagsById } from "@/lib/profiles/schema";
import { addTags, emptyTagStore, missingTags, type TagStore, withoutErrors } from "@/lib/profiles/tag-store";
import { type ActionResult, unwrap } from "@/lib/result";

/** The tags that have arrived so far. Loads nothing itself. */
export function useTagStore(): TagStore {
  const { data = emptyTagStore } = useQuery<TagStore>({
    queryKey: profileKeys.tags(),
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** Forgets failures, so that the visible rows ask again. */
export function useRetryTags(): () => void {
  const queryClient = useQueryClient();
  return () => queryClient.setQueryData<TagStore>(profileKeys.tags(), (store) => store && withoutErrors(store));
}

async function fetchTags(profiles: ProfileSummary[]): Promise<TagsById> {
  const query = new URLSearchParams(profiles.map((profile) => ["arn", profile.profileArn]));
  const response = await fetch(`/api/profiles/tags?${query}`);
  const result: ActionResult<TagsById> = await response.json();
  return unwrap(result);
}

/**
 * Loads the tags of the visible rows, one request at a time and not while the list is moving: what has been scrolled
 * past by then is not asked for.
 *
 * @param version of the listing; a newer one asks again
 */
export function useTagLoading(visible: ProfileSummary[], isScrolling: boolean, version: number): void {
  const queryClient = useQueryClient();
  const store = useTagStore();
  const missing = isScrolling ? [] : missingTags(store, visible, version);
  const mutationKey = profileKeys.tags();
  const { mutate, isPending } = useMutation({
    mutationKey,
    mutationFn: fetchTags,
    onSuccess: (arrived) => add(arrived),
    onError: (thrown, asked) => {
      const error = failureOf(thrown);
      add(Object.fromEntries(asked.map((profile) => [profile.profileId, { error }])));
    },
  });

  function add(arrived: TagsById) {
    queryClient.setQueryData<TagStore>(profileKeys.tags(), (known) =>
      addTags(known ?? emptyTagStore, arrived, version),
    );
  }

  const isWanted = missing.length > 0 && !isPending;
  useEffect(() => {
    if (isWanted && queryClient.isMutating({ mutationKey: profileKeys.tags() }) === 0) mutate(missing);
  });
}
