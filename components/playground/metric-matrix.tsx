import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { isLive } from "@/lib/playground/attempt";
import { type MetricCell, metricTable } from "@/lib/playground/metric-table";
import type { Racer } from "@/lib/playground/race";

/** Every figure of every pane with its difference from the baseline, the best named by a word. */
export function MetricMatrix({ racers, baseKey }: { racers: Racer[]; baseKey: string }) {
  const base = Math.max(
    0,
    racers.findIndex(({ paneKey }) => paneKey === baseKey),
  );
  const rows = metricTable(
    racers.map(({ attempt }) => (isLive(attempt) ? null : attempt.outcome)),
    base,
  );
  if (rows.length === 0) return <p className="text-muted-foreground">The figures come with the end of each answer.</p>;
  return (
    <Table aria-label="Figures of all panes, one sample">
      <TableHead>
        <TableRow>
          <TableHeaderCell className="py-1.5">One sample</TableHeaderCell>
          {racers.map(({ paneKey, name }, index) => (
            <TableHeaderCell key={paneKey} className="py-1.5 text-right">
              {name}
              {index === base && " (baseline)"}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ label, cells }) => (
          <TableRow key={label}>
            <TableCell className="whitespace-nowrap py-1 text-muted-foreground">{label}</TableCell>
            {cells.map((cell, index) => (
              <TableCell key={racers[index]?.paneKey} className="py-1 text-right tabular-nums">
                <Cell cell={cell} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Cell({ cell: { value, delta, best } }: { cell: MetricCell }) {
  return (
    <span className="inline-flex flex-wrap items-baseline justify-end gap-x-2">
      {best && <span className="text-2xs text-success">{best}</span>}
      {delta && <span className="whitespace-nowrap text-2xs text-muted-foreground">{delta}</span>}
      <span className="whitespace-nowrap font-semibold">{value}</span>
    </span>
  );
}
