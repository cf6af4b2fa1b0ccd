"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { ListProblem } from "@/lib/profiles/schema";
import type { ActionError } from "@/lib/result";

const titles: Record<ListProblem["source"], string> = {
  APPLICATION: "Application profiles could not be listed",
  SYSTEM_DEFINED: "System-defined profiles could not be listed",
  models: "Model names and capabilities could not be read",
};

/** What is missing from the pickers, and why. */
export function ListingProblems({ problems }: { problems: ListProblem[] }) {
  const { retry, isRetrying } = useRefresh();
  return problems.map(({ source, partial, error }) => (
    <ErrorPanel
      key={source}
      tone="warning"
      title={partial ? `${titles[source]} completely` : titles[source]}
      error={error}
      onRetry={retry}
      retrying={isRetrying}
    />
  ));
}

/** In place of the playground when nothing could be listed at all. The tab keeps draft and conversation meanwhile. */
export function ListingFailure({ error }: { error: ActionError }) {
  const { retry, isRetrying } = useRefresh();
  return (
    <div className="p-3 md:p-5">
      <h1 className="sr-only">Playground</h1>
      <ErrorPanel title="Profiles could not be listed" error={error} onRetry={retry} retrying={isRetrying} />
    </div>
  );
}

function useRefresh() {
  const router = useRouter();
  const [isRetrying, startTransition] = useTransition();
  return { retry: () => startTransition(() => router.refresh()), isRetrying };
}
