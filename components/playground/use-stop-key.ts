"use client";

import { useEffect, useEffectEvent } from "react";

/** Esc stops what runs, from anywhere on the page; a dialog or menu that is open takes its own Esc first. */
export function useStopKey(isEnabled: boolean, onStop: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    onStop();
  });

  useEffect(() => {
    if (!isEnabled) return;
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [isEnabled]);
}
