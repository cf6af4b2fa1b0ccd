"use client";

import { useShortcuts } from "@/components/layout/use-shortcuts";
import type { Playground } from "@/components/playground/use-playground";
import { focusedPaneKey } from "@/components/playground/use-stop-key";

/** `d` shows the differences or goes back to the timeline; `p` pins the focused pane as the baseline. */
export function usePlaygroundKeys({ layout, panes, blind }: Playground, canCompare: boolean): void {
  useShortcuts({
    d: () => {
      if (canCompare && !blind.isOn) layout.setInsight(layout.insight === "diff" ? "timeline" : "diff");
    },
    p: () => {
      const key = focusedPaneKey();
      if (key && panes.length > 1 && !blind.isOn) layout.pin(key);
    },
  });
}
