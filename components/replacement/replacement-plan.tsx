"use client";

import { FileDown } from "lucide-react";
import Link from "next/link";
import { failureOf } from "@/components/profiles/failure";
import { usePlan } from "@/components/replacement/use-plan";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { ErrorPanel } from "@/components/ui/error-panel";
import { plural } from "@/lib/format";
import { countRows, type Plan, type PlanRow, type PlanRowStatus, type PlanStatus } from "@/lib/plans/schema";
import { playgroundHref, profileHref } from "@/lib/profiles/links";
import { replacedIn } from "@/lib/replacement/plan-row";

const statusWords: Record<
  PlanRowStatus,
  { label: string; tone: "neutral" | "system" | "success" | "danger" | "warning" }
> = {
  planned: { label: "Planned", tone: "neutral" },
  running: { label: "Running", tone: "system" },
  succeeded: { label: "Created", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  skipped: { label: "Skipped", tone: "warning" },
};

/** The plan of a replacement: the exact calls, Apply, and how each row ended. Survives a reload. */
export function ReplacementPlan({ plan }: { plan: Plan }) {
  const { progress, act } = usePlan(plan);
  const { status, rows: states } = progress.data;
  const rows = plan.rows.map((row, index) => ({ ...row, ...states[index] }));
  const counts = countRows(rows);
  const hasFailed = counts.failed + counts.skipped > 0;
  return (
    <div className="space-y-3">
      <Card>
        <CardHeader
          title={plan.title}
          description={<span role="status">{describe(status, counts, rows.length)}</span>}
          actions={
            <>
              {(status === "planned" || status === "stopped") && (
                <Button variant="primary" pending={act.isPending} onClick={() => act.mutate("apply")}>
                  {status === "planned" ? `Create ${plural(rows.length, "profile")}` : "Go on"}
                </Button>
              )}
              {status === "running" && (
                <Button pending={act.isPending} onClick={() => act.mutate("stop")}>
                  Stop
                </Button>
              )}
              {status === "finished" && hasFailed && (
                <Button variant="primary" pending={act.isPending} onClick={() => act.mutate("retry")}>
                  Retry failed only
                </Button>
              )}
              {status !== "planned" && (
                <Button asChild>
                  <a href={`/api/plans/export?planId=${plan.planId}&format=csv`} download>
                    <FileDown aria-hidden />
                    Results
                  </a>
                </Button>
              )}
            </>
          }
        />
        {act.error && (
          <CardBody>
            <ErrorPanel title="The plan was not changed" error={failureOf(act.error)} />
          </CardBody>
        )}
        {progress.error && (
          <CardBody>
            <ErrorPanel
              title="How far the plan is could not be read"
              error={failureOf(progress.error)}
              onRetry={() => progress.refetch()}
              retrying={progress.isFetching}
            />
          </CardBody>
        )}
        <ol aria-label="Rows of the plan" className="divide-y divide-line border-line border-t">
          {rows.map((row) => (
            <Row key={row.index} row={row} />
          ))}
        </ol>
      </Card>
      {counts.succeeded > 0 && <Next />}
    </div>
  );
}

function describe(status: PlanStatus, counts: ReturnType<typeof countRows>, total: number): string {
  if (status === "planned")
    return `Nothing has been created yet. ${plural(total, "row")}, each with the calls it makes.`;
  const done = `${counts.succeeded} of ${plural(total, "profile")} created`;
  const bad = counts.failed + counts.skipped;
  const failed = bad > 0 ? `, ${bad} not` : "";
  if (status === "running") return `Under way: ${done}${failed}. It goes on when you leave this page.`;
  return `${status === "stopped" ? "Stopped" : "Finished"}: ${done}${failed}.`;
}

function Row({ row }: { row: PlanRow }) {
  const { label, status, resultArn, note, error, calls } = row;
  const word = statusWords[status];
  const oldId = replacedIn(row);
  const newId = resultArn?.split("/").at(-1) ?? null;
  return (
    <li className="space-y-1.5 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={word.tone}>{word.label}</Badge>
        {newId ? (
          <Link href={profileHref(newId, resultArn?.split(":")[3] ?? null)} className="font-medium hover:underline">
            {label}
          </Link>
        ) : (
          <span className="font-medium">{label}</span>
        )}
        {oldId && <span className="text-muted-foreground text-xs">replaces {oldId}</span>}
        {newId && oldId && (
          <Link href={playgroundHref(oldId, newId)} className="text-xs underline underline-offset-2">
            Test old against new
          </Link>
        )}
      </div>
      {resultArn && <p className="break-all font-mono text-xs">{resultArn}</p>}
      {note && <p className="text-warning">{note}</p>}
      {error && <p className="text-danger">{error.message}</p>}
      <details>
        <summary className="cursor-pointer text-muted-foreground text-xs">
          {plural(calls.length, "call")} to AWS
        </summary>
        {calls.map(({ operation, request }) => (
          <CodeBlock
            key={operation}
            label={`${operation} for ${label}`}
            code={`${operation}\n${JSON.stringify(request, null, 2)}`}
          />
        ))}
      </details>
    </li>
  );
}

function Next() {
  return (
    <Card>
      <CardHeader title="What is left" />
      <CardBody>
        <ol className="list-inside list-decimal space-y-1">
          <li>Test old against new before you move anybody.</li>
          <li>Move the callers to the new ARNs, and let the policies that name the old ones name the new ones.</li>
          <li>
            Delete the old profiles when they are silent.{" "}
            <Link href="/retirement" className="underline underline-offset-2">
              Retirement
            </Link>{" "}
            says when, by calls made through this console.
          </li>
        </ol>
      </CardBody>
    </Card>
  );
}
