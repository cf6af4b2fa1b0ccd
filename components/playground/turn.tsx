"use client";

import { Answer } from "@/components/playground/answer";
import { MetricStrip } from "@/components/playground/metric-strip";
import { stateLabel } from "@/lib/playground/state-words";
import type { Attempt, Turn as TurnData } from "@/lib/playground/transcript";

const retryable: ReadonlySet<Attempt["state"]> = new Set(["failed", "interrupted", "stopped"]);

/** A prompt with its reply. The newest turn's figures stand at the foot of the pane instead of here. */
export function Turn({
  turn,
  rival,
  isNewest,
  onRetry,
}: {
  turn: TurnData;
  rival: Attempt | null;
  isNewest: boolean;
  onRetry: (() => void) | null;
}) {
  const canRetry = isNewest && retryable.has(turn.attempt.state);
  return (
    <article aria-label={`Turn: ${turn.prompt.slice(0, 60)}`} className="space-y-4">
      <div>
        <p className="mb-1 font-medium text-2xs text-muted-foreground">You</p>
        <div className="w-fit max-w-full whitespace-pre-wrap break-words rounded-card bg-muted px-3 py-2">
          {turn.prompt}
        </div>
      </div>
      {turn.earlier.map((attempt, index) => (
        <EarlierAttempt
          key={attempt.invocationId}
          attempt={attempt}
          label={`Earlier attempt${turn.earlier.length > 1 ? ` ${index + 1}` : ""} (${stateLabel(attempt)})`}
          // Until the new attempt says something, what the last one had received stays in sight.
          isOpen={index === turn.earlier.length - 1 && turn.attempt.text === ""}
        />
      ))}
      <Answer attempt={turn.attempt} onRetry={canRetry ? onRetry : null} />
      {!isNewest && (
        <MetricStrip attempt={turn.attempt} rival={rival} className="overflow-hidden rounded-card border border-line" />
      )}
    </article>
  );
}

function EarlierAttempt({ attempt, label, isOpen }: { attempt: Attempt; label: string; isOpen: boolean }) {
  return (
    <details key={String(isOpen)} open={isOpen} className="rounded-card border border-line border-dashed px-3 py-2">
      <summary className="cursor-pointer text-muted-foreground text-xs">{label}</summary>
      <div className="mt-2 opacity-90">
        <Answer attempt={attempt} onRetry={null} />
      </div>
    </details>
  );
}
