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
  const metrics = answerMetrics(attempt, rival);
  const hasBest = metrics.some((metric) => metric.best !== null);
  return (
    <div className={className}>
      <dl
        aria-label={`Figures of the answer from ${attempt.profile.name}, one sample`}
        className="grid grid-cols-[repeat(auto-fit,minmax(5.75rem,1fr))] gap-px overflow-hidden bg-line"
      >
        {metrics.map(({ label, value, best, title }) => (
          <div key={label} className="min-w-0 bg-surface px-3 py-2" title={title ?? undefined}>
            <dt className="whitespace-nowrap text-2xs text-muted-foreground">{label}</dt>
            <dd className={cn("break-words font-semibold tabular-nums", best && "text-success")}>
              {value}
              {best && <span className="block font-normal text-2xs">{best}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {hasBest && (
        <p className="border-line border-t bg-surface px-3 py-1 text-2xs text-muted-foreground">
          One sample: a difference here is chance as often as not.
        </p>
      )}
    </div>
  );
}
