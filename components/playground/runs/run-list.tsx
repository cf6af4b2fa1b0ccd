"use client";

import { History } from "lucide-react";
import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { Button, buttonStyles } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/field";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { formatDateTime } from "@/lib/format";
import type { RunSummary } from "@/lib/playground/run";

/** Everything that was saved in the playground, newest first, with a search over titles, prompts and profiles. */
export function RunList({ runs, query }: { runs: RunSummary[]; query: string }) {
  return (
    <div className="space-y-4 p-3 md:px-5 md:py-4">
      <PageHeader
        title="Saved runs"
        description="Conversations as they were when somebody saved them."
        actions={
          <Link href="/playground" className={buttonStyles()}>
            Playground
          </Link>
        }
      />
      <search>
        <form className="flex max-w-md gap-2">
          <Input
            name="q"
            type="search"
            defaultValue={query}
            aria-label="Search titles, prompts and profiles"
            placeholder="Title, prompt or profile"
          />
          <Button type="submit">Search</Button>
        </form>
      </search>
      {runs.length === 0 ? <NoRuns query={query} /> : <Runs runs={runs} />}
    </div>
  );
}

function NoRuns({ query }: { query: string }) {
  const action =
    query === ""
      ? { href: "/playground", label: "Open the playground" }
      : { href: "/playground/runs", label: "Show all" };
  return (
    <Card>
      <EmptyState
        icon={History}
        title={query === "" ? "No run was saved yet" : "No saved run holds these words"}
        actions={
          <Link href={action.href} className={buttonStyles()}>
            {action.label}
          </Link>
        }
      >
        {query === "" && "Ask something in the playground and press Save run: it becomes a link for a colleague."}
      </EmptyState>
    </Card>
  );
}

function Runs({ runs }: { runs: RunSummary[] }) {
  return (
    <Card>
      <Table aria-label="Saved runs">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Title</TableHeaderCell>
            <TableHeaderCell>Saved</TableHeaderCell>
            <TableHeaderCell>By</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {runs.map((run) => (
            <TableRow key={run.id}>
              <TableCell>
                <Link href={`/playground/runs/${run.id}`} className="font-medium text-primary hover:underline">
                  {run.title}
                </Link>
              </TableCell>
              <TableCell className="whitespace-nowrap tabular-nums">{formatDateTime(run.savedAt)}</TableCell>
              <TableCell>{run.savedBy}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
