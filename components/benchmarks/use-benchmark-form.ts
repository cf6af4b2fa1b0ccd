"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useDeferredValue, useState } from "react";
import { ask, errorOf } from "@/components/benchmarks/api";
import { newId } from "@/components/benchmarks/new-id";
import type { Preflight } from "@/lib/benchmarks/budget";
import { type CarriedOver, type Draft, type DraftErrors, newDraft, readDraft } from "@/lib/benchmarks/draft";
import { benchmarkKeys } from "@/lib/benchmarks/keys";
import { benchmarkHref } from "@/lib/benchmarks/links";
import { type ActionError, ActionFailure } from "@/lib/result";

/** The set-up form: its draft, what the server reckons for it, and the one start. */
export function useBenchmarkForm(profileIds: string[], from: CarriedOver | null) {
  const router = useRouter();
  const [mode, setMode] = useQueryState("mode", parseAsStringLiteral(["pairs", "load"]).withDefault("pairs"));
  const [typed, setDraft] = useState(() => newDraft(profileIds, from));
  const draft = { ...typed, mode };
  const [id, setId] = useState(newId);
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const [failure, setFailure] = useState<ActionError | null>(null);
  const read = readDraft(draft);
  const plan = useDeferredValue(read.plan);
  const preflight = useQuery({
    queryKey: plan ? benchmarkKeys.plan(plan) : ["benchmarks", "plan", null],
    queryFn: ({ signal }) => ask<Preflight>("/plan", { body: plan, signal }),
    enabled: plan !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

  const change = (part: Partial<Draft>) => {
    setDraft((current) => ({ ...current, ...part }));
    setConfirmed(false);
    setFailure(null);
  };

  const changeMode = (next: Draft["mode"]) => {
    change({});
    void setMode(next);
  };

  const start = async () => {
    setTried(true);
    if (!read.plan) return focusFirst(read.errors);
    setStarting(true);
    try {
      const started = await ask<{ id: string }>("", { body: { ...read.plan, id, confirmed: isConfirmed } });
      router.push(benchmarkHref(started.id));
    } catch (error) {
      setStarting(false);
      if (!(error instanceof ActionFailure)) throw error;
      setFailure(error.error);
      // After an answer the ID is used up or refused; without one the same ID makes the repeat harmless.
      if (error.error.requestId !== "") setId(newId());
    }
  };

  return {
    draft,
    change,
    changeMode,
    errors: isTried ? (read.errors ?? {}) : {},
    isComplete: read.plan !== null,
    preflight: preflight.data ?? null,
    preflightError: errorOf(preflight.error),
    isReckoning: preflight.isFetching,
    isConfirmed,
    setConfirmed,
    start,
    isStarting,
    failure,
  };
}

export type BenchmarkForm = ReturnType<typeof useBenchmarkForm>;

function focusFirst(errors: DraftErrors): void {
  const [first] = Object.keys(errors);
  // The messages are drawn by the render that follows.
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-field="${first}"]`)?.focus());
}
