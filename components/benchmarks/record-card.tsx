import Link from "next/link";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { type AnyReport, isLoadReport, type LoadReport } from "@/lib/benchmarks/load-report";
import { rateWords } from "@/lib/benchmarks/load-words";
import { callsPerArm } from "@/lib/benchmarks/mode";
import type { BenchmarkReport } from "@/lib/benchmarks/report";
import { metricWords } from "@/lib/benchmarks/verdict-words";
import { formatUsd } from "@/lib/format";

/** How it was measured, and what a second run needs to be the same. */
export function RecordCard({ report }: { report: AnyReport }) {
  const { record, arms, prompts } = report;
  const rows = [
    ...(isLoadReport(report) ? loadRows(report) : pairRows(report)),
    { label: "Seed", value: String(report.seed) },
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

function pairRows({ settings, progress }: BenchmarkReport) {
  return [
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
          : `Looks at ${progress.looks.join(", ")} pairs, O'Brien–Fleming bounds`,
    },
    {
      label: "Settings",
      value: `${settings.pairs} pairs, ${settings.warmUp} warm-up, ${settings.concurrency} at a time, ${settings.spacingMs} ms apart, timeout ${settings.timeoutMs / 1000} s, max ${settings.maxTokens} tokens, cap ${formatUsd(settings.costCapUsd)}, ${settings.cacheBusting ? "a nonce per pair" : "no nonce"}`,
    },
  ];
}

function loadRows({ settings, arms, order }: LoadReport) {
  const { ratePerSecond, durationMs, inFlight, warmUp, timeoutMs, maxTokens, costCapUsd, cacheBusting } = settings;
  return [
    {
      label: "Load",
      value:
        "Open loop: calls begin at the moments of a Poisson process given the number of its events, drawn from the seed and the same for every arm; none waits for the answer to one before it. The arms are loaded one after another, in random order.",
    },
    {
      label: "Latency",
      value:
        "From the moment the call was due, so that waiting for the console or a place counts. The service time beside it counts from the request on the socket. One attempt per call, on the server's monotonic clock.",
    },
    {
      label: "Missed starts",
      value: `A start is missed when ${inFlight} calls are in flight at its moment or the console comes to it more than 250 ms late. It is counted, never made later.`,
    },
    { label: "Order of arms", value: order.map((arm) => arms[arm]?.name ?? "").join(", then ") },
    {
      label: "Settings",
      value: `${rateWords(ratePerSecond)} for ${durationMs / 1000} s, ${callsPerArm(settings) - warmUp} starts an arm after ${warmUp} of warm-up, at most ${inFlight} in flight, timeout ${timeoutMs / 1000} s, max ${maxTokens} tokens, cap ${formatUsd(costCapUsd)}, ${cacheBusting ? "a nonce per start" : "no nonce"}`,
    },
  ];
}
