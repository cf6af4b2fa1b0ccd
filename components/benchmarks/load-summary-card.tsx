import { Activity } from "lucide-react";
import { isOpen } from "@/components/benchmarks/use-benchmark";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import type { LoadReport } from "@/lib/benchmarks/load-report";
import { armSentence, armWarnings, noVerdict } from "@/lib/benchmarks/load-words";

/** How each arm held up, in words, and why none of them is called slower. */
export function LoadSummaryCard({ report }: { report: LoadReport }) {
  const { arms, loads, progress } = report;
  if (progress.startsDone === 0) return null;
  const named = loads.map((load, index) => ({ load, key: String(index), name: arms[index]?.name ?? "" }));
  const warnings = named.flatMap(({ load, name }) => armWarnings(load, name));
  return (
    <Card aria-label="Result" className="px-4 py-3.5">
      <div className="flex gap-3">
        <Activity aria-hidden className="mt-0.5 size-5 shrink-0" />
        <div className="min-w-0 flex-1 space-y-1.5">
          <h2 className="font-semibold text-base">{isOpen(report) ? "Under load, so far" : "Under load"}</h2>
          {named.map(({ load, key, name }) => (
            <p key={key}>{armSentence(load, name)}</p>
          ))}
          {arms.length > 1 && <p className="text-muted-foreground text-xs">No verdict. {noVerdict}</p>}
          {arms.length === 1 && (
            <p className="text-muted-foreground text-xs">
              Calls under load wait for one another: intervals of percentiles are rather too narrow.
            </p>
          )}
        </div>
      </div>
      {warnings.length > 0 && (
        <div className="mt-3 space-y-2">
          {warnings.map((words) => (
            <Callout key={words} tone="warning">
              {words}
            </Callout>
          ))}
        </div>
      )}
    </Card>
  );
}
