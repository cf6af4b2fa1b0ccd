"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { takeSmokeTestWish } from "@/components/profiles/smoke-test-wish";
import { failureOf } from "@/components/request/failure";
import type { SmokeTest } from "@/lib/handover/schema";
import { parseSmokeTest, type SmokeTestJson } from "@/lib/handover/wire";
import { ActionFailure, unwrap } from "@/lib/result";

/** The last smoke test, and making another; one that was wished for in the form needs no press. */
export function useSmokeTest(profileId: string, profileArn: string, last: SmokeTest | null) {
  const run = useMutation({ mutationFn: () => smokeTest(profileArn) });
  const start = useEffectEvent(() => run.mutate());
  useEffect(() => {
    if (takeSmokeTestWish(profileId)) start();
  }, [profileId]);
  return {
    test: run.data ?? last,
    run: run.mutate,
    isRunning: run.isPending,
    error: run.error && failureOf(run.error),
  };
}

async function smokeTest(profileArn: string): Promise<SmokeTest> {
  const response = await fetch("/api/handover/smoke-test", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ profileId: profileArn, invocationId: crypto.randomUUID() }),
  });
  if (!response.headers.get("content-type")?.includes("application/json")) {
    const message = `The console's server answered with HTTP ${response.status}.`;
    throw new ActionFailure({ code: "unavailable", message, requestId: "" });
  }
  return unwrap(parseSmokeTest(asResult(await response.json())));
}

/** Our own route's answer, made from this very type. */
const asResult = (value: unknown) => value as SmokeTestJson;
