"use client";

import { useEffect, useEffectEvent } from "react";

/** Handlers by key: `mod+k` is Ctrl or Cmd with K; a bare key such as `?` never fires while typing or in a dialog. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

export function useShortcuts(shortcuts: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const hasMod = event.ctrlKey || event.metaKey;
    const run = shortcuts[`${hasMod ? "mod+" : ""}${event.key.toLowerCase()}`];
    if (!run || (!hasMod && isBusy(event.target))) return;
    event.preventDefault();
    run(event);
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest(
      "input:not([type='checkbox']), textarea, select, [role='textbox'], [role='dialog'], [role='menu']",
    ) !== null
  );
}
