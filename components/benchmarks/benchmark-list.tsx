"use client";

import { Gauge, Plus } from "lucide-react";
import Link from "next/link";
import { debounce, useQueryStates } from "nuqs";
import { useTransition } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { benchmarkHref, demoResultHref, newBenchmarkHref } from "@/lib/benchmarks/links";
import type { ListedBenchmark } from "@/lib/benchmarks/report";
import { startsPerArm } from "@/lib/benchmarks/schema";
import { benchmarkListParams } from "@/lib/benchmarks/search-params";
import { answerWords, statusWords } from "@/lib/benchmarks/words";
import { formatCount, formatDateTime, plural } from "@/lib/format";

const statuses = [
  { value: "all" as const, label: "All" },
  { value: "running" as const, label: "Running" },
  { value: "done" as const, label: "Done" },
  { value: "cancelled" as const, label: "Cancelled" },
  { value: "failed" as const, label: "Failed" },
];
const kinds = [
  { value: "all" as const, label: "Any kind" },
  { value: "comparison" as const, label: "Comparison" },
  { value: "aa" as const, label: "A/A" },
  { value: "load" as const, label: "Load" },
];
const answers = [
  { value: "all" as const, label: "Any verdict" },
  { value: "slower" as const, label: "Slower" },
  { value: "faster" as const, label: "Faster" },
  { value: "equivalent" as const, label: "Equivalent" },
  { value: "undecided" as const, label: "Not decided" },
];

/** Every run, newest first, searched and filtered on the server. */
export function BenchmarkList({ rows }: { rows: ListedBenchmark[] }) {
  const [isPending, startTransition] = useTransition();
  const [filter, setFilter] = useQueryStates(benchmarkListParams, { shallow: false, startTransition });
  const isFiltered = filter.q !== "" || Object.values({ ...filter, q: "all" }).some((value) => value !== "all");
  return (
    <div className="flex flex-col gap-3 p-3 md:px-5 md:py-4">
      <PageHeader
        title="Benchmarks"
        description="Is one profile slower than another, and how does one hold up under load? Measured on the server. Times in UTC."
        actions={<NewButton />}
      />
      {(rows.length > 0 || isFiltered) && (
        <div className="flex flex-wrap items-center gap-2">
          <Input
            type="search"
            aria-label="Search benchmarks"
            placeholder="Name or profile…"
            className="w-56"
            defaultValue={filter.q}
            onChange={(event) => void setFilter({ q: event.target.value }, { limitUrlUpdates: debounce(250) })}
          />
          <Segmented
            label="Kind"
            value={filter.kind}
            options={kinds}
            onChange={(kind) => void setFilter({ kind }, { history: "push" })}
          />
          <Segmented
            label="Status"
            value={filter.status}
            options={statuses}
            onChange={(status) => void setFilter({ status }, { history: "push" })}
          />
          <Segmented
            label="Verdict"
            value={filter.answer}
            options={answers}
            onChange={(answer) => void setFilter({ answer }, { history: "push" })}
          />
        </div>
      )}
      <Card aria-busy={isPending}>{rows.length > 0 ? <Rows rows={rows} /> : isFiltered ? <NoMatch /> : <Empty />}</Card>
    </div>
  );
}

function NewButton() {
  return (
    <Button asChild variant="primary">
      <Link href={newBenchmarkHref()}>
        <Plus aria-hidden />
        New benchmark
      </Link>
    </Button>
  );
}

function Empty() {
  return (
    <EmptyState
      icon={Gauge}
      title="No benchmark yet"
      actions={
        <>
          <Button asChild>
            <Link href={demoResultHref}>See a demo result</Link>
          </Button>
          <NewButton />
        </>
      }
    >
      A run sends the same prompts to two profiles in random order and says which is slower, and how sure that is. Ten
      pairs of short answers cost a fraction of a cent; the page says so before anything is spent.
    </EmptyState>
  );
}

function NoMatch() {
  return (
    <EmptyState
      title="No benchmark matches"
      actions={
        <Button asChild>
          <Link href="/benchmarks">Clear filters</Link>
        </Button>
      }
    />
  );
}

/** The run's size in its own unit. */
function sizeWords({ settings, arms }: ListedBenchmark): string {
  return settings.mode === "load"
    ? plural(startsPerArm(settings) * arms.length, "start")
    : plural(settings.pairs, "pair");
}

function Rows({ rows }: { rows: ListedBenchmark[] }) {
  return (
    <Table aria-label="Benchmarks">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Benchmark</TableHeaderCell>
          <TableHeaderCell>Verdict or result</TableHeaderCell>
          <TableHeaderCell>Status</TableHeaderCell>
          <TableHeaderCell className="text-right">Size</TableHeaderCell>
          <TableHeaderCell>Started</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="min-w-56">
              <Link href={benchmarkHref(row.id)} className="font-medium underline-offset-2 hover:underline">
                {row.name}
              </Link>
              <span className="block text-muted-foreground text-xs">
                {row.settings.mode === "load" && "Load · "}
                {[...new Set(row.arms.map((arm) => arm.modelName))].join(", ")} · {plural(row.arms.length, "arm")}
                {row.scheduleId ? " · scheduled" : ""}
              </span>
            </TableCell>
            <TableCell>
              {row.headline ?? "–"}
              {row.changedFrom && (
                <span className="block text-warning text-xs">changed, was {answerWords[row.changedFrom]}</span>
              )}
            </TableCell>
            <TableCell>
              <Badge tone={statusWords[row.status].tone}>{statusWords[row.status].label}</Badge>
            </TableCell>
            <TableCell className="whitespace-nowrap text-right tabular-nums">
              {formatCount(row.done)} of {sizeWords(row)}
            </TableCell>
            <TableCell className="whitespace-nowrap">{formatDateTime(new Date(row.createdAt))}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
