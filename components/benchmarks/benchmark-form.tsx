"use client";

import { ArmFields } from "@/components/benchmarks/arm-fields";
import { MeasurementFields } from "@/components/benchmarks/measurement-fields";
import { PreflightCard } from "@/components/benchmarks/preflight-card";
import { useBenchmarkForm } from "@/components/benchmarks/use-benchmark-form";
import { WorkloadFields } from "@/components/benchmarks/workload-fields";
import { PageHeader } from "@/components/layout/page-header";
import type { PaneProfile } from "@/lib/playground/pane-profile";

/** Sets a benchmark up: arms, workload and measurement on the left, what they will cost and decide on the right. */
export function BenchmarkForm({
  profiles,
  profileIds,
  promptsText,
}: {
  profiles: PaneProfile[];
  profileIds: string[];
  promptsText: string | null;
}) {
  const form = useBenchmarkForm(profileIds, promptsText);
  const common = { draft: form.draft, errors: form.errors, onChange: form.change };
  return (
    <div className="flex flex-col gap-3 p-3 md:px-5 md:py-4">
      <PageHeader
        title="New benchmark"
        description="Is one profile slower than another? Measured in pairs, with an answer that says how sure it is."
      />
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
            profileIds={form.draft.profileIds}
            profiles={profiles}
            error={form.errors.profileIds}
            onChange={(ids) => form.change({ profileIds: ids })}
          />
          <WorkloadFields {...common} />
          <MeasurementFields {...common} />
        </form>
        <PreflightCard form={form} />
      </div>
    </div>
  );
}
