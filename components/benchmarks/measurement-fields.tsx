"use client";

import { NumberField } from "@/components/benchmarks/number-field";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { Draft, DraftErrors } from "@/lib/benchmarks/draft";
import { presets } from "@/lib/benchmarks/margin";
import { benchmarkMetrics } from "@/lib/benchmarks/pairs";
import { metricWords } from "@/lib/benchmarks/verdict-words";

interface Props {
  draft: Draft;
  errors: DraftErrors;
  onChange: (part: Partial<Draft>) => void;
}

const designs = [
  { value: "fixed" as const, label: "One verdict at the end" },
  { value: "sequential" as const, label: "Five looks, may end early" },
];

/** How many pairs, what decides, and within which limits. */
export function MeasurementFields({ draft, errors, onChange }: Props) {
  const common = { draft, errors, onChange };
  return (
    <Card>
      <CardHeader
        title="3. Measurement"
        description="Order, warm-up and retries are taken care of: coin-flip order in balanced blocks, warm-up calls apart, exactly one attempt per call."
      />
      <CardBody className="space-y-4">
        <div className="flex flex-wrap items-end gap-3">
          <Segmented
            label="Preset"
            value={presets.find(({ pairs }) => String(pairs) === draft.pairs)?.key ?? ""}
            options={presets.map(({ key, label, pairs }) => ({ value: key, label: `${label} ${pairs}` }))}
            onChange={(key) =>
              onChange({ pairs: String(presets.find((preset) => preset.key === key)?.pairs ?? draft.pairs) })
            }
          />
        </div>
        <div className="grid gap-3 sm:grid-cols-3">
          <NumberField {...common} name="pairs" label="Pairs" />
          <NumberField
            {...common}
            name="marginPercent"
            label="Margin, ± %"
            hint="Differences inside it do not matter to you. Fixed now."
          />
          <NumberField
            {...common}
            name="costCapUsd"
            label="Cost cap, US dollars"
            hint="Held before each pair: never passed."
          />
        </div>
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          <Choice label="What decides">
            <Segmented
              label="What decides"
              value={draft.primary}
              options={benchmarkMetrics.map((metric) => ({ value: metric, label: metricWords[metric] }))}
              onChange={(primary) => onChange({ primary })}
            />
          </Choice>
          <Choice label="When it is decided">
            <Segmented
              label="When it is decided"
              value={draft.design}
              options={designs}
              onChange={(design) => onChange({ design })}
            />
          </Choice>
        </div>
        <details>
          <summary className="cursor-pointer font-medium">More: name, warm-up, concurrency, spacing, timeout</summary>
          <div className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            <Field label="Name" error={errors.name} hint="Empty: the arms' names.">
              {(control) => (
                <Input
                  {...control}
                  data-field="name"
                  value={draft.name}
                  onChange={(event) => onChange({ name: event.target.value })}
                />
              )}
            </Field>
            <NumberField {...common} name="warmUp" label="Warm-up pairs" hint="Measured and reported, not counted." />
            <NumberField
              {...common}
              name="concurrency"
              label="Pairs at a time"
              hint="1 measures latency; more also measure load."
            />
            <NumberField {...common} name="spacingMs" label="Pause between pairs, ms" />
            <NumberField
              {...common}
              name="timeoutS"
              label="Timeout of a call, s"
              hint="Longer is an outcome, not a latency."
            />
          </div>
        </details>
      </CardBody>
    </Card>
  );
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <p className="mb-1.5 font-medium">{label}</p>
      {children}
    </div>
  );
}
