import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { type AnyReport, isLoadReport } from "@/lib/benchmarks/load-report";
import { outcomeWords } from "@/lib/benchmarks/words";
import { plural } from "@/lib/format";

/** Calls that count in no latency, each with its reason. */
export function ExclusionsCard({ report }: { report: AnyReport }) {
  const { exclusions, excludedCalls } = report;
  const isLoad = isLoadReport(report);
  const what = isLoad
    ? `${plural(excludedCalls, "start")} without a complete answer, missed ones included`
    : `${plural(excludedCalls, "call")} without a complete answer, with their pairs`;
  const isCut = exclusions.length < excludedCalls;
  return (
    <Card>
      <CardHeader
        title="Left out"
        description={`${what}${isCut ? `; the first ${exclusions.length} are listed, the export has all` : ""}.`}
      />
      <div className="max-h-72 overflow-y-auto border-line border-t">
        <Table aria-label="Calls left out">
          <TableHead>
            <TableRow>
              <TableHeaderCell>{isLoad ? "Start" : "Pair"}</TableHeaderCell>
              <TableHeaderCell>Profile</TableHeaderCell>
              <TableHeaderCell>Outcome</TableHeaderCell>
              <TableHeaderCell>Reason</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {exclusions.map(({ pair, arm, outcome, reason }) => (
              <TableRow key={`${pair}-${arm}`}>
                <TableCell className="tabular-nums">{pair + 1}</TableCell>
                <TableCell>{report.arms[arm]?.name}</TableCell>
                <TableCell className="whitespace-nowrap">{outcomeWords[outcome]}</TableCell>
                <TableCell>{reason ?? "–"}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}
