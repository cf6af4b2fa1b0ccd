"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";

/**
 * One handler for the plain anchors of all rows: a press changes the page without loading the document anew. A Next link
 * costs each row more than all its text, and rows come and go by the dozen with every letter typed.
 */
export function useRowLinks() {
  const router = useRouter();
  return (event: MouseEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = event.target instanceof Element && event.target.closest("a[href]")?.getAttribute("href");
    if (!href) return;
    event.preventDefault();
    router.push(href);
  };
}
