"use client";

import { Gauge } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { repeatPromptOf } from "@/components/playground/repeat-prompt";
import { contentOf } from "@/components/playground/runs/content-of";
import { postRun } from "@/components/playground/runs/post-run";
import type { Playground } from "@/components/playground/use-playground";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toaster";
import { benchmarkFromRunHref } from "@/lib/benchmarks/links";

/** One sample decides nothing: saves what is shown as a run and opens the set-up of a benchmark of its prompts. */
export function TurnIntoBenchmark({ playground }: { playground: Playground }) {
  const router = useRouter();
  const toast = useToast();
  const isAlone = playground.panes.length === 1;
  const [isSaving, setIsSaving] = useState(false);

  async function turn() {
    setIsSaving(true);
    const title = repeatPromptOf({ ...playground, draft: { ...playground.draft, text: "" } })
      .slice(0, 80)
      .trim();
    const saved = await postRun({ title: title || "For a benchmark", content: contentOf(playground) });
    setIsSaving(false);
    if (!saved.ok) return toast({ tone: "danger", title: "No benchmark was set up", description: saved.message });
    const baseFirst = playground.panes.toSorted(
      (a, b) => Number(b.key === playground.layout.baseKey) - Number(a.key === playground.layout.baseKey),
    );
    router.push(
      benchmarkFromRunHref(
        saved.id,
        baseFirst.map(({ profileId }) => profileId),
      ),
    );
  }

  return (
    <Button
      size={isAlone ? undefined : "sm"}
      disabled={playground.isBusy || !playground.hasText}
      pending={isSaving}
      title={isAlone ? "Against its twin, which the next page lets you change" : undefined}
      onClick={() => void turn()}
    >
      <Gauge aria-hidden />
      Turn into benchmark
    </Button>
  );
}
