import "server-only";
import { conclude } from "@/lib/benchmarks/conclude";
import { benchmarkQueue } from "@/lib/benchmarks/queue";
import * as repository from "@/lib/benchmarks/repository";
import { measureBlock } from "@/lib/benchmarks/run";
import type { RequestContext } from "@/lib/request/context";

/**
 * The job: claims a run, measures its next block, then sends the next job or ends the run. Safe to repeat and to be
 * interrupted anywhere.
 */
export async function runBlock(ctx: RequestContext, { benchmarkId: id }: { benchmarkId: string }, signal: AbortSignal) {
  const row = await repository.claim(ctx.db, id, new Date());
  if (!row) return;
  const end = await measureBlock(ctx, row, signal);
  if (end.kind === "more") await ctx.jobs.send(benchmarkQueue, { benchmarkId: id }, { key: id });
  if (end.kind === "over") await endRun(ctx, row, end);
}

async function endRun(
  ctx: RequestContext,
  row: repository.BenchmarkRow,
  { status, endReason }: { status: "done" | "failed"; endReason: string | null },
) {
  const samples = await repository.findSamples(ctx.db, row.id);
  const [first] = conclude({ ...row, isOver: true }, samples);
  const answer = first?.judgement.verdict?.answer ?? null;
  const previous = await repository.findDecided(ctx.db, row.armKey, row.createdAt);
  const changedFrom = answer && previous?.answer && previous.answer !== answer ? previous.answer : null;
  const headline = first?.title ?? null;
  await repository.finish(ctx.db, row, { status, endReason, finishedAt: new Date(), answer, headline, changedFrom });
}

/** Sends a job for every run that has none left, as after a crash between two blocks. Run at start. */
export async function resumeBenchmarks(ctx: RequestContext): Promise<void> {
  for (const id of await repository.findOpenIds(ctx.db)) {
    await ctx.jobs.send(benchmarkQueue, { benchmarkId: id }, { key: id });
  }
}
