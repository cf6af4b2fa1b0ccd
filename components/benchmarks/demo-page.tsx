import Link from "next/link";
import { ChartTabs } from "@/components/benchmarks/charts-card";
import { MetricTable } from "@/components/benchmarks/metric-table";
import { OutcomesCard } from "@/components/benchmarks/outcomes-card";
import { VerdictCard } from "@/components/benchmarks/verdict-card";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { BenchmarkChartData } from "@/lib/benchmarks/chart-data";
import { newBenchmarkHref } from "@/lib/benchmarks/links";
import type { BenchmarkReport } from "@/lib/benchmarks/report";
import { plural } from "@/lib/format";

/** How a result is read, on made-up calls. */
export function DemoPage({ report, charts }: { report: BenchmarkReport; charts: BenchmarkChartData }) {
  const names = { a: report.arms[0]?.name ?? "A", b: report.arms[1]?.name ?? "B" };
  return (
    <div className="flex flex-col gap-3 p-3 md:px-5 md:py-4">
      <PageHeader
        title={
          <>
            {report.name} <Badge tone="warning">made up</Badge>
          </>
        }
        description={`${plural(report.settings.pairs, "pair")} · ${plural(report.prompts.length, "prompt")} · margin ±${report.settings.marginPercent} %`}
        actions={
          <Button asChild variant="primary">
            <Link href={newBenchmarkHref()}>Measure your own</Link>
          </Button>
        }
      />
      <Callout tone="info" title="No model was called for this page">
        A team’s profile against its system twin, with made-up times that are truly the same. The verdict, intervals and
        charts are worked out as for any run.
      </Callout>
      {report.conclusions.map((conclusion) => (
        <VerdictCard key={conclusion.arm} report={report} conclusion={conclusion} />
      ))}
      <section aria-label="Charts" className="min-w-0 space-y-3">
        <ChartTabs data={charts} names={names} />
      </section>
      <MetricTable report={report} />
      <OutcomesCard report={report} />
    </div>
  );
}
