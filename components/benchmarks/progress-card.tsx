import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { LoadReport } from "@/lib/benchmarks/load-report";
import type { BenchmarkReport, Outcome } from "@/lib/benchmarks/report";
import { outcomeWords } from "@/lib/benchmarks/words";
import { formatCount } from "@/lib/format";

const shown: Outcome[] = ["ok", "throttled", "failed", "timeout", "incomplete"];

/** How far a run in pairs is; the server goes on whether or not anybody looks. */
export function ProgressCard({ report }: { report: BenchmarkReport }) {
  const { progress, settings, armReports } = report;
  const count = (outcome: Outcome) => armReports.reduce((sum, arm) => sum + arm.outcomes[outcome].count, 0);
  const isWarming = progress.pairsDone === 0 && progress.warmUpDone < settings.warmUp;
  const looks = progress.looks.length > 1 ? `; looks at ${progress.looks.join(", ")}` : "";
  return (
    <ProgressFrame
      title={report.status === "queued" ? "Waiting for its turn" : isWarming ? "Warming up" : "Measuring"}
      sentence={`${formatCount(progress.pairsDone)} of ${formatCount(settings.pairs)} pairs${looks}`}
      bar={{ label: "Pairs done", done: progress.pairsDone, of: settings.pairs }}
      counts={[
        ...shown.map((outcome) => `${formatCount(count(outcome))} ${outcomeWords[outcome]}`),
        `${formatCount(progress.warmUpDone)} warm-up pairs`,
      ]}
    />
  );
}

/** How far a load run is, and what it has in flight. */
export function LoadProgressCard({ report }: { report: LoadReport }) {
  const { progress, loads, order, arms } = report;
  const count = (outcome: Outcome) => loads.reduce((sum, load) => sum + load.outcomes[outcome].count, 0);
  const missed = loads.reduce((sum, load) => sum + load.missed.count, 0);
  const perArm = progress.starts / arms.length;
  const current = order.find((arm) => (loads[arm]?.starts ?? 0) < perArm);
  const name = current === undefined ? "" : ` ${arms[current]?.name}`;
  return (
    <ProgressFrame
      title={report.status === "queued" ? "Waiting for its turn" : `Loading${name}`}
      sentence={`${formatCount(progress.startsDone)} of ${formatCount(progress.starts)} starts, ${formatCount(progress.inFlight)} in flight`}
      bar={{ label: "Starts done", done: progress.startsDone, of: progress.starts }}
      counts={[
        ...shown.map((outcome) => `${formatCount(count(outcome))} ${outcomeWords[outcome]}`),
        `${formatCount(missed)} ${outcomeWords.missed}`,
        `${formatCount(progress.warmUpDone)} of the warm-up`,
      ]}
    />
  );
}

function ProgressFrame({
  title,
  sentence,
  bar,
  counts,
}: {
  title: string;
  sentence: string;
  bar: { label: string; done: number; of: number };
  counts: string[];
}) {
  return (
    <Card aria-label="Progress">
      <CardHeader title={title} description="Runs on the server. You can close this page and come back." />
      <CardBody>
        <p role="status" className="mb-2 font-medium tabular-nums">
          {sentence}
        </p>
        <progress
          aria-label={bar.label}
          max={Math.max(1, bar.of)}
          value={bar.done}
          className="h-1.5 w-full accent-accent"
        />
        <ul aria-label="Calls so far" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
          {counts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
