"use client";

import Link from "next/link";
import { ArmFields } from "@/components/benchmarks/arm-fields";
import { LoadFields } from "@/components/benchmarks/load-fields";
import { MeasurementFields } from "@/components/benchmarks/measurement-fields";
import { PreflightCard } from "@/components/benchmarks/preflight-card";
import { useBenchmarkForm } from "@/components/benchmarks/use-benchmark-form";
import { WorkloadFields } from "@/components/benchmarks/workload-fields";
import { PageHeader } from "@/components/layout/page-header";
import { Callout } from "@/components/ui/callout";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Segmented } from "@/components/ui/segmented";
import type { CarriedOver } from "@/lib/benchmarks/draft";
import { fromPaneList, type PaneList } from "@/lib/playground/pane-list";
import type { ActionError } from "@/lib/result";

const modes = [
  { value: "pairs" as const, label: "Pairs: which is slower" },
  { value: "load" as const, label: "Load: how it holds up" },
];
const descriptions = {
  pairs: "Is one profile slower than another? Measured in pairs, with an answer that says how sure it is.",
  load: "How does a profile hold up at a rate of calls? Open loop: latency counts from the moment a call was due.",
};

/** Sets a benchmark up: arms, workload and measurement on the left, what they will cost and decide on the right. */
export function BenchmarkForm({
  list,
  profileIds,
  from,
  fromError,
}: {
  list: PaneList;
  profileIds: string[];
  /** The run of the playground whose prompts are taken over. */
  from: CarriedOver | null;
  /** Why that run could not be read. */
  fromError: ActionError | null;
}) {
  const form = useBenchmarkForm(profileIds, from);
  const common = { draft: form.draft, errors: form.errors, onChange: form.change };
  return (
    <div className="flex flex-col gap-3 p-3 md:px-5 md:py-4">
      <PageHeader
        title="New benchmark"
        description={descriptions[form.draft.mode]}
        actions={<Segmented label="Mode" value={form.draft.mode} options={modes} onChange={form.changeMode} />}
      />
      {from && <FromRun from={from} />}
      {fromError && (
        <ErrorPanel
          tone="warning"
          title="The run's prompts could not be taken over: the examples stand in their place"
          error={fromError}
        />
      )}
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <form
          className="min-w-0 space-y-3"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.start();
          }}
        >
          <ArmFields
            mode={form.draft.mode}
            profileIds={form.draft.profileIds}
            profiles={fromPaneList(list)}
            error={form.errors.profileIds}
            onChange={(ids) => form.change({ profileIds: ids })}
          />
          <WorkloadFields {...common} />
          {form.draft.mode === "load" ? <LoadFields {...common} /> : <MeasurementFields {...common} />}
        </form>
        <PreflightCard form={form} />
      </div>
    </div>
  );
}

function FromRun({ from: { runId, title, notSent } }: { from: CarriedOver }) {
  return (
    <Callout tone={notSent.length > 0 ? "warning" : "info"}>
      Prompts and profiles are those of the run{" "}
      <Link href={`/playground/runs/${runId}`} className="font-medium text-primary underline">
        {title}
      </Link>
      {/[.!?…]$/.test(title) ? "" : "."}
      {notSent.length > 0 && ` A benchmark sends each prompt alone, without: ${notSent.join(", ")}.`}
    </Callout>
  );
}
