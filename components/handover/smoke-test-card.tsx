"use client";

import Link from "next/link";
import type { useSmokeTest } from "@/components/handover/use-smoke-test";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { StatusDot } from "@/components/ui/status-dot";
import { formatCount, formatDateTime, formatMs, formatUsd } from "@/lib/format";
import type { SmokeTest } from "@/lib/handover/schema";

/** Proof that calls through the profile work, or what is missing. */
export function SmokeTestCard({
  smoke: { test, run, isRunning, error },
  page,
  costUsd,
  isSimulated,
}: {
  smoke: ReturnType<typeof useSmokeTest>;
  /** The address of the profile's own page, with its Region. */
  page: string;
  costUsd: number | null;
  isSimulated: boolean;
}) {
  const cost = costUsd === null ? "unpriced" : `at most ${formatUsd(costUsd)}`;
  return (
    <Card>
      <CardHeader
        title="Smoke test"
        description={`One small call through this ARN (${cost}), recorded like any other.${isSimulated ? " Here the reply is simulated." : ""}`}
        actions={
          <Button size="sm" onClick={() => run()} pending={isRunning}>
            {test ? "Test again" : "Test now"}
          </Button>
        }
      />
      <CardBody className="space-y-2" aria-live="polite">
        {error && <ErrorPanel title="The test could not be made" error={error} />}
        {isRunning ? <StatusDot tone="warning">Waiting for the answer…</StatusDot> : <Result test={test} page={page} />}
      </CardBody>
    </Card>
  );
}

function Result({ test, page }: { test: SmokeTest | null; page: string }) {
  if (test === null) return <p className="text-muted-foreground">Not tested yet.</p>;
  if (test.status === "running") return <p>A test begun on {formatDateTime(test.at)} has not ended.</p>;
  if (test.status === "passed") {
    return (
      <>
        <StatusDot tone="success">It works</StatusDot>
        <p className="text-muted-foreground text-xs tabular-nums">
          {formatDateTime(test.at)} · {formatMs(test.totalMs)} in all, one sample · {formatCount(test.inputTokens)}{" "}
          tokens in, {formatCount(test.outputTokens)} out
        </p>
      </>
    );
  }
  const access = (
    <p>
      <Link href={`${page}&tab=access`} className="underline underline-offset-2">
        See the policy that allows it
      </Link>
    </p>
  );
  const isDenied = test.errorCode === "access_denied";
  if (test.error) {
    return (
      <ErrorPanel title="The profile exists, but a call through it failed" error={test.error}>
        {isDenied && access}
      </ErrorPanel>
    );
  }
  return (
    <Callout tone="danger" title={`The last call through it failed on ${formatDateTime(test.at)}`}>
      {isDenied
        ? "The console's AWS role may not call this profile."
        : `Reason: ${test.errorCode ?? "the answer broke off"}.`}
      {isDenied && access}
    </Callout>
  );
}
