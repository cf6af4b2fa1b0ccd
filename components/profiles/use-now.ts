"use client";

import { useEffect, useState } from "react";

/** The time, renewed every `everyMs`; null until the page is live, so that server and browser agree. */
export function useNow(everyMs: number): Date | null {
  const [now, setNow] = useState<Date | null>(null);

  useEffect(() => {
    const tick = () => setNow(new Date());
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);

  return now;
}
