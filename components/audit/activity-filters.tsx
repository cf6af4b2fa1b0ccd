"use client";

import { Search, X } from "lucide-react";
import { useId } from "react";
import { actionWords, outcomeWords } from "@/components/audit/words";
import { pageFilterAttribute } from "@/components/layout/app-shell";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input, inputStyles } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { auditOutcomes } from "@/lib/audit/outcome";
import { type ActivityFilter, actionFilters, auditActions } from "@/lib/audit/schema";
import { resourceIdOf } from "@/lib/bedrock/arn";

const outcomes = [
  { value: "all" as const, label: "All" },
  ...auditOutcomes.map((value) => ({ value, label: outcomeWords[value].label })),
];

/** Which changes are shown: how they ended, what was done, when, and text. */
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
      <Days filter={filter} onChange={onChange} />
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
      {filter.profile && (
        <span className="inline-flex max-w-full items-center gap-1 rounded-md border border-line bg-muted pl-2 text-xs">
          Profile <span className="truncate font-mono">{resourceIdOf(filter.profile)}</span>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="Show the changes of every profile"
            onClick={() => onChange({ profile: "" })}
          >
            <X aria-hidden />
          </Button>
        </span>
      )}
    </div>
  );
}

/** An incomplete day is reported as an empty text by the browser, so nothing half is ever sent. */
function Days({ filter: { from, to }, onChange }: Pick<Parameters<typeof ActivityFilters>[0], "filter" | "onChange">) {
  const isTurned = from !== "" && to !== "" && from > to;
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-1.5 text-muted-foreground text-xs">
      <legend className="sr-only">Days, in UTC</legend>
      <Day label="From" value={from} isWrong={isTurned} onChange={(day) => onChange({ from: day })} />
      <Day label="to" value={to} isWrong={isTurned} onChange={(day) => onChange({ to: day })} />
      {isTurned && <span className="text-danger">The first day is after the last.</span>}
    </fieldset>
  );
}

function Day({
  label,
  value,
  isWrong,
  onChange,
}: {
  label: string;
  value: string;
  isWrong: boolean;
  onChange: (day: string) => void;
}) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        value={value}
        aria-invalid={isWrong || undefined}
        onChange={(event) => onChange(event.target.value)}
        className="w-36"
      />
    </>
  );
}
