import { planOf } from "@/lib/benchmarks/load-plan";
import { type AnyReport, isLoadReport, type LoadReport, loadMetrics } from "@/lib/benchmarks/load-report";
import { armSentence, armWarnings, loadMetricWords, noVerdict, rateWords } from "@/lib/benchmarks/load-words";
import { planRun } from "@/lib/benchmarks/plan";
import type { BenchmarkReport, ReportSample } from "@/lib/benchmarks/report";
import { metricWords } from "@/lib/benchmarks/verdict-words";
import { effectWords, secondaryWords } from "@/lib/benchmarks/words";
import { csvLine } from "@/lib/csv";
import { formatCount, formatMs, formatUsd } from "@/lib/format";

/** Everything about a run as one JSON document: the page's report and every call. Also what the command line prints. */
export function exportJson(report: AnyReport, samples: readonly ReportSample[]): string {
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

const loadColumns = ["intendedMs", "startDelayMs", "endedMs"] as const;

/** Every call as one line; of a load run every start, missed ones as well. */
export function exportCsv(report: AnyReport, samples: readonly ReportSample[]): string {
  const isLoad = isLoadReport(report);
  const shown = isLoad ? [...columns, ...loadColumns] : columns;
  const head = csvLine(["phase", isLoad ? "start" : "pair", "prompt", "profile", "profileArn", ...shown]);
  const promptOf = promptsInOrder(report);
  const lines = samples.map((sample) => {
    const { pair, arm } = sample;
    const place = pair < 0 ? ["warm-up", ""] : ["measured", pair];
    const prompt = report.prompts[promptOf.get(pair) ?? -1]?.label ?? "";
    const profile = [report.arms[arm]?.name ?? "", report.arms[arm]?.profileArn ?? ""];
    return csvLine([...place, prompt, ...profile, ...shown.map((column) => sample[column] ?? "")]);
  });
  return [head, ...lines].join("");
}

/** By pair or start, the index of its prompt: the plan is the same for the same seed. */
function promptsInOrder(report: AnyReport): Map<number, number> {
  if (isLoadReport(report)) return new Map(planOf(report).starts.map(({ start, prompt }) => [start, prompt]));
  const { seed, arms, prompts, settings } = report;
  const { pairs, warmUp } = settings;
  const plan = planRun({ seed, arms: arms.length, pairs, warmUp, prompts: prompts.length });
  return new Map(plan.map(({ pair, prompt }) => [pair, prompt]));
}

/** The run in a page of Markdown: the answer first, then figures, outcomes and how it was made. */
export function exportMarkdown(report: AnyReport): string {
  return isLoadReport(report) ? loadMarkdown(report) : pairsMarkdown(report);
}

function loadMarkdown(report: LoadReport): string {
  const { settings, arms, loads, progress } = report;
  const rows = arms.flatMap((arm, index) =>
    loadMetrics.map((metric) => {
      const row = loads[index]?.metrics[metric];
      const times = [row?.p50, row?.p90, row?.p95, row?.p99].map((one) => formatMs(one?.value ?? null));
      return `| ${arm.name} | ${loadMetricWords[metric]} | ${row?.n ?? 0} | ${times.join(" | ")} |`;
    }),
  );
  return [
    `# ${report.name}`,
    "",
    `Open loop at ${rateWords(settings.ratePerSecond)} for ${settings.durationMs / 1000} s an arm, Poisson arrivals, at most ${settings.inFlight} in flight. ${headWords(report)}, cost ${formatUsd(progress.bookedUsd)}.`,
    "",
    ...loads.map((load, index) => `- ${armSentence(load, arms[index]?.name ?? "")}`),
    ...loads.flatMap((load, index) => armWarnings(load, arms[index]?.name ?? "")).map((text) => `- Warning: ${text}`),
    "",
    noVerdict,
    "",
    "| Profile | Metric | n | p50 | p90 | p95 | p99 |",
    "|---|---|---|---|---|---|---|",
    ...rows,
    "",
    `Starts that count in no latency: ${report.excludedCalls}. Seed ${report.seed}, ${madeWith(report)}.`,
    "",
  ].join("\n");
}

function headWords({ status, endReason, startedAt, createdAt, record }: AnyReport): string {
  const reason = endReason ? ` (${endReason})` : "";
  const simulated = record.simulated ? ", simulated" : "";
  return `${status}${reason}, started ${startedAt ?? createdAt}, Region ${record.region ?? "unknown"}${simulated}`;
}

function madeWith({ record }: AnyReport): string {
  return `AWS SDK ${record.sdkVersion}, Node ${record.nodeVersion}, host ${record.host}`;
}

function lookWords({ progress: { looks } }: BenchmarkReport, look: number | null): string {
  return look === null || looks.length < 2 ? "" : `; at look ${look + 1} of ${looks.length}`;
}

function pairsMarkdown(report: BenchmarkReport): string {
  const { settings, arms, progress } = report;
  const verdicts = report.conclusions.flatMap(({ arm, title, remark, judgement, warnings }) => [
    `**${arms[arm]?.name} against ${arms[0]?.name}: ${title}.** ${remark}`.trim(),
    ...(judgement.primary
      ? ["", `${metricWords[settings.primary]}: ${effectWords(judgement.primary)}${lookWords(report, judgement.look)}.`]
      : []),
    "",
    ...judgement.secondary.map((one) => `- Secondary, ${secondaryWords(one, judgement.look !== null)}.`),
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
    `${progress.pairsDone} of ${settings.pairs} pairs, ${headWords(report)}, cost ${formatUsd(progress.bookedUsd)}.`,
    "",
    ...verdicts,
    "| Profile | n | First token p50 | p95 | Total p50 | p95 | Tokens out |",
    "|---|---|---|---|---|---|---|",
    ...rows,
    "",
    `Calls that count in no latency: ${report.excludedCalls}. Seed ${report.seed}, margin ±${settings.marginPercent} %, ${settings.design} design, concurrency ${settings.concurrency}, ${madeWith(report)}.`,
    "",
  ].join("\n");
}
