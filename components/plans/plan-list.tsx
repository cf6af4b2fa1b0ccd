import { ListChecks } from "lucide-react";
import Link from "next/link";
import { kindWords, planWords, rowWords } from "@/components/plans/words";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusDot } from "@/components/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { formatCount, formatDateTime } from "@/lib/format";
import { type PlanListEntry, planRowStatuses } from "@/lib/plans/schema";

/** The newest plans with how they ended. */
export function PlanList({ plans }: { plans: PlanListEntry[] }) {
  if (plans.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={ListChecks}
          title="No plans yet"
          actions={
            <Button asChild variant="primary">
              <Link href="/profiles/new/many">Create many profiles</Link>
            </Button>
          }
        >
          A plan lists many changes before any is made, applies them row by row, and goes on after a restart.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card className="overflow-hidden">
      <Table aria-label="Plans">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Plan</TableHeaderCell>
            <TableHeaderCell>Kind</TableHeaderCell>
            <TableHeaderCell>State</TableHeaderCell>
            <TableHeaderCell>Rows</TableHeaderCell>
            <TableHeaderCell>Made</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {plans.map((plan) => (
            <TableRow key={plan.planId}>
              <TableCell className="break-words font-medium">
                <Link href={`/plans/${plan.planId}`} className="rounded underline-offset-2 hover:underline">
                  {plan.title}
                </Link>
              </TableCell>
              <TableCell>{kindWords[plan.kind].kind}</TableCell>
              <TableCell>
                <StatusDot tone={planWords[plan.status].tone}>{planWords[plan.status].label}</StatusDot>
              </TableCell>
              <TableCell className="tabular-nums">
                {planRowStatuses
                  .filter((status) => plan.counts[status] > 0)
                  .map((status) => `${formatCount(plan.counts[status])} ${rowWords[status].label.toLowerCase()}`)
                  .join(", ")}
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {formatDateTime(plan.createdAt)}
                <span className="block text-muted-foreground text-xs">{plan.actorName}</span>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
