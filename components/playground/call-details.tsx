"use client";

import { SplitBar, SplitLegend } from "@/components/playground/split-bar";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyableId } from "@/components/ui/copyable-id";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { dash, formatCount, formatMs } from "@/lib/format";
import type { InvocationOutcome } from "@/lib/invocations/events";
import type { Attempt } from "@/lib/playground/attempt";
import { splitLength, splitOf } from "@/lib/playground/split";

/** All that is known of one call: where its time went, what Bedrock counted, and how to find it again at AWS. */
export function CallDetails({ attempt, outcome }: { attempt: Attempt; outcome: InvocationOutcome }) {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm" className="h-6 px-1.5">
          Details<span className="sr-only"> of the answer from {attempt.profile.name}</span>
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Details of one call"
        description={`${attempt.profile.name}, ${attempt.profile.modelName}. One sample: it says nothing of the next call.`}
      >
        <Split outcome={outcome} />
        <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
          <dt className="text-muted-foreground">Attempts</dt>
          <dd>{formatCount(outcome.attempts)}</dd>
          <dt className="text-muted-foreground">AWS request ID</dt>
          <dd className="min-w-0">
            {outcome.awsRequestId ? <CopyableId value={outcome.awsRequestId} label="AWS request ID" /> : dash}
          </dd>
          <dt className="text-muted-foreground">Invocation</dt>
          <dd className="min-w-0">
            <CopyableId value={attempt.invocationId} label="invocation ID" />
          </dd>
        </dl>
        <h3 className="mt-4 mb-1 font-medium text-xs">Usage as Bedrock reported it</h3>
        <CodeBlock
          code={outcome.usage ? JSON.stringify(outcome.usage, null, 2) : "not reported"}
          label="usage"
          className="rounded-md bg-muted"
        />
      </DialogContent>
    </Dialog>
  );
}

function Split({ outcome }: { outcome: InvocationOutcome }) {
  const parts = splitOf(outcome.timing);
  const length = splitLength(parts);
  if (length === 0) return <p className="mt-3 text-muted-foreground">No times: the request was never sent.</p>;
  return (
    <div className="mt-3">
      <SplitBar
        label="Split"
        parts={parts}
        startMs={0}
        endMs={Math.max(length, outcome.serviceLatencyMs ?? 0)}
        serviceLatencyMs={outcome.serviceLatencyMs}
      />
      <SplitLegend parts={parts} />
      <table className="mt-2 w-full text-xs tabular-nums">
        <tbody>
          {parts.map(({ kind, label, ms }) => (
            <tr key={kind}>
              <th scope="row" className="py-0.5 text-left font-normal text-muted-foreground">
                {label}
              </th>
              <td className="text-right">{exact(ms)}</td>
            </tr>
          ))}
          <tr className="border-line border-t font-semibold">
            <th scope="row" className="py-0.5 text-left">
              Sum, from the decision to call
            </th>
            <td className="text-right">{exact(length)}</td>
          </tr>
          <tr>
            <th scope="row" className="py-0.5 text-left font-normal text-muted-foreground">
              Service latency, measured by Bedrock
            </th>
            <td className="text-right">{formatMs(outcome.serviceLatencyMs)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** One decimal, so that the parts can be seen to add up. */
function exact(ms: number): string {
  return `${ms.toFixed(1)} ms`;
}
