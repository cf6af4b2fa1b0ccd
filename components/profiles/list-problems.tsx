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
  // What fails everywhere for the same reason is said once.
  const groups = Map.groupBy(problems, ({ source, partial, error, keptFrom }) =>
    JSON.stringify([source, partial, error.code, error.message, keptFrom]),
  );
  return [...groups].map(([key, group]) => {
    const [first] = group;
    if (!first) return null;
    const { source, partial, error, keptFrom } = first;
    const title = (partial && !keptFrom ? partialTitles : titles)[source];
    const since = keptFrom ? `: those shown were read ${formatAge(keptFrom, now ?? keptFrom)}` : "";
    return (
      <ErrorPanel
        key={key}
        tone="warning"
        title={`${group.map(({ region }) => region).join(", ")}: ${title}${since}`}
        error={error}
        onRetry={onRetry}
        retrying={retrying}
      />
    );
  });
}
