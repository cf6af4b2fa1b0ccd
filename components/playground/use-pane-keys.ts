"use client";

import { useEffect, useEffectEvent } from "react";
import { paneAttribute } from "@/components/playground/use-stop-key";

/** Alt+1 to Alt+6 bring a pane in sight and give it the focus, also while typing. */
export function usePaneKeys(keys: string[], onShow: (key: string) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const key = keys[Number(/^Digit([1-6])$/.exec(event.code)?.[1] ?? 0) - 1];
    if (!key) return;
    event.preventDefault();
    onShow(key);
    // A pane that was out of sight can take the focus only once it is shown.
    requestAnimationFrame(() => paneElement(key)?.focus());
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

function paneElement(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${paneAttribute}="${CSS.escape(key)}"]`);
}
