"use client";

import type { ReactNode } from "react";
import { DiffView } from "@/components/playground/diff-view";
import { MetricMatrix } from "@/components/playground/metric-matrix";
import { RaceTimeline } from "@/components/playground/race-timeline";
import { Segmented } from "@/components/ui/segmented";
import type { Racer } from "@/lib/playground/race";
import { type Insight, insightViews } from "@/lib/playground/search-params";

const labels: Record<Insight, string> = { timeline: "Timeline", table: "Table", diff: "Differences", none: "Hide" };
const options = insightViews.map((value) => ({ value, label: labels[value] }));

/** The answers to the newest shared prompt held against each other. */
export function Insights({
  racers,
  baseKey,
  view,
  onView,
  actions,
}: {
  racers: Racer[];
  baseKey: string;
  view: Insight;
  onView: (view: Insight) => void;
  /** What can be done with the comparison. */
  actions: ReactNode;
}) {
  return (
    <section
      aria-label="Comparison of the newest answers"
      className="shrink-0 rounded-card border border-line bg-surface"
    >
      <div className="flex flex-wrap items-center justify-between gap-2 px-3 py-1.5">
        <h2 className="font-medium text-xs">Newest answers compared</h2>
        <div className="flex flex-wrap items-center gap-2">
          <Segmented label="What to compare" value={view} options={options} onChange={onView} />
          {actions}
        </div>
      </div>
      {view !== "none" && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls
        <div
          role="group"
          aria-label={labels[view]}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-[38vh] overflow-auto border-line border-t px-3 py-2"
        >
          {view === "timeline" && <RaceTimeline racers={racers} />}
          {view === "table" && <MetricMatrix racers={racers} baseKey={baseKey} />}
          {view === "diff" && <DiffView racers={racers} baseKey={baseKey} />}
        </div>
      )}
    </section>
  );
}
