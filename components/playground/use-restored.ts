"use client";

import { type Dispatch, type SetStateAction, useEffect, useEffectEvent, useState } from "react";
import {
  loadConversation,
  loadDraft,
  loadNewestConversation,
  loadSettings,
} from "@/components/playground/conversation-store";
import type { SettingsState } from "@/components/playground/settings/use-settings";
import type { usePanes } from "@/components/playground/use-panes";
import type { Pane } from "@/lib/playground/panes";
import type { ReopenedTexts } from "@/lib/playground/reopen";
import type { KeptSettings, StoredDraft } from "@/lib/playground/stored";
import type { Transcript } from "@/lib/playground/transcript";
import type { Hiding } from "@/lib/playground/vote";

interface Restorers {
  restore: (transcript: Transcript) => void;
  restoreHiding: (hiding: Hiding) => void;
}

/**
 * Brings back what this tab kept; how panes are asked comes from a saved run where one is `reopened`. True once that is
 * done: only then may anything be kept again.
 */
export function useRestored(
  reopened: ReopenedTexts | null,
  layout: ReturnType<typeof usePanes>,
  settings: Pick<SettingsState, "restore">,
  { restore, restoreHiding }: Restorers,
  setDraft: Dispatch<SetStateAction<StoredDraft>>,
): boolean {
  const [isRestored, setIsRestored] = useState(false);
  const onMount = useEffectEvent(() => {
    const ids = layout.all.map(({ profileId }) => profileId);
    const stored = layout.isFromUrl ? loadConversation(ids) : loadNewestConversation();
    if (stored) {
      restore(stored.transcript);
      restoreHiding(stored);
    }
    const kept = loadSettings();
    if (kept && !layout.isFromUrl) {
      layout.setShared(kept.set);
      layout.setMaxTokens(kept.max);
    }
    // Stored keys lead to what is stored by them: histories, and the texts of settings.
    const isKept = kept !== null && (!layout.isFromUrl || hasProfiles(kept.panes, ids));
    const known = stored?.panes ?? (isKept ? kept.panes : null);
    const panes = layout.isFromUrl ? withKeys(layout.all, known) : (known ?? layout.all);
    layout.adopt(panes);
    const written = reopened ? byKey(reopened, panes) : kept?.written;
    if (written) settings.restore(written);
    setDraft((typed) => (typed.text === "" ? (loadDraft() ?? typed) : typed));
    setIsRestored(true);
  });
  useEffect(() => onMount(), []);
  return isRestored;
}

function hasProfiles(panes: Pane[], ids: string[]): boolean {
  return panes.length === ids.length && panes.every(({ profileId }, index) => profileId === ids[index]);
}

/** What a link says of its panes holds, under the keys by which they are known. */
function withKeys(panes: Pane[], known: Pane[] | null): Pane[] {
  return panes.map((pane, index) => ({ ...pane, key: known?.[index]?.key ?? pane.key }));
}

function byKey({ shared, own }: ReopenedTexts, panes: Pane[]): KeptSettings["written"] {
  const owned = panes.flatMap(({ key }, index) => {
    const texts = own[index];
    return texts ? [[key, texts] as const] : [];
  });
  return { shared, own: Object.fromEntries(owned) };
}
