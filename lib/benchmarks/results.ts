import "server-only";
import type { z } from "zod";
import { authorize } from "@/lib/auth/permissions";
import { maskAccountIds } from "@/lib/bedrock/mask";
import { type BenchmarkChartData, benchmarkCharts } from "@/lib/benchmarks/chart-data";
import { judgeArm } from "@/lib/benchmarks/conclude";
import { anyReportOf, currentState, factsOf, toReportSample } from "@/lib/benchmarks/current";
import { estimateEffect } from "@/lib/benchmarks/effect";
import { exportCsv, exportJson, exportMarkdown } from "@/lib/benchmarks/export";
import { type LoadChartData, loadCharts } from "@/lib/benchmarks/load-charts";
import { byMode } from "@/lib/benchmarks/mode";
import type { BenchmarkHistory } from "@/lib/benchmarks/report";
import * as repository from "@/lib/benchmarks/repository";
import { RunCache } from "@/lib/benchmarks/run-cache";
import { measuredPairs, type Sampled } from "@/lib/benchmarks/sampled";
import * as schedules from "@/lib/benchmarks/schedule-repository";
import type { exportFormats, samplesSchema } from "@/lib/benchmarks/schema";
import { existingRun } from "@/lib/benchmarks/service";
import type { BenchmarkSettings, PairSettings } from "@/lib/db/documents";
import { AppError } from "@/lib/errors";
import type { RequestContext } from "@/lib/request/context";
import type { Download } from "@/lib/request/define-download";

const charts = new RunCache<BenchmarkChartData | LoadChartData>();

/** The charts of one arm against the baseline, or of all arms under load: data of bounded size. @throws AppError `forbidden`, `not_found` */
export async function chartBenchmark(
  ctx: RequestContext,
  { id, arm }: { id: string; arm: number },
): Promise<BenchmarkChartData | LoadChartData> {
  authorize(ctx, "usage:read");
  const row = await existingRun(ctx, id);
  const isArm = row.settings.mode === "load" || arm < row.arms.length;
  if (!isArm) throw new AppError("not_found", "This benchmark has no such arm.");
  const { state } = await currentState(ctx, row);
  return charts.get(state, `${arm}`, async () => {
    const samples = await repository.findSamples(ctx.db, id);
    return byMode<repository.BenchmarkRow, BenchmarkChartData, LoadChartData>(row, {
      pairs: (run) => pairCharts(samples, arm, run),
      load: ({ settings, arms }) => loadCharts(samples, arms.length, settings),
    });
  });
}

/** The intervals drawn are those that the verdict stands on. */
function pairCharts(
  samples: readonly Sampled[],
  arm: number,
  run: { settings: PairSettings; arms: repository.BenchmarkRow["arms"] },
) {
  const { primary: metric, marginPercent } = run.settings;
  const { primary, secondary } = judgeArm(run, samples, arm);
  const effects = [...(primary ? [primary] : []), ...secondary.map(({ effect }) => effect)];
  return benchmarkCharts(measuredPairs(samples, arm), { metric, marginPercent, effects });
}

const historicRuns = 20;

/** Other runs of the same arms and what repeats them. @throws AppError `forbidden`, `not_found` */
export async function benchmarkHistory(ctx: RequestContext, { id }: { id: string }): Promise<BenchmarkHistory> {
  authorize(ctx, "usage:read");
  const row = await existingRun(ctx, id);
  const [rows, schedule] = await Promise.all([
    repository.findSameArms(ctx.db, row, historicRuns),
    schedules.findActiveSchedule(ctx.db, row.armKey),
  ]);
  const runs = await Promise.all(
    rows.map(async (run) => ({
      id: run.id,
      createdAt: run.createdAt.toISOString(),
      headline: run.headline,
      answer: run.answer,
      effect: await effectOf(ctx, run, row.settings),
    })),
  );
  const { every, usdPerDay, nextRunAt, note } = schedule ?? {};
  if (!schedule || !every || !nextRunAt || usdPerDay === undefined) return { runs, schedule: null };
  return {
    runs,
    schedule: { id: schedule.id, every, usdPerDay, nextRunAt: nextRunAt.toISOString(), note: note ?? null },
  };
}

/** Load says nothing of one profile against another. */
async function effectOf(ctx: RequestContext, { id }: repository.BenchmarkRow, settings: BenchmarkSettings) {
  if (settings.mode === "load") return null;
  return estimateEffect(measuredPairs(await repository.findSamples(ctx.db, id), 1), settings.primary);
}

const samplesPerPage = 50;

/** One page of the calls of a run, in the order they were made. @throws AppError `forbidden`, `not_found` */
export async function listSamples(ctx: RequestContext, { id, page, mask }: z.output<typeof samplesSchema>) {
  authorize(ctx, "usage:read");
  await existingRun(ctx, id);
  const { total, samples } = await repository.findSamplePage(ctx.db, id, page, samplesPerPage);
  const shown = mask ? maskAccountIds(samples.map(toReportSample)) : samples.map(toReportSample);
  return { total, pages: Math.ceil(total / samplesPerPage), samples: shown };
}

/** A run as a file: JSON with everything, CSV of its calls, or a page of Markdown. @throws AppError `forbidden`, `not_found` */
export async function exportBenchmark(
  ctx: RequestContext,
  { id, format }: { id: string; format: (typeof exportFormats)[number] },
): Promise<Download> {
  authorize(ctx, "usage:read");
  const row = await existingRun(ctx, id);
  const samples = (await repository.findSamples(ctx.db, id)).map(toReportSample);
  const report = anyReportOf(factsOf(row), samples);
  const fileName = `benchmark-${id.slice(0, 8)}.${format}`;
  if (format === "csv") return file(fileName, "text/csv; charset=utf-8; header=present", exportCsv(report, samples));
  if (format === "md") return file(fileName, "text/markdown; charset=utf-8", exportMarkdown(report));
  return file(fileName, "application/json", exportJson(report, samples));
}

function file(fileName: string, contentType: string, text: string): Download {
  return {
    fileName,
    contentType,
    body: (async function* () {
      yield text;
    })(),
  };
}
