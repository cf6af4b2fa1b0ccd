import Link from "next/link";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import type { BenchmarkReport } from "@/lib/benchmarks/report";
import { metricWords } from "@/lib/benchmarks/verdict-words";
import { formatUsd } from "@/lib/format";

/** How it was measured, and what a second run needs to be the same. */
export function RecordCard({ report }: { report: BenchmarkReport }) {
  const { settings, record, arms, prompts } = report;
  const rows = [
    {
      label: "Unit",
      value:
        "A pair: the same prompt and parameters to every arm, in coin-flip order within balanced blocks, the next call after the one before has ended.",
    },
    {
      label: "Clock",
      value:
        "First token, time per output token and total from the moment the request was written to the socket, on the server's monotonic clock; one attempt per call.",
    },
    {
      label: "Decision",
      value: `${metricWords[settings.primary]}: Hodges–Lehmann shift of the log ratios with the signed-rank interval; equivalence by two one-sided tests within ±${settings.marginPercent} %; the other metrics adjusted by Holm's method.`,
    },
    {
      label: "Design",
      value:
        settings.design === "fixed"
          ? `Fixed: one verdict after ${settings.pairs} pairs`
          : `Looks at ${report.progress.looks.join(", ")} pairs, O'Brien–Fleming bounds`,
    },
    { label: "Seed", value: String(report.seed) },
    {
      label: "Settings",
      value: `${settings.pairs} pairs, ${settings.warmUp} warm-up, ${settings.concurrency} at a time, ${settings.spacingMs} ms apart, timeout ${settings.timeoutMs / 1000} s, max ${settings.maxTokens} tokens, cap ${formatUsd(settings.costCapUsd)}, ${settings.cacheBusting ? "a nonce per pair" : "no nonce"}`,
    },
    { label: "Prompts", value: prompts.map(({ label }) => label).join("; ") },
    { label: "Arms", value: arms.map((arm, index) => `${"ABCDEF"[index]} ${arm.profileArn}`).join("; ") },
    {
      label: "Made with",
      value: `Profile Console ${record.consoleVersion}, AWS SDK ${record.sdkVersion}, Node ${record.nodeVersion}, host ${record.host}, Region ${record.region ?? "unknown"}`,
    },
    ...(record.repeatOf
      ? [
          {
            label: "Repeats",
            value: (
              <Link className="text-accent underline" href={`/benchmarks/${record.repeatOf}`}>
                an earlier run, with its seed and order
              </Link>
            ),
          },
        ]
      : []),
  ];
  return (
    <Card>
      <CardHeader title="How it was measured" description="Everything a second run needs to be the same." />
      <Facts rows={rows} />
    </Card>
  );
}
