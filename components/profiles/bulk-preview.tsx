"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { makePlan } from "@/components/plans/make-plan";
import { BulkTable } from "@/components/profiles/bulk-table";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Segmented } from "@/components/ui/segmented";
import { plural } from "@/lib/format";
import type { BulkRow } from "@/lib/profiles/bulk-rows";

/** The rows as they would be created, and the step to the plan. */
export function BulkPreview({
  rows,
  hasRegions,
  hasUnreadable,
  onPlanned,
}: {
  rows: BulkRow[];
  /** Whether there are several to tell apart. */
  hasRegions: boolean;
  hasUnreadable: boolean;
  onPlanned: () => void;
}) {
  const router = useRouter();
  const [shown, setShown] = useState<"all" | "wrong" | "exists">("all");
  const [leavesOut, setLeavesOut] = useState(false);
  const [keepsNamesakes, setKeepsNamesakes] = useState(false);
  const wrong = rows.filter(({ problems }) => problems.length > 0);
  const namesakes = rows.filter(({ problems, exists }) => problems.length === 0 && exists);
  const ready = rows.filter(({ problems, exists }) => problems.length === 0 && (keepsNamesakes || !exists));
  const isBlocked = ready.length === 0 || ((wrong.length > 0 || hasUnreadable) && !leavesOut);
  const plan = useMutation({
    mutationFn: () => makePlan({ kind: "create", title: titleOf(ready), rows: ready.map(({ body }) => body) }),
    onSuccess: ({ planId }) => {
      onPlanned();
      router.push(`/plans/${planId}`);
    },
  });
  if (rows.length === 0) return null;
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title="What this would create"
        description="Updates as you type. Names follow the pattern; the source and every rule are checked here and again by the server."
        actions={
          <Segmented
            label="Rows shown"
            value={shown}
            onChange={setShown}
            options={[
              { value: "all", label: "All", count: rows.length },
              { value: "wrong", label: "With problems", count: wrong.length, disabled: wrong.length === 0 },
              { value: "exists", label: "Name exists", count: namesakes.length, disabled: namesakes.length === 0 },
            ]}
          />
        }
      />
      <BulkTable rows={{ all: rows, wrong, exists: namesakes }[shown]} hasRegions={hasRegions} />
      <div className="space-y-3 border-line border-t px-4 py-3">
        {(wrong.length > 0 || hasUnreadable) && (
          <Choice checked={leavesOut} onChange={setLeavesOut}>
            Leave out{" "}
            {wrong.length > 0 ? `the ${plural(wrong.length, "row")} with problems` : "the lines that cannot be read"}
          </Choice>
        )}
        {namesakes.length > 0 && (
          <Choice checked={keepsNamesakes} onChange={setKeepsNamesakes}>
            Create {plural(namesakes.length, "row")} although a profile of that name exists
          </Choice>
        )}
        {plan.error && <ErrorPanel title="The plan was not made" error={failureOf(plan.error)} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            variant="primary"
            disabled={isBlocked}
            pending={plan.isPending || plan.isSuccess}
            onClick={() => plan.mutate()}
          >
            Make a plan of {plural(ready.length, "profile")}
          </Button>
          <p className="text-muted-foreground text-xs">
            {isBlocked && ready.length > 0
              ? "Put the problems right, or leave those rows out."
              : "A plan changes nothing until you apply it on its page."}
          </p>
        </div>
      </div>
    </Card>
  );
}

function Choice({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: React.ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button, which a label may hold
    <label className="flex items-center gap-2">
      <Checkbox checked={checked} onCheckedChange={(next) => onChange(next === true)} />
      {children}
    </label>
  );
}

function titleOf(rows: BulkRow[]): string {
  const teams = new Set(rows.map(({ body }) => body.tags.find(({ key }) => key === "team")?.value ?? ""));
  const regions = new Set(rows.map(({ region }) => region));
  const places = regions.size > 1 ? ` in ${plural(regions.size, "Region")}` : "";
  return `${plural(rows.length, "profile")} for ${plural(teams.size, "team")}${places}`;
}
