"use client";

import { useEffect } from "react";
import { saveSettings } from "@/components/playground/conversation-store";
import type { usePanes } from "@/components/playground/use-panes";
import type { KeptSettings } from "@/lib/playground/stored";

/** Keeps the settings in this tab while `isEnabled`: for a reload, and for a way back that brings no link. */
export function useSavedSettings(
  isEnabled: boolean,
  { shared, maxTokens, all }: Pick<ReturnType<typeof usePanes>, "shared" | "maxTokens" | "all">,
  written: KeptSettings["written"],
): void {
  useEffect(() => {
    if (isEnabled) saveSettings({ set: shared, max: maxTokens, panes: all, written });
  }, [isEnabled, shared, maxTokens, all, written]);
}
