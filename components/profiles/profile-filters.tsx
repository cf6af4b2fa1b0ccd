"use client";

import { Search, X } from "lucide-react";
import type { ClipboardEventHandler } from "react";
import { ExplainOffer, useExplainPaste } from "@/components/explain/explain-offer";
import { pageFilterAttribute } from "@/components/layout/app-shell";
import { columns } from "@/components/profiles/grid-columns";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { inputStyles } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import { formatCount } from "@/lib/format";
import type { ProfileKind } from "@/lib/profiles/filter";
import { type SortColumn, sortColumns } from "@/lib/profiles/sort";

/** Kind, search and, where there are no column headers to press, the order. */
export function ProfileFilters({
  kind,
  counts,
  onKind,
  search,
  onSearch,
  sort,
  onSort,
  tagProgress,
  onLoadAllTags,
}: {
  kind: ProfileKind;
  /** Given the search. */
  counts: Record<ProfileKind, number>;
  onKind: (kind: ProfileKind) => void;
  search: string;
  onSearch: (search: string) => void;
  sort: SortColumn;
  onSort: (column: SortColumn) => void;
  tagProgress: { loaded: number; total: number };
  /** Null when nothing is searched for, or all tags are being loaded already. */
  onLoadAllTags: (() => void) | null;
}) {
  const { pasted, onPaste, forget } = useExplainPaste();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Segmented
        label="Kind of profile"
        value={kind}
        onChange={onKind}
        options={[
          { value: "all", label: "All", count: counts.all },
          { value: "system", label: "System-defined", count: counts.system },
          { value: "application", label: "Application", count: counts.application },
        ]}
      />
      <div className="flex w-full gap-2 sm:w-auto">
        <SearchBox search={search} onSearch={onSearch} onPaste={onPaste} />
        <SortSelect sort={sort} onSort={onSort} />
      </div>
      <ExplainOffer pasted={pasted} onForget={forget} />
      {tagProgress.loaded < tagProgress.total && (
        <p className="text-muted-foreground text-xs">
          tags of {formatCount(tagProgress.loaded)} of {formatCount(tagProgress.total)} loaded
          {onLoadAllTags && (
            <Button variant="ghost" size="sm" className="ml-1" onClick={onLoadAllTags}>
              Load all tags
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

/** Phones have no column headers to press. */
function SortSelect({ sort, onSort }: { sort: SortColumn; onSort: (column: SortColumn) => void }) {
  return (
    <select
      aria-label="Sort by"
      value={sort}
      onChange={(event) => {
        const column = sortColumns.find((name) => name === event.target.value);
        if (column) onSort(column);
      }}
      className={cn(inputStyles, "w-auto md:hidden")}
    >
      {columns.map(
        ({ label, sort: column }) =>
          column && (
            <option key={column} value={column}>
              {label}
            </option>
          ),
      )}
    </select>
  );
}

function SearchBox({
  search,
  onSearch,
  onPaste,
}: {
  search: string;
  onSearch: (search: string) => void;
  onPaste: ClipboardEventHandler;
}) {
  return (
    <div className="relative min-w-0 flex-1 sm:w-80 sm:flex-none">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground" />
      <input
        type="text"
        aria-label="Filter profiles"
        placeholder="Filter by name, ID, ARN, model or tag"
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onPaste={onPaste}
        className={cn(inputStyles, "px-8")}
        {...{ [pageFilterAttribute]: "" }}
      />
      {search ? (
        <Button
          variant="ghost"
          size="icon-sm"
          className="absolute top-0.5 right-0.5"
          aria-label="Clear filter"
          onClick={() => onSearch("")}
        >
          <X aria-hidden />
        </Button>
      ) : (
        <Kbd className="pointer-events-none absolute top-1.5 right-2 hidden sm:inline-flex">/</Kbd>
      )}
    </div>
  );
}
