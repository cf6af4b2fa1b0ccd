import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import type { BenchmarkReport, Outcome } from "@/lib/benchmarks/report";
import { outcomeWords } from "@/lib/benchmarks/words";
import { formatCount, formatUsd } from "@/lib/format";

const shown: Outcome[] = ["ok", "throttled", "failed", "timeout", "incomplete"];
const right = "text-right tabular-nums whitespace-nowrap";

/** What became of the calls, each share with its Wilson interval, and what they used. */
export function OutcomesCard({ report }: { report: BenchmarkReport }) {
  return (
    <Card>
      <CardHeader
        title="Outcomes"
        description="A throttled or failed call is an outcome, never a long latency; its pair is dropped. Every call was one attempt."
      />
      <Table aria-label="Outcomes" className="border-line border-t">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Profile</TableHeaderCell>
            <TableHeaderCell className="text-right">Calls</TableHeaderCell>
            {shown.map((outcome) => (
              <TableHeaderCell key={outcome} className="text-right">
                {outcomeWords[outcome]}
              </TableHeaderCell>
            ))}
            <TableHeaderCell className="text-right">Mean tokens in, out</TableHeaderCell>
            <TableHeaderCell className="text-right">Cost</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {report.arms.map((arm, index) => {
            const one = report.armReports[index];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; two arms may hold the same profile
              <TableRow key={index}>
                <TableCell className="whitespace-nowrap">{arm.name}</TableCell>
                <TableCell className={right}>{formatCount(one?.attempts ?? 0)}</TableCell>
                {shown.map((outcome) => (
                  <TableCell key={outcome} className={right}>
                    <Share of={one?.outcomes[outcome]} />
                  </TableCell>
                ))}
                <TableCell className={right}>
                  {rounded(one?.meanInputTokens)}, {rounded(one?.meanOutputTokens)}
                </TableCell>
                <TableCell className={right}>{formatUsd(one?.bookedUsd ?? 0)}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Card>
  );
}

/** A count with the interval of its share. */
export function Share({ of }: { of: { count: number; share: { low: number; high: number } | null } | undefined }) {
  if (!of) return "–";
  const whole = (share: number) => `${Math.round(1000 * share) / 10}`;
  return (
    <>
      {formatCount(of.count)}
      {of.share && of.count > 0 && (
        <span className="block text-muted-foreground text-xs">
          {whole(of.share.low)}–{whole(of.share.high)} %
        </span>
      )}
    </>
  );
}

export function rounded(tokens: number | null | undefined): string {
  return formatCount(tokens === null || tokens === undefined ? null : Math.round(tokens));
}
