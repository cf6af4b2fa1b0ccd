"use client";

import { useEffect, useLayoutEffect, useState } from "react";

const storageKey = "profile-console:explain";
const eventName = "profile-console:explain";

/** Hands a text over to the page Explain, in this tab and never in the address. */
export function handOver(text: string): void {
  keep(text);
  window.dispatchEvent(new CustomEvent<string>(eventName, { detail: text }));
}

/** The text being explained: as this tab left it, or as it is handed over while the page is open. */
export function usePastedText(): [text: string, change: (text: string) => void] {
  const [text, setText] = useState("");

  // Before paint, so that a text that was left is never seen missing.
  useLayoutEffect(() => setText(kept()), []);

  useEffect(() => {
    const take = (event: Event) => {
      if (event instanceof CustomEvent && typeof event.detail === "string") setText(event.detail);
    };
    window.addEventListener(eventName, take);
    return () => window.removeEventListener(eventName, take);
  }, []);

  function change(next: string) {
    setText(next);
    keep(next);
  }
  return [text, change];
}

// Storage can be denied by a browser setting, or full: then a reload loses the text, and nothing else.

function kept(): string {
  try {
    return sessionStorage.getItem(storageKey) ?? "";
  } catch {
    return "";
  }
}

function keep(text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, text);
  } catch {
    // Nothing is kept, then.
  }
}
