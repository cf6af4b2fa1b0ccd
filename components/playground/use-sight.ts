"use client";

import { useState } from "react";
import { usePaneKeys } from "@/components/playground/use-pane-keys";
import type { Playground } from "@/components/playground/use-playground";

/** Which pane is in sight where only one is: on a phone, or when one is enlarged. */
export function useSight({ panes }: Playground) {
  const [wanted, setWanted] = useState<string | null>(null);
  const [isWide, setIsWide] = useState(false);
  const shown = panes.find(({ key }) => key === wanted)?.key ?? panes[0]?.key ?? "";
  const keys = panes.map(({ key }) => key);
  usePaneKeys(keys, setWanted);
  return {
    shown,
    isEnlarged: isWide && panes.length > 1,
    show: setWanted,
    enlarge: (key: string) => {
      setWanted(key);
      setIsWide(true);
    },
    shrink: () => setIsWide(false),
  };
}
