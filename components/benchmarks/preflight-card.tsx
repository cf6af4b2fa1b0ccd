"use client";

import type { BenchmarkForm } from "@/components/benchmarks/use-benchmark-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { Preflight } from "@/lib/benchmarks/budget";
import type { Draft } from "@/lib/benchmarks/draft";
import { percent } from "@/lib/benchmarks/verdict-words";
import { durationWords } from "@/lib/benchmarks/words";
import { formatCount, formatUsd } from "@/lib/format";

/** What the run will cost, take and be able to decide, and the button that starts it. */
export function PreflightCard({ form }: { form: BenchmarkForm }) {
  const { preflight, isComplete, isConfirmed, setConfirmed } = form;
  const mustConfirm = isComplete ? (preflight?.mustConfirm ?? []) : [];
  return (
    <div className="space-y-3 lg:sticky lg:top-4">
      <Card aria-label="Before the run" aria-busy={form.isReckoning}>
        <CardHeader title="Before the run" description={describe(form)} />
        {form.preflightError ? (
          <ErrorPanel error={form.preflightError} title="This could not be reckoned" className="mx-4 mb-4" />
        ) : preflight && isComplete ? (
          <Facts rows={rowsOf(preflight, form.draft)} />
        ) : (
          isComplete && <Skeleton className="mx-4 mb-4 h-56" />
        )}
      </Card>
      {isComplete &&
        preflight?.warnings.map((warning) => (
          <Callout key={warning} tone="warning">
            {warning}
          </Callout>
        ))}
      {mustConfirm.length > 0 && (
        <Callout tone="warning" title="This needs your yes">
          {mustConfirm.join(" ")}
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside */}
          <label className="mt-2 flex items-center gap-2 font-medium">
            <Checkbox checked={isConfirmed} onCheckedChange={(checked) => setConfirmed(checked === true)} />
            Yes, run it
          </label>
        </Callout>
      )}
      {form.failure && <ErrorPanel error={form.failure} title="The benchmark was not started" />}
      <Button variant="primary" className="w-full" pending={form.isStarting} onClick={() => void form.start()}>
        Start the benchmark
      </Button>
      <p className="text-muted-foreground text-xs">
        It runs on the server: you can close this page.{" "}
        {preflight &&
          isComplete &&
          preflight.worstUsd !== null &&
          `At most ${formatUsd(Math.min(preflight.worstUsd, Number(form.draft.costCapUsd)))} is spent.`}
      </p>
    </div>
  );
}

function describe({ isComplete, preflight, draft }: BenchmarkForm): string {
  if (draft.mode === "load") {
    return isComplete
      ? "Load gives no verdict: it says how each profile holds up."
      : "Once the form is complete, cost, time and what the calls can tell stand here.";
  }
  if (!isComplete) return "Once the form is complete, cost, time and what the pairs can decide stand here.";
  return preflight?.spreadIsMeasured
    ? "With the spread that the last run of these arms had."
    : "With a typical spread; a first run tells the real one.";
}

function pairRows({ decidable, needed }: Preflight, marginPercent: number) {
  const decides = decidable && [
    { label: "These pairs can tell", value: `differences of about ${percent(decidable.toTellPercent)} and more` },
    { label: "They can call equal", value: `within about ±${percent(decidable.toCallEqualPercent)}` },
  ];
  const needs = needed && [
    {
      label: `Your ±${percent(marginPercent)} needs`,
      value: `about ${formatCount(needed.toTell)} pairs to tell a difference, ${formatCount(needed.toCallEqual)} to call them equal`,
    },
  ];
  return [...(decides ?? []), ...(needs ?? [])];
}

function loadRows({ inFlight, shares }: NonNullable<Preflight["load"]>, limit: string) {
  const names = shares.map((share) => `p${Math.round(share * 100)}`);
  return [
    {
      label: "These calls can tell",
      value: names.length > 0 ? `${names.join(", ")} of an arm, if all are complete` : "no percentile: too few calls",
    },
    {
      label: "In flight",
      value: `about ${inFlight < 1 ? "1 or none" : formatCount(Math.ceil(inFlight))} at a time, of ${limit} allowed`,
    },
  ];
}

function rowsOf(preflight: Preflight, draft: Draft) {
  const { load } = preflight;
  return [
    ...(load ? loadRows(load, draft.inFlight) : pairRows(preflight, Number(draft.marginPercent))),
    { label: "Requests", value: formatCount(preflight.requests) },
    {
      label: "Cost, expected",
      value: `${formatUsd(preflight.expectedUsd)}${preflight.expectedUsd === null ? "" : ", if answers are half as long as allowed"}`,
    },
    { label: "Cost, at worst", value: formatUsd(preflight.worstUsd) },
    {
      label: "Quota reserved",
      value: [
        `about ${formatCount(preflight.reservedTokensPerMinute)} tokens a minute of one model's limit: input and max tokens of each call.`,
        ...preflight.burndowns.map(({ modelName, factor }) => `${modelName} counts each output token ${factor} times.`),
        "Your account's limit is in Service Quotas; the console does not read it.",
      ].join(" "),
    },
    {
      label: "Time",
      value: `about ${durationWords(preflight.minutes * 60_000)}, ${preflight.minutesAreMeasured ? "from earlier calls of these profiles" : "if a call takes 3 s"}`,
    },
  ];
}
