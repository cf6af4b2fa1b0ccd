"use client";

import { Search, X } from "lucide-react";
import type { ClipboardEventHandler } from "react";
import { ExplainOffer, useExplainPaste } from "@/components/explain/explain-offer";
import { pageFilterAttribute } from "@/components/layout/app-shell";
import { ColumnsMenu } from "@/components/profiles/columns-menu";
import { FacetMenu } from "@/components/profiles/facet-menu";
import { QueryHelp } from "@/components/profiles/query-help";
import type { ProfileList } from "@/components/profiles/use-profile-list";
import { ViewsMenu } from "@/components/profiles/views-menu";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { inputStyles } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import { choosableFacets, type FacetOption, facets } from "@/lib/profiles/facets";
import { groupings } from "@/lib/profiles/grouping";
import { columnIds, columnLabels, columnSort } from "@/lib/profiles/list-columns";

const facetLabels = {
  provider: "Provider",
  geography: "Geography",
  residency: "Residency",
  region: "Region",
  model: "Model",
  team: "Team",
  tag: "Tags",
  status: "Status",
  lifecycle: "Lifecycle",
} as const;

const nothing: string[] = [];

const groupLabels = { none: "No groups", model: "By base model", team: "By team" } as const;

/** Kind, search, choices with counts, groups, saved views and columns; where there are no column headers, the order. */
export function ProfileFilters({ list, isFinal }: { list: ProfileList; isFinal: boolean }) {
  const { params, setParams, counts, chosen } = list;
  const { pasted, onPaste, forget } = useExplainPaste();
  const kinds = kindCounts(counts.kind);
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="Kind of profile"
          value={params.kind}
          onChange={(kind) => void setParams({ kind }, { history: "push" })}
          options={[
            { value: "all", label: "All", count: kinds.all },
            { value: "system", label: "System-defined", count: kinds.system },
            { value: "application", label: "Application", count: kinds.application },
          ]}
        />
        <div className="flex w-full gap-1 sm:w-auto">
          <SearchBox
            search={params.q}
            onPaste={onPaste}
            onSearch={(next) => void setParams({ q: next || null }, { history: "replace" })}
          />
          <QueryHelp />
          <SortSelect list={list} />
        </div>
        <div className="flex flex-wrap gap-2 lg:ml-auto">
          <GroupSelect list={list} />
          <ViewsMenu />
          <ColumnsMenu settings={list.settings} onChange={list.setSettings} />
        </div>
      </div>
      <ExplainOffer pasted={pasted} onForget={forget} />
      <div className="flex flex-wrap gap-1.5">
        {choosableFacets.map((facet) => (
          <FacetMenu
            key={facet}
            facet={facet}
            label={facetLabels[facet]}
            options={counts[facet]}
            chosen={chosen[facet] ?? nothing}
            isFinal={isFinal}
            onChange={list.onChoose}
          />
        ))}
        {facets.some((facet) => (chosen[facet]?.length ?? 0) > 0) && (
          <Button size="sm" variant="ghost" onClick={list.clear}>
            Clear filters
          </Button>
        )}
      </div>
    </div>
  );
}

function kindCounts(options: FacetOption[]) {
  const countOf = (kind: string) => options.find(({ value }) => value === kind)?.count ?? 0;
  const [system, application] = [countOf("system"), countOf("application")];
  return { system, application, all: system + application };
}

function GroupSelect({ list: { params, setParams } }: { list: ProfileList }) {
  return (
    <select
      aria-label="Group"
      value={params.group}
      onChange={(event) => {
        const group = groupings.find((name) => name === event.target.value);
        if (group) void setParams({ group }, { history: "push" });
      }}
      className={cn(inputStyles, "w-auto")}
    >
      {groupings.map((group) => (
        <option key={group} value={group}>
          {groupLabels[group]}
        </option>
      ))}
    </select>
  );
}

/** Phones have no column headers to press. */
function SortSelect({ list: { sort, onSort } }: { list: ProfileList }) {
  return (
    <select
      aria-label="Sort by"
      value={sort.column}
      onChange={(event) => {
        const column = Object.values(columnSort).find((name) => name === event.target.value);
        if (column) onSort(column);
      }}
      className={cn(inputStyles, "w-24 md:hidden")}
    >
      {columnIds.map((id) => {
        const column = columnSort[id];
        return (
          column && (
            <option key={id} value={column}>
              {columnLabels[id]}
            </option>
          )
        );
      })}
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
