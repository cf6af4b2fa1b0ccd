"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { leavingTarget } from "@/components/layout/leaving-target";

/**
 * While `isBusy`, closing or reloading the tab asks the browser's own question, and a click on a link to another page
 * waits for an answer: `href` is where it leads. Next offers no way to hold the back button; there the answer stops and
 * what was received is kept.
 */
export function useLeaveGuard(isBusy: boolean) {
  const router = useRouter();
  const [href, setHref] = useState<string | null>(null);

  useEffect(() => {
    if (!isBusy) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const target = leavingTarget(event);
      if (!target) return;
      event.preventDefault();
      event.stopPropagation();
      setHref(target);
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [isBusy]);

  return {
    isAsking: href !== null,
    stay: () => setHref(null),
    leave: () => {
      if (href) router.push(href);
      setHref(null);
    },
  };
}
