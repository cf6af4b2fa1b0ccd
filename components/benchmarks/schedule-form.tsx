"use client";

import { useState } from "react";
import { ask } from "@/components/benchmarks/api";
import { useRequest } from "@/components/benchmarks/use-request";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field, Input } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { BenchmarkHistory, BenchmarkReport } from "@/lib/benchmarks/report";
import { formatDateTime, formatUsd } from "@/lib/format";

const intervals = [
  { value: "hour" as const, label: "Every hour" },
  { value: "day" as const, label: "Every day" },
];

/** Lets the run repeat itself within a daily amount, or ends that. */
export function ScheduleForm({
  report,
  schedule,
  onChanged,
}: {
  report: BenchmarkReport;
  schedule: BenchmarkHistory["schedule"];
  onChanged: () => Promise<void>;
}) {
  const [every, setEvery] = useState<"hour" | "day">("day");
  const [usd, setUsd] = useState(String(report.settings.costCapUsd));
  const { isPending, problem, run } = useRequest();
  if (schedule) {
    const end = () =>
      run(async () => {
        await ask("/unschedule", { body: { id: report.id } });
        await onChanged();
      });
    return (
      <div className="space-y-2 border-line border-t px-4 py-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p>
            Repeats every {schedule.every} within {formatUsd(schedule.usdPerDay)} a day; next on{" "}
            {formatDateTime(new Date(schedule.nextRunAt))}. A changed verdict is marked in the list and on the run.
          </p>
          <Button size="sm" pending={isPending} onClick={() => void end()}>
            End the schedule
          </Button>
        </div>
        {schedule.note && <Callout tone="warning">{schedule.note}</Callout>}
        {problem && (
          <p role="alert" className="text-danger text-xs">
            {problem}
          </p>
        )}
      </div>
    );
  }
  const start = () =>
    run(async () => {
      await ask("/schedule", { body: { id: report.id, every, usdPerDay: usd.trim() === "" ? null : Number(usd) } });
      await onChanged();
    });
  return (
    <div className="flex flex-wrap items-end gap-3 border-line border-t px-4 py-3">
      <Segmented label="Repeat" value={every} options={intervals} onChange={setEvery} />
      <Field label="Daily cap, US dollars" error={problem ?? undefined} className="w-56">
        {(control) => (
          <Input {...control} inputMode="decimal" value={usd} onChange={(event) => setUsd(event.target.value)} />
        )}
      </Field>
      <Button pending={isPending} onClick={() => void start()}>
        Schedule
      </Button>
      <p className="w-full text-muted-foreground text-xs">
        Each turn may cost up to the run's cap of {formatUsd(report.settings.costCapUsd)}; a turn that the daily cap
        does not cover is left out.
      </p>
    </div>
  );
}
