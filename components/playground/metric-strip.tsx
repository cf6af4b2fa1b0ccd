import { CallDetails } from "@/components/playground/call-details";
import { cn } from "@/components/ui/cn";
import type { Attempt } from "@/lib/playground/attempt";
import { answerMetrics, completeOutcomes } from "@/lib/playground/metrics";

/** The figures of one answer. `rivals` are the other panes' answers to the same prompt. */
export function MetricStrip({
  attempt,
  rivals,
  className,
}: {
  attempt: Attempt;
  rivals: Attempt[];
  className?: string;
}) {
  // All panes make room for the verdicts, so that their figures stay level.
  const isCompared = attempt.outcome?.status === "complete" && completeOutcomes(rivals).length > 0;
  return (
    <div className={className}>
      <dl
        aria-label={`Figures of the answer from ${attempt.profile.name}, one sample`}
        // On a phone it scrolls, which must be possible by keyboard.
        tabIndex={0}
        className="flex gap-px overflow-x-auto bg-line focus-visible:outline-offset-[-2px] md:flex-wrap"
      >
        {answerMetrics(attempt, rivals).map(({ label, value, best, title }) => (
          <div key={label} className="min-w-fit grow basis-22 bg-surface px-2.5 py-2" title={title ?? undefined}>
            <dt className="whitespace-nowrap text-2xs text-muted-foreground">{label}</dt>
            <dd className={cn("break-words font-semibold tabular-nums", best && "text-success")}>
              {value}
              {isCompared && <span className="block min-h-4 font-normal text-2xs">{best}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {attempt.outcome && (
        <div className="flex items-center justify-between gap-2 border-line border-t bg-surface py-0.5 pr-1 pl-2.5 text-2xs text-muted-foreground">
          <p>{isCompared ? "One sample: a difference here may well be chance." : "One sample"}</p>
          <CallDetails attempt={attempt} outcome={attempt.outcome} />
        </div>
      )}
    </div>
  );
}
