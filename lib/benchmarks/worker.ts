import "server-only";
import { audited } from "@/lib/audit/service";
import { factsOf, toReportSample } from "@/lib/benchmarks/current";
import { loadReportOf } from "@/lib/benchmarks/load-report";
import { loadArm } from "@/lib/benchmarks/load-run";
import { loadHeadline } from "@/lib/benchmarks/load-words";
import { byMode } from "@/lib/benchmarks/mode";
import { clearPause, notePause } from "@/lib/benchmarks/pauses";
import { benchmarkQueue } from "@/lib/benchmarks/queue";
import { reportOf } from "@/lib/benchmarks/report";
import * as repository from "@/lib/benchmarks/repository";
import { measureBlock } from "@/lib/benchmarks/run";
import { AppError } from "@/lib/errors";
import type { RequestContext } from "@/lib/request/context";

/**
 * The job: claims a run, measures its next block of pairs or loads its next arm, then sends the next job or ends the run.
 * Safe to repeat and to be interrupted anywhere.
 */
export async function runBlock(ctx: RequestContext, { benchmarkId: id }: { benchmarkId: string }, signal: AbortSignal) {
  try {
    const row = await repository.claim(ctx.db, id, new Date());
    clearPause(id);
    if (row) await measureAndGoOn(ctx, row, signal);
  } catch (error) {
    if (!signal.aborted) notePause(id, error);
    throw error;
  }
}

async function measureAndGoOn(ctx: RequestContext, row: repository.BenchmarkRow, signal: AbortSignal) {
  const { id } = row;
  const end = await byMode(row, {
    pairs: (pairs) => measureBlock(ctx, pairs, signal),
    load: (load) => loadArm(ctx, load, signal),
  });
  if (end.kind === "more") await ctx.jobs.send(benchmarkQueue, { benchmarkId: id }, { key: id });
  if (end.kind === "over") await endRun(ctx, row, end);
}

async function endRun(
  ctx: RequestContext,
  row: repository.BenchmarkRow,
  { status, endReason }: { status: "done" | "failed"; endReason: string | null },
) {
  const finishedAt = new Date();
  const samples = (await repository.findSamples(ctx.db, row.id)).map(toReportSample);
  const { report, answer, headline } = byMode(factsOf({ ...row, status, endReason, finishedAt }), {
    pairs: (facts) => {
      const made = reportOf(facts, samples);
      const [first] = made.conclusions;
      return { report: made, answer: first?.judgement.verdict?.answer ?? null, headline: first?.title ?? null };
    },
    load: (facts) => {
      const made = loadReportOf(facts, samples);
      return { report: made, answer: null, headline: loadHeadline(made) };
    },
  });
  const previous = await repository.findDecided(ctx.db, row.armKey, row.createdAt);
  const changedFrom = answer && previous?.answer && previous.answer !== answer ? previous.answer : null;
  const ending = { status, endReason, finishedAt, answer, headline, changedFrom };
  const finish = () => repository.finish(ctx.db, row, ending, { ...report, changedFrom });
  if (row.scheduleId && answer && changedFrom) await noteChange(ctx, row, { from: changedFrom, to: answer }, finish);
  else await finish();
}

/** A schedule runs unseen: that its verdict has changed is on record where people look for what happened. */
async function noteChange(
  ctx: RequestContext,
  { id, name }: repository.BenchmarkRow,
  change: { from: string; to: string },
  finish: () => Promise<boolean>,
) {
  await audited(
    ctx,
    { action: "benchmark.verdict", subject: name, detail: { benchmarkId: id, ...change } },
    async () => {
      if (!(await finish())) throw new AppError("conflict", "Another process has taken this benchmark up.");
    },
  );
}

/** Sends a job for every run that has none left, as after a crash between two blocks. Run at start. */
export async function resumeBenchmarks(ctx: RequestContext): Promise<void> {
  for (const id of await repository.findOpenIds(ctx.db)) {
    await ctx.jobs.send(benchmarkQueue, { benchmarkId: id }, { key: id });
  }
}
