import { Ban, CircleHelp, Equal, Hourglass, type LucideIcon, TrendingDown, TrendingUp } from "lucide-react";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import type { ArmConclusion } from "@/lib/benchmarks/conclude";
import type { BenchmarkReport } from "@/lib/benchmarks/report";
import type { Answer } from "@/lib/benchmarks/verdict";
import { metricWords, percent } from "@/lib/benchmarks/verdict-words";
import { effectWords, ratioWords, secondaryWords } from "@/lib/benchmarks/words";

const marks: Record<Answer, LucideIcon> = {
  slower: TrendingDown,
  faster: TrendingUp,
  equivalent: Equal,
  undecided: CircleHelp,
};

/** One arm against the baseline: the answer first, then what it rests on, then reasons to doubt it. */
export function VerdictCard({ report, conclusion }: { report: BenchmarkReport; conclusion: ArmConclusion }) {
  const { judgement, title, remark, warnings, tails } = conclusion;
  const { primary, verdict, secondary } = judgement;
  const isRunning = report.status === "queued" || report.status === "running";
  const Mark = verdict ? marks[verdict.answer] : isRunning ? Hourglass : Ban;
  const baseline = report.arms[0]?.name ?? "";
  const name = report.arms[conclusion.arm]?.name ?? "";
  return (
    <Card aria-label={`Verdict: ${name} against ${baseline}`} className="px-4 py-3.5">
      <div className="flex gap-3">
        <Mark aria-hidden className="mt-0.5 size-5 shrink-0" />
        <div className="min-w-0 flex-1 space-y-1.5">
          <p className="text-muted-foreground text-xs">
            {name} against {baseline}, {metricWords[report.settings.primary].toLowerCase()}
            {conclusion.isSameProfile && " (A/A: the same profile twice)"}
          </p>
          <h2 className="font-semibold text-base">{title}</h2>
          {primary && (
            <p>
              {!verdict && (
                <strong>{isRunning ? "Interim, do not stop on this: " : "So far, without a verdict: "}</strong>
              )}
              {effectWords(primary)}.
            </p>
          )}
          {remark && <p>{remark}</p>}
          {verdict && judgement.look !== null && report.progress.looks.length > 1 && (
            <p className="text-muted-foreground text-xs">
              At look {judgement.look + 1} of {report.progress.looks.length}, on the pairs up to{" "}
              {report.progress.looks[judgement.look]}.
            </p>
          )}
          {conclusion.isSameProfile && conclusion.noiseFloorPercent !== null && (
            <p>
              A run of this size and spread can tell differences of about {percent(conclusion.noiseFloorPercent)} and
              more.
            </p>
          )}
          {secondary.length > 0 && (
            <ul className="text-muted-foreground text-xs">
              {secondary.map((one) => (
                <li key={one.effect.metric}>Secondary, {secondaryWords(one, verdict !== null)}.</li>
              ))}
            </ul>
          )}
          {tails?.p95 && (
            <p className="text-muted-foreground text-xs">
              Tail, p95 ratio: {ratioWords(tails.p95)}
              {tails.p99 ? `; p99 ratio: ${ratioWords(tails.p99)}` : "; p99 needs 368 pairs"} (bootstrap of pairs).
            </p>
          )}
        </div>
      </div>
      {warnings.length > 0 && (
        <div className="mt-3 space-y-2">
          {warnings.map((warning) => (
            <Callout key={warning.kind} tone="warning">
              {warning.text}
            </Callout>
          ))}
        </div>
      )}
    </Card>
  );
}
