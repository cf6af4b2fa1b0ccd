"use client";

import { useEffect, useEffectEvent } from "react";
import { leavingTarget } from "@/components/layout/leaving-target";

/** Asks before the page is left by reload, by closing, or by a link inside the console. */
export function useLeaveGuard(isGuarded: boolean, question: string): void {
  const asks = useEffectEvent(() => isGuarded);
  const mayLeave = useEffectEvent(() => window.confirm(question));

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (asks()) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      if (!asks() || leavingTarget(event) === null || mayLeave()) return;
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
