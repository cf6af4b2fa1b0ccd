"use client";

import { useCallback, useEffect, useRef } from "react";

/** A hidden tab paints no frames, yet its answer must go on and be kept. */
const hiddenTabMs = 250;

/**
 * Collects items and hands them on together once per animation frame, so that React commits once for all of them.
 * `onFlush` must not change between renders.
 */
export function useFrameQueue<Item>(onFlush: (item: Item) => void): (item: Item) => void {
  const items = useRef<Item[]>([]);
  const cancel = useRef<(() => void) | null>(null);

  const flush = useCallback(() => {
    cancel.current?.();
    cancel.current = null;
    const due = items.current;
    items.current = [];
    for (const item of due) onFlush(item);
  }, [onFlush]);

  useEffect(() => {
    // A frame that was asked for before the tab was hidden may never come.
    document.addEventListener("visibilitychange", flush);
    return () => {
      document.removeEventListener("visibilitychange", flush);
      cancel.current?.();
    };
  }, [flush]);

  return useCallback(
    (item: Item) => {
      items.current.push(item);
      cancel.current ??= schedule(flush);
    },
    [flush],
  );
}

function schedule(run: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(run, hiddenTabMs);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(run);
  return () => cancelAnimationFrame(frame);
}
