"use client";

import { useState } from "react";
import { ActionFailure } from "@/lib/result";

/** Runs one request at a time; a failure is said beside the button. */
export function useRequest() {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (request: () => Promise<void>) => {
    setPending(true);
    setProblem(null);
    try {
      await request();
    } catch (error) {
      if (!(error instanceof ActionFailure)) throw error;
      setProblem(error.error.message);
    } finally {
      setPending(false);
    }
  };
  return { isPending, problem, run };
}
