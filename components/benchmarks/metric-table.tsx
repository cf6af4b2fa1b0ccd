import { Fragment } from "react";
import { FigureCells, FigureHeaders } from "@/components/benchmarks/figure-cells";
import { ProfileTypeBadge } from "@/components/profiles/profile-type-badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import type { Effect } from "@/lib/benchmarks/effect";
import { type BenchmarkMetric, benchmarkMetrics } from "@/lib/benchmarks/pairs";
import type { BenchmarkReport } from "@/lib/benchmarks/report";
import { metricWords } from "@/lib/benchmarks/verdict-words";
import { differenceWords, levelWords, ratioWords } from "@/lib/benchmarks/words";

/** Every metric of every arm with its intervals, and the difference to the baseline. */
export function MetricTable({ report }: { report: BenchmarkReport }) {
  return (
    <Card>
      <CardHeader
        title="Figures"
        description={`Complete calls of the measured pairs; warm-up aside. Intervals are 95 %${ratioLevel(report)}.`}
      />
      <Table aria-label="Figures" className="border-line border-t">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Profile</TableHeaderCell>
            <FigureHeaders />
            <TableHeaderCell>Against the baseline</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {benchmarkMetrics.map((metric) => (
            <MetricRows key={metric} metric={metric} report={report} />
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function MetricRows({ metric, report }: { metric: BenchmarkMetric; report: BenchmarkReport }) {
  return (
    <Fragment>
      <tr>
        <th scope="colgroup" colSpan={8} className="bg-muted px-4 py-1.5 text-left font-medium text-xs">
          {metricWords[metric]}
          {metric === report.settings.primary && " (decides)"}
        </th>
      </tr>
      {report.arms.map((arm, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; two arms may hold the same profile
        <TableRow key={index}>
          <TableCell className="whitespace-nowrap">
            <ProfileTypeBadge type={arm.type} /> <span className="ml-1">{arm.name}</span>
          </TableCell>
          <FigureCells row={report.armReports[index]?.metrics[metric]} />
          <TableCell className="whitespace-nowrap">
            {index === 0 ? "baseline" : against(report, index, metric)}
          </TableCell>
        </TableRow>
      ))}
    </Fragment>
  );
}

function against(report: BenchmarkReport, arm: number, metric: BenchmarkMetric) {
  const effect = effectOf(report, arm, metric);
  if (!effect) return "–";
  return (
    <>
      {ratioWords(effect.ratio)}
      <span className="block text-muted-foreground text-xs">median {differenceWords(effect.medianDifferenceMs)}</span>
    </>
  );
}

/** Said where looks or several arms make it another one. */
function ratioLevel({ conclusions: [first] }: BenchmarkReport): string {
  const level = levelWords(first?.judgement.primary?.confidence.difference ?? 0.95);
  return level === "95 %" ? "" : `, of the ratios against the baseline ${level}`;
}

function effectOf(report: BenchmarkReport, arm: number, metric: BenchmarkMetric): Effect | null {
  const judgement = report.conclusions.find((conclusion) => conclusion.arm === arm)?.judgement;
  if (judgement?.primary?.metric === metric) return judgement.primary;
  return judgement?.secondary.find(({ effect }) => effect.metric === metric)?.effect ?? null;
}
