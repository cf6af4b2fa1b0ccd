"use client";

import { useState } from "react";
import { useAllTags, useTagStore } from "@/components/profiles/use-tags";
import { suggestedValues, type ValuesByKey } from "@/lib/profiles/tag-suggestions";

/**
 * The tag values in use, to be offered while typing. Taken from what the list has read in this tab; only where it has read
 * nothing yet are the tags asked for. Without them there are simply no suggestions.
 */
export function useTagSuggestions(hasProfiles: boolean, listedAt: Date): ValuesByKey {
  const store = useTagStore();
  const [isUnread] = useState(store.byArn.size === 0);
  useAllTags(isUnread && hasProfiles ? listedAt.getTime() : null);
  return suggestedValues(store);
}
