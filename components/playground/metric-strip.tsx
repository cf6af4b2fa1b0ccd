import { cn } from "@/components/ui/cn";
import { answerMetrics } from "@/lib/playground/metrics";
import type { Attempt } from "@/lib/playground/transcript";

/** The figures of one answer. `rival` is the other pane's answer to the same prompt. */
export function MetricStrip({
  attempt,
  rival,
  className,
}: {
  attempt: Attempt;
  rival: Attempt | null;
  className?: string;
}) {
  // Both panes make room for the verdicts, so that their figures stay level.
  const isCompared = attempt.outcome?.status === "complete" && rival?.outcome?.status === "complete";
  return (
    <div className={className}>
      <dl
        aria-label={`Figures of the answer from ${attempt.profile.name}, one sample`}
        className="flex flex-wrap gap-px overflow-hidden bg-line"
      >
        {answerMetrics(attempt, rival).map(({ label, value, best, title }) => (
          <div key={label} className="min-w-0 grow basis-22 bg-surface px-2.5 py-2" title={title ?? undefined}>
            <dt className="whitespace-nowrap text-2xs text-muted-foreground">{label}</dt>
            <dd className={cn("break-words font-semibold tabular-nums", best && "text-success")}>
              {value}
              {isCompared && <span className="block min-h-4 font-normal text-2xs">{best}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {attempt.outcome?.status === "complete" && (
        <p className="border-line border-t bg-surface px-2.5 py-1 text-2xs text-muted-foreground">
          {isCompared ? "One sample: a difference here may well be chance." : "One sample"}
        </p>
      )}
    </div>
  );
}
