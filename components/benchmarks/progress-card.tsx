import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { BenchmarkReport, Outcome } from "@/lib/benchmarks/report";
import { outcomeWords } from "@/lib/benchmarks/words";
import { formatCount } from "@/lib/format";

const shown: Outcome[] = ["ok", "throttled", "failed", "timeout", "incomplete"];

/** How far the run is; the server goes on whether or not anybody looks. */
export function ProgressCard({ report }: { report: BenchmarkReport }) {
  const { progress, settings, armReports } = report;
  const count = (outcome: Outcome) => armReports.reduce((sum, arm) => sum + arm.outcomes[outcome].count, 0);
  const isWarming = progress.pairsDone === 0 && progress.warmUpDone < settings.warmUp;
  return (
    <Card aria-label="Progress">
      <CardHeader
        title={report.status === "queued" ? "Waiting for its turn" : isWarming ? "Warming up" : "Measuring"}
        description="Runs on the server. You can close this page and come back."
      />
      <CardBody>
        <p role="status" className="mb-2 font-medium tabular-nums">
          {formatCount(progress.pairsDone)} of {formatCount(settings.pairs)} pairs
          {progress.looks.length > 1 && `; looks at ${progress.looks.join(", ")}`}
        </p>
        <progress
          aria-label="Pairs done"
          max={Math.max(1, settings.pairs)}
          value={progress.pairsDone}
          className="h-1.5 w-full accent-accent"
        />
        <ul aria-label="Calls so far" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
          {shown.map((outcome) => (
            <li key={outcome}>
              {formatCount(count(outcome))} {outcomeWords[outcome]}
            </li>
          ))}
          <li>{formatCount(progress.warmUpDone)} warm-up pairs</li>
        </ul>
      </CardBody>
    </Card>
  );
}
