// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, cells are reached through them
"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { columnTemplate, headerHeight } from "@/components/profiles/grid-columns";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { type ColumnId, columnLabels, columnNotes, columnSort } from "@/lib/profiles/list-columns";
import type { SortColumn, SortDirection } from "@/lib/profiles/sort";

export interface GridSort {
  column: SortColumn;
  direction: SortDirection;
}

/** Column headers: a press sorts by the column, another one turns the order round. */
export function ProfileGridHeader({
  columns,
  sort,
  onSort,
  selection,
  onSelectAll,
}: {
  columns: ColumnId[];
  sort: GridSort;
  onSort: (column: SortColumn) => void;
  selection: "none" | "some" | "all";
  onSelectAll: () => void;
}) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 bg-surface">
      <div
        role="row"
        aria-rowindex={1}
        className="grid items-center gap-x-2.5 border-line border-b px-3 text-muted-foreground text-xs"
        style={{ height: headerHeight, gridTemplateColumns: columnTemplate(columns) }}
      >
        <div role="columnheader">
          <Checkbox
            checked={selection === "all" ? true : selection === "some" ? "indeterminate" : false}
            onCheckedChange={onSelectAll}
            aria-label="Select all shown"
          />
        </div>
        {columns.map((id) => {
          const column = columnSort[id];
          const isSorted = column === sort.column;
          return (
            <div
              key={id}
              role="columnheader"
              aria-sort={!isSorted ? undefined : sort.direction === "asc" ? "ascending" : "descending"}
              title={columnNotes[id]}
              className="min-w-0 truncate"
            >
              {column ? (
                <SortButton label={columnLabels[id]} column={column} sort={sort} onSort={onSort} />
              ) : (
                <span className="font-medium">{columnLabels[id]}</span>
              )}
            </div>
          );
        })}
        <div role="columnheader">
          <span className="sr-only">Actions</span>
        </div>
      </div>
    </div>
  );
}

function SortButton({
  label,
  column,
  sort,
  onSort,
}: {
  label: string;
  column: SortColumn;
  sort: GridSort;
  onSort: (column: SortColumn) => void;
}) {
  const isSorted = column === sort.column;
  const Icon = sort.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={() => onSort(column)}
      className={cn(
        "-mx-1 inline-flex items-center gap-1 rounded px-1 font-medium hover:text-foreground",
        isSorted && "text-foreground",
      )}
    >
      {label}
      <Icon aria-hidden className={cn("size-3", !isSorted && "invisible")} />
    </button>
  );
}
