import { SplitBar, SplitLegend } from "@/components/playground/split-bar";
import { StateWord } from "@/components/playground/state-word";
import { formatMs } from "@/lib/format";
import { isLive } from "@/lib/playground/attempt";
import { type RaceRow, type Racer, raceOf } from "@/lib/playground/race";

/** All panes' calls for one prompt on one clock, the server's. */
export function RaceTimeline({ racers }: { racers: Racer[] }) {
  const { rows, endMs, clock } = raceOf(racers);
  return (
    <div className="space-y-1.5">
      <ol
        aria-label="Timeline of the calls"
        className="grid grid-cols-[minmax(5rem,11rem)_1fr] gap-x-3 gap-y-1 sm:grid-cols-[minmax(5rem,11rem)_minmax(6rem,1fr)_minmax(15rem,max-content)]"
      >
        {rows.map((row) => (
          <li key={row.racer.paneKey} className="col-span-full grid grid-cols-subgrid items-center">
            <span className="truncate font-medium text-xs">{row.racer.name}</span>
            {row.startMs === null ? (
              <span className="h-4 border-line border-b border-dashed" />
            ) : (
              <SplitBar
                label={row.racer.name}
                parts={row.parts}
                startMs={row.startMs}
                endMs={endMs}
                serviceLatencyMs={row.serviceLatencyMs}
                isMeasured={row.racer.attempt.outcome !== null}
              />
            )}
            <span className="col-span-2 text-2xs text-muted-foreground tabular-nums sm:col-span-1">
              <RowWords row={row} />
            </span>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <SplitLegend parts={rows.flatMap(({ parts }) => parts)} />
        <p className="text-2xs text-muted-foreground">
          {clock === "server"
            ? `0 to ${formatMs(endMs)} on the server's clock, one sample`
            : `0 to ${formatMs(endMs)}, drawn as it arrives here; the server's clock follows`}
        </p>
      </div>
    </div>
  );
}

function RowWords({ row: { racer, startMs } }: { row: RaceRow }) {
  const { attempt, isLater } = racer;
  if (isLive(attempt) || startMs === null) return <StateWord attempt={attempt} />;
  const { ttftMs, totalMs } = attempt.outcome?.timing ?? { ttftMs: null, totalMs: null };
  const start = isLater ? "asked again later" : `starts at ${formatMs(startMs)}`;
  return `${start}, first token ${formatMs(ttftMs)}, total ${formatMs(totalMs)}`;
}
