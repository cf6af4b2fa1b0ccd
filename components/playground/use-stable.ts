"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/** `handler` as it was last rendered, behind a function that never changes: what holds it need not render again. */
export function useStable<Args extends unknown[]>(handler: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
