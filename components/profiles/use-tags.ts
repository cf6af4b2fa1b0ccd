"use client";

import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { readStream } from "@/components/profiles/read-stream";
import { failureOf } from "@/components/request/failure";
import { profileKeys } from "@/lib/profiles/keys";
import type { ProfileSummary, TagsByArn } from "@/lib/profiles/schema";
import type { TagLine } from "@/lib/profiles/tag-lines";
import {
  addTagLines,
  addTags,
  emptyTagStore,
  missingTags,
  type TagStore,
  withoutErrors,
} from "@/lib/profiles/tag-store";
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

/**
 * Reads the tags of all application profiles, once for each version of the listing.
 *
 * @param version null while there is nothing to ask about
 */
export function useAllTags(version: number | null) {
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: profileKeys.tagStream(version),
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const arrivals = inIntervals<TagLine>(showEveryMs, (lines) =>
        queryClient.setQueryData<TagStore>(profileKeys.tags(), (known) =>
          addTagLines(known ?? emptyTagStore, lines, version ?? 0),
        ),
      );
      try {
        for await (const lines of readStream<TagLine>("/api/profiles/all-tags", signal)) arrivals.add(lines);
      } finally {
        arrivals.end();
      }
      return null;
    },
  });
}

/** Each showing looks at every row again. */
const showEveryMs = 100;

/** Hands on what arrives, all of an interval at once. */
function inIntervals<Item>(everyMs: number, take: (items: Item[]) => void) {
  let waiting: Item[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const hand = () => {
    timer = null;
    if (waiting.length > 0) take(waiting);
    waiting = [];
  };
  return {
    add: (items: Item[]) => {
      waiting.push(...items);
      timer ??= setTimeout(hand, everyMs);
    },
    end: () => {
      if (timer) clearTimeout(timer);
      hand();
    },
  };
}

/** Forgets failures and reads all tags again. */
export function useRetryTags(): () => void {
  const queryClient = useQueryClient();
  return () => {
    queryClient.setQueryData<TagStore>(profileKeys.tags(), (store) => store && withoutErrors(store));
    void queryClient.invalidateQueries({ queryKey: profileKeys.tagStreams() });
  };
}

async function fetchTags(profiles: ProfileSummary[]): Promise<TagsByArn> {
  const query = new URLSearchParams(profiles.map((profile) => ["arn", profile.profileArn]));
  const response = await fetch(`/api/profiles/tags?${query}`);
  const result: ActionResult<TagsByArn> = await response.json();
  return unwrap(result);
}

/**
 * Loads the tags of the visible rows that no reading of all tags has told: profiles just made. One request at a time and
 * not while the list is moving; what has been scrolled past by then is not asked for.
 *
 * @param version of the listing
 * @param canAsk false while all tags are being read
 */
export function useTagLoading(visible: ProfileSummary[], canAsk: boolean, version: number): void {
  const queryClient = useQueryClient();
  const store = useTagStore();
  const missing = canAsk ? missingTags(store, visible) : [];
  const mutationKey = profileKeys.tags();
  const { mutate, isPending } = useMutation({
    mutationKey,
    mutationFn: fetchTags,
    onSuccess: (arrived) => add(arrived),
    onError: (thrown, asked) => {
      const error = failureOf(thrown);
      add(Object.fromEntries(asked.map((profile) => [profile.profileArn, { error }])));
    },
  });

  function add(arrived: TagsByArn) {
    queryClient.setQueryData<TagStore>(profileKeys.tags(), (known) =>
      addTags(known ?? emptyTagStore, arrived, version),
    );
  }

  const isWanted = missing.length > 0 && !isPending;
  useEffect(() => {
    if (isWanted && queryClient.isMutating({ mutationKey: profileKeys.tags() }) === 0) mutate(missing);
  });
}
