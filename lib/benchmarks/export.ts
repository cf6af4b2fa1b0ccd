import type { BenchmarkReport, ReportSample } from "@/lib/benchmarks/report";
import { metricWords } from "@/lib/benchmarks/verdict-words";
import { effectWords } from "@/lib/benchmarks/words";
import { csvLine } from "@/lib/csv";
import { formatCount, formatMs, formatUsd } from "@/lib/format";

/** Everything about a run as one JSON document: the page's report and every call. Also what the command line prints. */
export function exportJson(report: BenchmarkReport, samples: readonly ReportSample[]): string {
  return `${JSON.stringify({ ...report, samples }, null, 2)}\n`;
}

const columns = [
  "arm",
  "position",
  "outcome",
  "reason",
  "startedAt",
  "ttftMs",
  "tpotMs",
  "totalMs",
  "inputTokens",
  "outputTokens",
  "cacheReadTokens",
  "cacheWriteTokens",
  "stopReason",
  "bookedUsd",
] as const;

/** Every call as one line. */
export function exportCsv(report: BenchmarkReport, samples: readonly ReportSample[]): string {
  const head = csvLine(["phase", "pair", "profile", "profileArn", ...columns]);
  const lines = samples.map((sample) => {
    const { pair, arm } = sample;
    const place = pair < 0 ? ["warm-up", ""] : ["measured", String(pair)];
    const profile = [report.arms[arm]?.name ?? "", report.arms[arm]?.profileArn ?? ""];
    return csvLine([...place, ...profile, ...columns.map((column) => String(sample[column] ?? ""))]);
  });
  return [head, ...lines].join("");
}

/** The run in a page of Markdown: verdict first, then figures, outcomes and how it was made. */
export function exportMarkdown(report: BenchmarkReport): string {
  const { settings, arms, progress } = report;
  const verdicts = report.conclusions.flatMap(({ arm, title, remark, judgement, warnings }) => [
    `**${arms[arm]?.name} against ${arms[0]?.name}: ${title}.** ${remark}`,
    ...(judgement.primary ? [`${metricWords[settings.primary]}: ${effectWords(judgement.primary)}.`] : []),
    ...warnings.map(({ text }) => `- Warning: ${text}`),
    "",
  ]);
  const rows = arms.map((arm, index) => {
    const one = report.armReports[index];
    const { ttft, total } = one?.metrics ?? {};
    const cells = [ttft?.n, ttft?.p50.value, ttft?.p95.value, total?.p50.value, total?.p95.value];
    const [n, ...times] = cells;
    return `| ${arm.name} | ${n ?? 0} | ${times.map((ms) => formatMs(ms ?? null)).join(" | ")} | ${formatCount(Math.round(one?.meanOutputTokens ?? 0))} |`;
  });
  return [
    `# ${report.name}`,
    "",
    `${progress.pairsDone} of ${settings.pairs} pairs, ${report.status}${report.endReason ? ` (${report.endReason})` : ""}, started ${report.startedAt ?? report.createdAt}, Region ${report.record.region ?? "unknown"}${report.record.simulated ? ", simulated" : ""}, cost ${formatUsd(progress.bookedUsd)}.`,
    "",
    ...verdicts,
    "| Profile | n | First token p50 | p95 | Total p50 | p95 | Tokens out |",
    "|---|---|---|---|---|---|---|",
    ...rows,
    "",
    `Calls that count in no latency: ${report.excludedCalls}. Seed ${report.seed}, margin ±${settings.marginPercent} %, ${settings.design} design, concurrency ${settings.concurrency}, AWS SDK ${report.record.sdkVersion}, Node ${report.record.nodeVersion}, host ${report.record.host}.`,
    "",
  ].join("\n");
}
