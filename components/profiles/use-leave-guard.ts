"use client";

import { useEffect, useEffectEvent } from "react";

/** Asks before the page is left by reload, by closing, or by a link inside the console. */
export function useLeaveGuard(isGuarded: boolean, question: string): void {
  const asks = useEffectEvent(() => isGuarded);
  const mayLeave = useEffectEvent(() => window.confirm(question));

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (asks()) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      if (!asks() || !leadsAway(event) || mayLeave()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, []);
}

/** A plain press on a link to another page of the console; anything else opens a tab or leaves the document. */
function leadsAway(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
    return false;
  const target = new URL(link.href);
  return target.origin === location.origin && target.pathname !== location.pathname;
}
