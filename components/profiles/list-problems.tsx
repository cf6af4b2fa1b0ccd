"use client";

import { useNow } from "@/components/profiles/use-now";
import { ErrorPanel } from "@/components/ui/error-panel";
import { formatAge } from "@/lib/format";
import type { ListProblem } from "@/lib/profiles/schema";

const titles = {
  SYSTEM_DEFINED: "System-defined profiles could not be listed",
  APPLICATION: "Application profiles could not be listed",
  models: "Model names could not be read: model IDs are shown instead",
} as const;

const partialTitles = {
  SYSTEM_DEFINED: "System-defined profiles are incomplete: the list broke off",
  APPLICATION: "Application profiles are incomplete: the list broke off",
  models: titles.models,
} as const;

/** One banner for each call behind the list that failed while the others worked. */
export function ListProblems({
  problems,
  onRetry,
  retrying,
}: {
  problems: ListProblem[];
  onRetry: () => void;
  retrying: boolean;
}) {
  const now = useNow(10_000);
  return problems.map(({ region, source, partial, error, keptFrom }) => (
    <ErrorPanel
      key={`${region} ${source}`}
      tone="warning"
      title={
        keptFrom
          ? `${region}: ${titles[source]}: those shown were read ${formatAge(keptFrom, now ?? keptFrom)}`
          : `${region}: ${(partial ? partialTitles : titles)[source]}`
      }
      error={error}
      onRetry={onRetry}
      retrying={retrying}
    />
  ));
}
