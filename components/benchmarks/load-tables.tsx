import { Fragment } from "react";
import { FigureCells, FigureHeaders } from "@/components/benchmarks/figure-cells";
import { rounded, Share } from "@/components/benchmarks/outcomes-card";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { type ArmLoad, type LoadReport, loadMetrics } from "@/lib/benchmarks/load-report";
import { loadMetricWords, rateWords } from "@/lib/benchmarks/load-words";
import type { Outcome } from "@/lib/benchmarks/report";
import { outcomeWords } from "@/lib/benchmarks/words";
import { formatCount, formatTokensPerSecond, formatUsd } from "@/lib/format";

const right = "text-right tabular-nums whitespace-nowrap";
const left = "whitespace-nowrap";

/** Percentiles from the intended start and of the service time, and how late calls began. */
export function LoadFigures({ report }: { report: LoadReport }) {
  const groups = [
    ...loadMetrics.map((metric) => ({
      title: loadMetricWords[metric],
      rowOf: (load: ArmLoad | undefined) => load?.metrics[metric],
    })),
    {
      title: "Start delay: from the intended start to the request on the socket, of every call made",
      rowOf: (load: ArmLoad | undefined) => load?.startDelay,
    },
  ];
  return (
    <Card>
      <CardHeader title="Figures" description="Complete calls; warm-up aside. Intervals are 95 %." />
      <Table aria-label="Figures" className="border-line border-t">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Profile</TableHeaderCell>
            <FigureHeaders />
          </TableRow>
        </TableHead>
        <TableBody>
          {groups.map(({ title, rowOf }) => (
            <Fragment key={title}>
              <tr>
                <th scope="colgroup" colSpan={7} className="bg-muted px-4 py-1.5 text-left font-medium text-xs">
                  {title}
                </th>
              </tr>
              {report.arms.map((arm, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; two arms may hold the same profile
                <TableRow key={index}>
                  <TableCell className={left}>
                    <ProfileTypeBadge type={arm.type} /> <span className="ml-1">{arm.name}</span>
                  </TableCell>
                  <FigureCells row={rowOf(report.loads[index])} />
                </TableRow>
              ))}
            </Fragment>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

const failures: Outcome[] = ["throttled", "failed", "timeout", "incomplete"];

/** What was offered, what came of it, and what it used. */
export function LoadOutcomes({ report }: { report: LoadReport }) {
  return (
    <Card>
      <CardHeader
        title="Offered and achieved"
        description="Missed: share of the starts. The others: shares of the calls that were made. None of them is a long latency. In flight: mean, and the most at one moment."
      />
      <Table aria-label="Offered and achieved" className="border-line border-t">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Profile</TableHeaderCell>
            {[
              "Starts",
              "Offered",
              "Made",
              "Complete",
              "In flight",
              outcomeWords.missed,
              ...failures.map((outcome) => outcomeWords[outcome]),
              "Throughput",
              "Mean tokens in, out",
              "Cost",
            ].map((title) => (
              <TableHeaderCell key={title} className="text-right first-letter:uppercase">
                {title}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {report.loads.map((load, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; two arms may hold the same profile
            <TableRow key={index}>
              <TableCell className={left}>{report.arms[index]?.name}</TableCell>
              <OutcomeCells load={load} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function OutcomeCells({ load }: { load: ArmLoad }) {
  const { inFlight } = load;
  return (
    <>
      <TableCell className={right}>{formatCount(load.starts)}</TableCell>
      <TableCell className={right}>{rateWords(load.offeredPerSecond)}</TableCell>
      <TableCell className={right}>{rateWords(load.madePerSecond)}</TableCell>
      <TableCell className={right}>{rateWords(load.completePerSecond)}</TableCell>
      <TableCell className={right}>
        {inFlight ? `${inFlight.mean.toFixed(1)}, ${formatCount(inFlight.max)}` : "–"}
      </TableCell>
      <TableCell className={right}>
        <Share of={load.missed} />
      </TableCell>
      {failures.map((outcome) => (
        <TableCell key={outcome} className={right}>
          <Share of={load.outcomes[outcome]} />
        </TableCell>
      ))}
      <TableCell className={right}>{formatTokensPerSecond(load.tokensPerSecond)}</TableCell>
      <TableCell className={right}>
        {rounded(load.meanInputTokens)}, {rounded(load.meanOutputTokens)}
      </TableCell>
      <TableCell className={right}>{formatUsd(load.bookedUsd)}</TableCell>
    </>
  );
}
