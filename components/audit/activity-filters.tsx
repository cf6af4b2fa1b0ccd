"use client";

import { Search } from "lucide-react";
import { actionWords, outcomeWords } from "@/components/audit/words";
import { pageFilterAttribute } from "@/components/layout/app-shell";
import { cn } from "@/components/ui/cn";
import { inputStyles } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { auditOutcomes } from "@/lib/audit/outcome";
import { type ActivityFilter, actionFilters, auditActions } from "@/lib/audit/schema";

const outcomes = [
  { value: "all" as const, label: "All" },
  ...auditOutcomes.map((value) => ({ value, label: outcomeWords[value].label })),
];

/** Which changes are shown: how they ended, what was done, and text. */
export function ActivityFilters({
  filter,
  onChange,
  onSearch,
}: {
  filter: ActivityFilter;
  onChange: (change: Partial<ActivityFilter>) => void;
  onSearch: (q: string) => void;
}) {
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <Segmented
        label="Outcome"
        value={filter.outcome}
        options={outcomes}
        onChange={(outcome) => onChange({ outcome })}
      />
      <select
        aria-label="Action"
        value={filter.action}
        onChange={(event) => {
          const action = actionFilters.find((name) => name === event.target.value);
          if (action) onChange({ action });
        }}
        className={cn(inputStyles, "w-auto")}
      >
        <option value="all">Every action</option>
        {auditActions.map((action) => (
          <option key={action} value={action}>
            {actionWords[action]}
          </option>
        ))}
      </select>
      <div className="relative w-full min-w-0 sm:w-80">
        <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground" />
        <input
          type="search"
          aria-label="Search the activity"
          placeholder="Name, person, ARN, model or request ID"
          maxLength={200}
          value={filter.q}
          onChange={(event) => onSearch(event.target.value)}
          className={cn(inputStyles, "pl-8")}
          {...{ [pageFilterAttribute]: "" }}
        />
      </div>
    </div>
  );
}
