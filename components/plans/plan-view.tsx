"use client";

import { Download, RotateCcw, Square } from "lucide-react";
import { useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { PlanRows } from "@/components/plans/plan-rows";
import { usePlan } from "@/components/plans/use-plan";
import { kindWords, planWords, rowWords } from "@/components/plans/words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Segmented } from "@/components/ui/segmented";
import { StatusDot } from "@/components/ui/status-dot";
import { formatCount, formatDateTime, plural } from "@/lib/format";
import {
  countRows,
  type Plan,
  type PlanCounts,
  type PlanRowStatus,
  type PlanStatus,
  planRowStatuses,
} from "@/lib/plans/schema";

/** A plan: what it will do, applying it, and how every row ended. */
export function PlanView({ plan }: { plan: Plan }) {
  const { progress, loadError, reload, change, isChanging, changeError } = usePlan(plan);
  const [shown, setShown] = useState<PlanRowStatus | "all">("all");
  const words = kindWords[plan.kind];
  const counts = countRows(progress.rows);
  const rows = plan.rows.map((planned, index) => ({ planned, state: progress.rows[index] ?? planned }));
  const regions = [...new Set(plan.rows.map(({ region }) => region))];
  const places = regions.length > 3 ? plural(regions.length, "Region") : regions.join(", ");
  return (
    <div className="space-y-3 p-4 md:p-5">
      <PageHeader
        title={plan.title}
        description={`${words.kind} in ${places} · ${plan.actorName} · made on ${formatDateTime(plan.createdAt)}`}
        actions={
          <PlanActions
            status={progress.status}
            counts={counts}
            apply={words.apply}
            isChanging={isChanging}
            onChange={change}
            planId={plan.planId}
          />
        }
      />
      {progress.status === "planned" && (
        <Callout title="Nothing has been changed yet">
          {words.effect} {plural(plan.rows.length, "call")} at most four at a time. You may close this page while it
          runs.
        </Callout>
      )}
      {changeError && <ErrorPanel title="The plan could not be changed" error={changeError} />}
      {loadError && (
        <ErrorPanel
          tone="warning"
          title="The progress could not be read; below is what was known last"
          error={loadError}
          onRetry={reload}
        />
      )}
      <Progress status={progress.status} counts={counts} total={plan.rows.length} />
      <Card className="overflow-hidden">
        <CardHeader
          title="Rows"
          actions={
            <Segmented
              label="Rows shown"
              value={shown}
              onChange={setShown}
              options={[
                { value: "all", label: "All", count: plan.rows.length },
                ...planRowStatuses
                  .filter((status) => counts[status] > 0)
                  .map((status) => ({ value: status, label: rowWords[status].label, count: counts[status] })),
              ]}
            />
          }
        />
        <PlanRows
          rows={shown === "all" ? rows : rows.filter(({ state }) => state.status === shown)}
          subject={words.subject}
          hasRegions={regions.length > 1}
        />
      </Card>
    </div>
  );
}

function PlanActions({
  status,
  counts,
  apply,
  isChanging,
  onChange,
  planId,
}: {
  status: PlanStatus;
  counts: PlanCounts;
  apply: (rows: number) => string;
  isChanging: boolean;
  onChange: (change: "apply" | "retry" | "stop") => void;
  planId: string;
}) {
  const unsuccessful = counts.failed + counts.skipped;
  // Rows that a killed server left under way in a stopped plan wait for nobody else.
  const open = counts.planned + counts.running;
  return (
    <>
      {status !== "planned" &&
        (["csv", "json"] as const).map((format) => (
          <Button key={format} asChild>
            <a href={`/api/plans/export?planId=${planId}&format=${format}`} download>
              <Download aria-hidden />
              {format.toUpperCase()}
            </a>
          </Button>
        ))}
      {status === "running" && (
        <Button onClick={() => onChange("stop")} pending={isChanging}>
          <Square aria-hidden />
          Stop
        </Button>
      )}
      {(status === "finished" || status === "stopped") && unsuccessful > 0 && (
        <Button onClick={() => onChange("retry")} pending={isChanging}>
          <RotateCcw aria-hidden />
          Retry {formatCount(unsuccessful)} failed only
        </Button>
      )}
      {(status === "planned" || status === "stopped") && open > 0 && (
        <Button variant="primary" onClick={() => onChange("apply")} pending={isChanging}>
          {apply(open)}
        </Button>
      )}
    </>
  );
}

function Progress({ status, counts, total }: { status: PlanStatus; counts: PlanCounts; total: number }) {
  const settled = counts.succeeded + counts.failed + counts.skipped;
  const { label, tone } = planWords[status];
  const parts = [
    `${formatCount(counts.succeeded)} of ${formatCount(total)} done`,
    ...(["failed", "skipped", "running"] as const)
      .filter((state) => counts[state] > 0)
      .map((state) => `${formatCount(counts[state])} ${rowWords[state].label.toLowerCase()}`),
  ];
  return (
    <Card className="px-4 py-3">
      <p className="mb-2 flex flex-wrap justify-between gap-x-4" role="status">
        <StatusDot tone={status === "finished" && counts.succeeded < total ? "warning" : tone}>{label}</StatusDot>
        <span className="tabular-nums">{parts.join(", ")}</span>
      </p>
      <progress className="plan-progress" aria-label="Progress of the plan" value={settled} max={total} />
    </Card>
  );
}
