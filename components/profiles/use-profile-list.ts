"use client";

import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useTagStore } from "@/components/profiles/use-tags";
import { countKinds, indexProfiles, ofKind, searchProfiles } from "@/lib/profiles/filter";
import type { ProfileListing, ProfileSummary } from "@/lib/profiles/schema";
import { profileSearchParams } from "@/lib/profiles/search-params";
import { type SortColumn, sortProfiles } from "@/lib/profiles/sort";
import { indexTags, tagProgress } from "@/lib/profiles/tag-store";

/** Search, kind, order and selection over one listing; all but the selection live in the URL. */
export function useProfileList(listing: ProfileListing) {
  const [{ q, kind, sort, dir }, setParams] = useQueryStates(profileSearchParams);
  const tags = useTagStore();
  const selection = useSelection();
  const sorted = sortProfiles(listing.profiles, sort, dir);
  const index = indexProfiles(listing.profiles);
  const tagIndex = indexTags(tags);
  const found = searchProfiles(sorted, q, index, tagIndex);

  function onSort(column: SortColumn) {
    const turned = dir === "asc" ? "desc" : "asc";
    setParams({ sort: column, dir: column === sort ? turned : null }, { history: "push" });
  }

  return {
    shown: ofKind(found, kind),
    systemProfiles: ofKind(listing.profiles, "system"),
    sort: { column: sort, direction: dir },
    selection,
    clear: () => setParams({ q: null, kind: null }, { history: "push" }),
    filters: {
      kind,
      counts: countKinds(found),
      onKind: (next: typeof kind) => void setParams({ kind: next }, { history: "push" }),
      search: q,
      onSearch: (next: string) => void setParams({ q: next || null }, { history: "replace" }),
      sort,
      onSort,
      tagProgress: tagProgress(tags, listing.profiles),
    },
  };
}

function useSelection() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    clear: () => setIds(new Set()),
    toggle: (profileId: string) =>
      setIds((current) => {
        const next = new Set(current);
        if (!next.delete(profileId)) next.add(profileId);
        return next;
      }),
    toggleAll: (shown: ProfileSummary[]) =>
      setIds((current) => {
        const areAll = shown.every(({ profileId }) => current.has(profileId));
        return new Set(areAll ? [] : shown.map(({ profileId }) => profileId));
      }),
  };
}
