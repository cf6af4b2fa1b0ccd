import "server-only";
import { type AnyReport, isLoadReport, loadReportOf } from "@/lib/benchmarks/load-report";
import { byMode } from "@/lib/benchmarks/mode";
import { goesOn, pauseOf } from "@/lib/benchmarks/pauses";
import { type SampleProgress, sampleProgress } from "@/lib/benchmarks/progress-repository";
import { type ReportSample, type RunFacts, reportOf } from "@/lib/benchmarks/report";
import * as repository from "@/lib/benchmarks/repository";
import { isOpenStatus, RunCache, type RunState } from "@/lib/benchmarks/run-cache";
import type { RequestContext } from "@/lib/request/context";

const reports = new RunCache<AnyReport>();

/** Progress is of this moment; the figures of an open run may be some seconds older. */
export async function currentReport(ctx: RequestContext, row: repository.BenchmarkRow): Promise<AnyReport> {
  const { progress, state } = await currentState(ctx, row);
  const report = await reports.get(state, "report", () => makeReport(ctx, row));
  if (!isOpenStatus(row.status)) return report;
  const pause = pauseOf(row.id);
  return { ...atProgress(report, progress), pausedBy: pause === null ? null : `${pause} ${goesOn}` };
}

/** How far a run is, and by what its results can be kept. */
export async function currentState(
  ctx: RequestContext,
  { id, status, arms, lostUsd }: repository.BenchmarkRow,
): Promise<{ progress: SampleProgress; state: RunState }> {
  const counted = await sampleProgress(ctx.db, id, arms.length);
  const progress = { ...counted, bookedUsd: counted.bookedUsd + lostUsd };
  return { progress, state: { id, status, basis: JSON.stringify(progress) } };
}

function atProgress(report: AnyReport, counted: SampleProgress): AnyReport {
  const { bookedUsd, pairsDone } = counted;
  if (!isLoadReport(report)) {
    return { ...report, progress: { ...report.progress, pairsDone, warmUpDone: counted.warmUpDone, bookedUsd } };
  }
  const { settled: startsDone, settledWarmUp: warmUpDone, pending: inFlight } = counted;
  return { ...report, progress: { ...report.progress, startsDone, warmUpDone, inFlight, bookedUsd } };
}

export async function makeReport(ctx: RequestContext, row: repository.BenchmarkRow): Promise<AnyReport> {
  return anyReportOf(factsOf(row), (await repository.findSamples(ctx.db, row.id)).map(toReportSample));
}

/** The report of a run, whichever its mode. */
export function anyReportOf(facts: RunFacts, samples: readonly ReportSample[]): AnyReport {
  return byMode<RunFacts, AnyReport, AnyReport>(facts, {
    pairs: (pairs) => reportOf(pairs, samples),
    load: (load) => loadReportOf(load, samples),
  });
}

export function factsOf(row: repository.BenchmarkRow): RunFacts {
  const { createdAt, startedAt, finishedAt, ...rest } = row;
  const { id, name, status, endReason, settings, arms, prompts, record, seed, scheduleId, changedFrom, lostUsd } = rest;
  return {
    ...{ id, name, status, endReason, settings, arms, prompts, record, seed, scheduleId, changedFrom, lostUsd },
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

export function toReportSample(row: repository.SampleRow): ReportSample {
  return { ...row, startedAt: row.startedAt.toISOString() };
}
