import { TableCell, TableHeaderCell } from "@/components/ui/table";
import type { MetricRow } from "@/lib/benchmarks/metric-row";
import { formatCount, formatMs } from "@/lib/format";
import type { PercentileEstimate } from "@/lib/stats/percentile";

const shares = ["p50", "p90", "p95", "p99"] as const;
const right = "text-right tabular-nums whitespace-nowrap";

export function FigureHeaders() {
  return (
    <>
      <TableHeaderCell className="text-right">n</TableHeaderCell>
      <TableHeaderCell className="text-right">Mean</TableHeaderCell>
      {shares.map((share) => (
        <TableHeaderCell key={share} className="text-right">
          {share}
        </TableHeaderCell>
      ))}
    </>
  );
}

/** One row of figures; a percentile says how many calls it still needs. */
export function FigureCells({ row }: { row: MetricRow | undefined }) {
  return (
    <>
      <TableCell className={right}>{formatCount(row?.n ?? 0)}</TableCell>
      <TableCell className={right}>{formatMs(row?.mean ?? null)}</TableCell>
      {shares.map((share) => (
        <TableCell key={share} className={right}>
          {row ? <Percentile estimate={row[share]} n={row.n} /> : "–"}
        </TableCell>
      ))}
    </>
  );
}

function Percentile({ estimate, n }: { estimate: PercentileEstimate; n: number }) {
  const { value, low, high, needs } = estimate;
  if (value === null) return <span className="text-muted-foreground text-xs">needs {formatCount(needs - n)} more</span>;
  return (
    <>
      {formatMs(value)}
      <span className="block text-muted-foreground text-xs">
        {formatMs(low)} to {formatMs(high)}
      </span>
    </>
  );
}
