import { SplitBar, SplitLegend } from "@/components/playground/split-bar";
import { StateWord } from "@/components/playground/state-word";
import { formatMs } from "@/lib/format";
import { isLive } from "@/lib/playground/attempt";
import { type RaceRow, type Racer, raceOf } from "@/lib/playground/race";

/** All panes' calls for one prompt on one clock, the server's. */
export function RaceTimeline({ racers }: { racers: Racer[] }) {
  const { rows, endMs } = raceOf(racers);
  return (
    <div className="space-y-1.5">
      <ol aria-label="Timeline of the calls" className="space-y-1">
        {rows.map((row) => (
          <li
            key={row.racer.paneKey}
            className="grid grid-cols-[minmax(5rem,11rem)_1fr] items-center gap-x-3 sm:grid-cols-[minmax(5rem,11rem)_1fr_15rem]"
          >
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
              />
            )}
            <span className="col-span-2 truncate text-2xs text-muted-foreground tabular-nums sm:col-span-1">
              <RowWords row={row} />
            </span>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <SplitLegend parts={rows.flatMap(({ parts }) => parts)} />
        <p className="text-2xs text-muted-foreground">0 to {formatMs(endMs)} on the server's clock, one sample</p>
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
