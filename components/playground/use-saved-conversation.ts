"use client";

import { useEffect, useRef, useState } from "react";
import { save } from "@/components/playground/conversation-store";
import type { Pane } from "@/lib/playground/panes";
import type { StoredDraft } from "@/lib/playground/stored";
import type { Transcript } from "@/lib/playground/transcript";
import type { Hiding } from "@/lib/playground/vote";

/** A streaming answer changes with every frame; a reload may cost at most this much of it, and leaving costs nothing. */
const saveEveryMs = 1000;

/**
 * Keeps conversation and draft in this tab while `isEnabled`. Returns true when the browser's storage is full or
 * denied: the person must know that a reload would lose the rest.
 */
export function useSavedConversation(
  isEnabled: boolean,
  panes: Pane[],
  transcript: Transcript,
  { votes, hidden }: Hiding,
  draft: StoredDraft,
): boolean {
  const [isFull, setIsFull] = useState(false);
  const pending = useRef<{ write: () => void; timer: ReturnType<typeof setTimeout> | null } | null>(null);

  useEffect(() => {
    if (!isEnabled) return;
    const write = () => setIsFull(save(panes, transcript, { votes, hidden }, draft) === "full");
    // The timer keeps running over changes: it writes whatever is newest when it fires.
    const timer = pending.current?.timer ?? setTimeout(writeNow, saveEveryMs);
    pending.current = { write, timer };

    function writeNow() {
      const due = pending.current;
      pending.current = null;
      due?.write();
    }
  }, [isEnabled, panes, transcript, votes, hidden, draft]);

  useEffect(() => {
    const flush = () => {
      const due = pending.current;
      pending.current = null;
      if (due?.timer) clearTimeout(due.timer);
      due?.write();
    };
    const onHide = () => document.hidden && flush();
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", onHide);
      flush();
    };
  }, []);

  return isFull;
}
