"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { ChartDownloads } from "@/components/charts/chart-downloads";
import type { ChartSeries, ChartTable } from "@/components/charts/series";
import { SeriesMark } from "@/components/charts/series-mark";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";

const views = [
  { value: "chart" as const, label: "Chart" },
  { value: "table" as const, label: "Table" },
];

/** A chart with its name, what it says in one sentence, its legend, the same data as a table, and all of it as files. */
export function ChartFrame({
  title,
  sentence,
  note,
  legend = [],
  table,
  children,
}: {
  title: string;
  sentence: string;
  /** What is left out or cut short, e.g. that only the newest points are drawn. */
  note?: string | null;
  legend?: ChartSeries[];
  /** Made only when it is looked at. */
  table: () => ChartTable;
  children: ReactNode;
}) {
  const [view, setView] = useState<"chart" | "table">("chart");
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  return (
    <section ref={frame} aria-labelledby={id} className="min-w-0 rounded-card border border-line bg-surface">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3.5 pb-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          <p className="mt-0.5 text-muted-foreground text-xs">{sentence}</p>
          {note && <p className="mt-0.5 text-muted-foreground text-xs">{note}</p>}
        </div>
        <div className="flex items-center gap-1">
          <Segmented label={`${title}: view`} value={view} options={views} onChange={setView} />
          <ChartDownloads frame={frame} words={{ title, sentence, legend }} table={table} isDrawn={view === "chart"} />
        </div>
      </header>
      {view === "chart" ? (
        <div className="px-4 pb-3">
          <Legend series={legend} />
          {children}
        </div>
      ) : (
        <DataTable label={title} table={table()} />
      )}
    </section>
  );
}

function Legend({ series }: { series: ChartSeries[] }) {
  if (series.length === 0) return null;
  return (
    <ul aria-label="Legend" className="mb-1 flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {series.map((one) => (
        <li key={one.key} className="flex items-center gap-1.5">
          <SeriesMark series={one} />
          {one.label}
        </li>
      ))}
    </ul>
  );
}

function DataTable({ label, table }: { label: string; table: ChartTable }) {
  const align = (index: number) =>
    cn("whitespace-nowrap px-3 first:pl-4", table.columns[index]?.isNumber && "text-right tabular-nums");
  return (
    <div className="max-h-96 overflow-y-auto border-line border-t">
      <Table aria-label={`${label}, table`}>
        <TableHead>
          <TableRow>
            {table.columns.map((column, index) => (
              <TableHeaderCell key={column.label} className={align(index)}>
                {column.label}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {table.rows.map(({ key, cells }) => (
            <TableRow key={key}>
              {cells.map((cell, index) => (
                <TableCell key={table.columns[index]?.label ?? index} className={align(index)}>
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
