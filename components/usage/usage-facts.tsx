import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { formatCount, formatDate, formatMs, formatUsd } from "@/lib/format";
import type { ProfileUsage, UsageLatency, UsagePercentile } from "@/lib/usage/schema";
import { shareWords } from "@/lib/usage/sentence";

/** The figures of the range, each with what it rests on. */
export function UsageFacts({ usage }: { usage: ProfileUsage }) {
  const { calls, outcomes, tokens, ttft, total, cost } = usage;
  const failures = outcomes.failed + outcomes.incomplete + outcomes.interrupted;
  return (
    <Card>
      <dl className="grid grid-cols-1 divide-y divide-line sm:grid-cols-2 sm:divide-y-0 lg:grid-cols-3">
        <Fact label="Calls" value={formatCount(calls)} note={`${formatCount(outcomes.complete)} complete`} />
        <Fact
          label="Tokens in / out"
          value={`${formatCount(tokens.inputTokens)} / ${formatCount(tokens.outputTokens)}`}
          note={`cache: ${formatCount(tokens.cacheReadTokens)} read, ${formatCount(tokens.cacheWriteTokens)} written`}
        />
        <Fact
          label="Estimated cost"
          value={outcomes.complete === 0 ? "–" : formatUsd(cost?.usd ?? null)}
          note={
            cost
              ? `list price of ${formatDate(new Date(cost.priceDate))}, complete calls`
              : "of complete calls, at list price"
          }
        />
        <Fact label="Total, p50 / p95" {...latency(total)} />
        <Fact label="First token, p50 / p95" {...latency(ttft)} />
        <Fact
          label="Throttled"
          value={formatCount(outcomes.throttled)}
          note={`${shareWords(outcomes.throttled, calls)}. Failed or broken: ${shareWords(failures, calls)}. Stopped: ${formatCount(outcomes.stopped)}.`}
        />
      </dl>
    </Card>
  );
}

function latency({ n, p50, p95 }: UsageLatency) {
  const word = ({ value, needs }: UsagePercentile) => (value === null ? `needs n ≥ ${needs}` : formatMs(value));
  return { value: `${word(p50)} / ${word(p95)}`, note: `n = ${formatCount(n)} complete calls` };
}

function Fact({ label, value, note }: { label: string; value: string; note: ReactNode }) {
  return (
    <div className="px-4 py-3">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd>
        <p className="font-semibold text-lg tabular-nums">{value}</p>
        <p className="text-muted-foreground text-xs">{note}</p>
      </dd>
    </div>
  );
}
