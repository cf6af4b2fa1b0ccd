"use client";

import { useQueries } from "@tanstack/react-query";
import type { Tag } from "@/lib/bedrock/types";
import { ownerOf } from "@/lib/profiles/owner";
import type { ProfileSummary, TagsByArn } from "@/lib/profiles/schema";
import { linksOf } from "@/lib/replacement/links";
import { type ActionError, type ActionResult, unwrap } from "@/lib/result";
import { retirementKeys } from "@/lib/retirement/keys";

/** What one request may ask for. */
const batchSize = 50;

export interface Owners {
  /** By profile ARN: the owner, null without one, undefined while it is not known. */
  ownerOf: (profileArn: string) => string | null | undefined;
  /** ID of the profile that takes its place, or null. */
  replacedBy: (profileArn: string) => string | null;
  isLoading: boolean;
  error: ActionError | Error | null;
  retry: () => void;
}

/** Owners and replacements by the profiles' tags, which arrive after the rows. */
export function useOwners(profiles: ProfileSummary[]): Owners {
  const arns = profiles.map(({ profileArn }) => profileArn);
  const batches = Array.from({ length: Math.ceil(arns.length / batchSize) }, (_, batch) =>
    arns.slice(batch * batchSize, (batch + 1) * batchSize),
  );
  const answers = useQueries({
    queries: batches.map((batch) => ({
      queryKey: retirementKeys.tags(batch),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchTags(batch, signal),
    })),
  });
  const tags = new Map<string, Tag[]>();
  let refused: ActionError | null = null;
  for (const { data } of answers) {
    for (const [profileId, loaded] of Object.entries(data ?? {})) {
      if ("tags" in loaded) tags.set(profileId, loaded.tags);
      else refused ??= loaded.error;
    }
  }
  const tagsOf = (profileArn: string) => tags.get(profileArn) ?? tags.get(profileArn.split("/").at(-1) ?? "");
  return {
    ownerOf: (profileArn) => {
      const own = tagsOf(profileArn);
      return own && ownerOf(own);
    },
    replacedBy: (profileArn) => linksOf(tagsOf(profileArn) ?? []).replacedBy,
    isLoading: answers.some(({ isPending }) => isPending),
    error: answers.find(({ error }) => error !== null)?.error ?? refused,
    retry: () => {
      for (const answer of answers) void answer.refetch();
    },
  };
}

async function fetchTags(arns: string[], signal: AbortSignal): Promise<TagsByArn> {
  const response = await fetch(`/api/profiles/tags?${new URLSearchParams(arns.map((arn) => ["arn", arn]))}`, {
    signal,
  });
  const result: ActionResult<TagsByArn> = await response.json();
  return unwrap(result);
}
