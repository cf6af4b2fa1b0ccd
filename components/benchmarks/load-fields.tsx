"use client";

import { NumberField } from "@/components/benchmarks/number-field";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { Draft, DraftErrors } from "@/lib/benchmarks/draft";

interface Props {
  draft: Draft;
  errors: DraftErrors;
  onChange: (part: Partial<Draft>) => void;
}

const units = [
  { value: "second" as const, label: "a second" },
  { value: "minute" as const, label: "a minute" },
];

/** At which rate, for how long, and within which limits. */
export function LoadFields({ draft, errors, onChange }: Props) {
  const common = { draft, errors, onChange };
  return (
    <Card>
      <CardHeader
        title="3. Load"
        description="Calls begin at random moments at this rate (Poisson arrivals), whether or not earlier ones have ended. A start that cannot be made in time is counted as missed."
      />
      <CardBody className="space-y-4">
        <div className="grid gap-3 sm:grid-cols-3">
          <div className="space-y-1.5">
            <NumberField {...common} name="rate" label="Calls" hint="Of each arm, on average." />
            <Segmented
              label="Rate per"
              value={draft.ratePer}
              options={units}
              onChange={(ratePer) => onChange({ ratePer })}
            />
          </div>
          <NumberField {...common} name="durationS" label="Duration, s" hint="Of each arm, warm-up aside." />
          <NumberField {...common} name="inFlight" label="In flight at most" hint="Starts beyond it are missed." />
          <NumberField
            {...common}
            name="costCapUsd"
            label="Cost cap, US dollars"
            hint="Held before each call: never passed."
          />
          <NumberField {...common} name="warmUp" label="Warm-up calls" hint="At the same rate, not counted." />
          <NumberField
            {...common}
            name="timeoutS"
            label="Timeout of a call, s"
            hint="Longer is an outcome, not a latency."
          />
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
        </div>
      </CardBody>
    </Card>
  );
}
