"use client";

import { useEffect, useLayoutEffect, useState } from "react";
import { type BulkDraft, emptyBulkDraft, parseBulkDraft } from "@/lib/profiles/bulk-draft";

const storageKey = "profile-console:create-many";

/** What was entered, kept in this tab so that a reload loses nothing. */
export function useBulkDraft(nameTemplate: string, region: string) {
  const [draft, setDraft] = useState<BulkDraft>(() => emptyBulkDraft(nameTemplate, region));
  const [isRestored, setRestored] = useState(false);

  // Before paint, so that a list that was left is never seen empty.
  useLayoutEffect(() => {
    const kept = parseBulkDraft(sessionStorage.getItem(storageKey));
    if (kept) setDraft(kept);
    setRestored(true);
  }, []);

  useEffect(() => {
    if (isRestored) sessionStorage.setItem(storageKey, JSON.stringify(draft));
  }, [isRestored, draft]);

  return {
    draft,
    change: (part: Partial<BulkDraft>) => setDraft((current) => ({ ...current, ...part })),
    clear: () => setDraft(emptyBulkDraft(nameTemplate, region)),
  };
}
