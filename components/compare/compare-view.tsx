"use client";

import { MessagesSquare, RefreshCw } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { Charts } from "@/components/compare/charts";
import { Filters } from "@/components/compare/filters";
import { OutcomesTable } from "@/components/compare/outcomes-table";
import { TeamCosts } from "@/components/compare/team-costs";
import { useComparisonData } from "@/components/compare/use-comparison-data";
import { PageHeader } from "@/components/layout/page-header";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { CompareInput, Comparison } from "@/lib/compare/schema";
import { compareParams } from "@/lib/compare/search-params";
import { formatDateTime } from "@/lib/format";

const nothingYet = { models: [], regions: [], teamNames: [] };
const widest = { range: "90d", model: "", region: "", team: "" } as const;

/** System-defined against application profiles, over every call made from this console. */
export function CompareView() {
  const [input, setInput] = useQueryStates(compareParams, { history: "push" });
  const { data, error, isFetching, refetch } = useComparisonData(input);
  return (
    <div className="flex flex-col gap-3 p-3 md:px-5 md:py-4">
      <PageHeader
        title="Compare"
        description={`Every call made from this console. Times in UTC${data ? `, as of ${formatDateTime(data.to)}` : ""}.`}
        actions={
          <Button onClick={() => refetch()} pending={isFetching}>
            <RefreshCw aria-hidden />
            Refresh
          </Button>
        }
      />
      <Filters input={input} data={data ?? nothingYet} onChange={(change) => void setInput(change)} />
      {error && (
        <ErrorPanel
          title={data ? "The figures could not be refreshed; the last ones are shown" : "The figures could not be read"}
          error={failureOf(error)}
          onRetry={() => refetch()}
          retrying={isFetching}
        />
      )}
      {data ? <Content comparison={data} input={input} onReset={setInput} /> : !error && <Loading />}
    </div>
  );
}

function Content({
  comparison,
  input,
  onReset,
}: {
  comparison: Comparison;
  input: CompareInput;
  onReset: (change: Partial<CompareInput>) => void;
}) {
  if (comparison.profiles.length === 0) return <NoCalls input={input} onReset={onReset} />;
  return (
    <>
      {comparison.totalPoints > 0 && <Charts comparison={comparison} />}
      <TeamCosts teams={comparison.teams} profiles={comparison.profiles} />
      <OutcomesTable profiles={comparison.profiles} />
    </>
  );
}

function NoCalls({ input, onReset }: { input: CompareInput; onReset: (change: Partial<CompareInput>) => void }) {
  const isNarrow = input.range !== "90d" || [input.model, input.region, input.team].some(Boolean);
  return (
    <Card>
      <EmptyState
        icon={MessagesSquare}
        title="No calls in this range"
        actions={
          <>
            <Button variant="primary" asChild>
              <Link href="/playground">Open the playground</Link>
            </Button>
            {isNarrow && <Button onClick={() => onReset(widest)}>Show 90 days of everything</Button>}
          </>
        }
      >
        Send one prompt to a system-defined and to an application profile: the first pair already shows here.
      </EmptyState>
    </Card>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-3 xl:grid-cols-2">
      <Skeleton className="h-72 rounded-card" />
      <Skeleton className="h-72 rounded-card" />
    </div>
  );
}
