"use client";

import { useEffect, useEffectEvent } from "react";

/** The attribute that names the pane an element belongs to. */
export const paneAttribute = "data-pane-key";

/** The pane that holds the keyboard's focus, if any does. */
export function focusedPaneKey(): string | null {
  return document.activeElement?.closest(`[${paneAttribute}]`)?.getAttribute(paneAttribute) ?? null;
}

/**
 * Esc stops the focused pane, or all when none has the focus; Shift+Esc stops all. A dialog or menu that is open takes
 * its own Esc first.
 */
export function useStopKey(isEnabled: boolean, onStop: (paneKey: string | null) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    onStop(event.shiftKey ? null : focusedPaneKey());
  });

  useEffect(() => {
    if (!isEnabled) return;
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [isEnabled]);
}
