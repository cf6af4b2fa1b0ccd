import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pLimit from "p-limit";
import { isDecidedEarly } from "@/lib/benchmarks/conclude";
import {
  type BlockEnd,
  book,
  callOnce,
  interrupted,
  noteEnd,
  over,
  settlement,
  type Work,
  worstOf,
} from "@/lib/benchmarks/measured-call";
import { type PlannedPair, planRun } from "@/lib/benchmarks/plan";
import * as repository from "@/lib/benchmarks/repository";
import { endedPairs } from "@/lib/benchmarks/sampled";
import type { PairSettings } from "@/lib/db/documents";
import type { RequestContext } from "@/lib/request/context";

/** A block lasts about as long as a person waits for a sign of progress, and its job is a small thing to lose. */
const pairsPerBlock = 8;
/** Pairs that are to run side by side begin this far apart: begun at once they would wait for each other's requests. */
const beginApartMs = 20;

type PairRow = repository.BenchmarkRow & { settings: PairSettings };
type Block = Work<PairRow>;

/**
 * Measures the next block of pairs of a claimed run; every call is on record before it is made and settled after it.
 *
 * @param signal aborts when the process ends: calls under way are broken off, and their pairs measured anew later
 * @throws AppError `unavailable` when interrupted: the job is to be resumed
 */
export async function measureBlock(ctx: RequestContext, row: PairRow, signal: AbortSignal): Promise<BlockEnd> {
  const samples = await repository.findSamples(ctx.db, row.id);
  const run = { settings: row.settings, arms: row.arms, seed: row.seed, isOver: false };
  if (isDecidedEarly(run, samples)) return over("Decided at an early look: the pairs left were not measured.");
  const ended = endedPairs(samples, row.arms.length);
  const left = planOf(row).filter(({ pair }) => !ended.has(pair));
  if (left.length === 0) return over(null);
  const bookedUsd = samples.reduce((sum, sample) => sum + sample.bookedUsd, row.lostUsd);
  const block: Block = { ctx, row, signal, bookedUsd, hopelessInARow: 0, isBroken: false, end: null };
  const limit = pLimit(row.settings.concurrency);
  const size = Math.max(pairsPerBlock, 2 * row.settings.concurrency);
  const pairs = left.slice(0, size).map((planned, place) =>
    limit(async () => {
      if (place > 0 && place < row.settings.concurrency) await pause(place * beginApartMs, undefined, { signal });
      await measureUnlessBroken(block, planned);
    }),
  );
  // All of them, so that none is still at work when the job is taken up again.
  for (const result of await Promise.allSettled(pairs)) if (result.status === "rejected") throw result.reason;
  if (block.end) return block.end;
  return left.length > size ? { kind: "more" } : over(null);
}

/** The same plan in every process that takes the run up. */
function planOf({ seed, arms, settings, prompts }: PairRow): PlannedPair[] {
  const { pairs, warmUp } = settings;
  return planRun({ seed, arms: arms.length, pairs, warmUp, prompts: prompts.length });
}

async function measureUnlessBroken(block: Block, planned: PlannedPair): Promise<void> {
  if (block.isBroken) return;
  try {
    await measurePair(block, planned);
  } catch (error) {
    block.isBroken = true;
    throw error;
  }
}

async function measurePair(block: Block, planned: PlannedPair): Promise<void> {
  const { row, signal } = block;
  const worstUsd = row.arms.reduce((sum, _arm, arm) => sum + worstOf(row, arm, planned.prompt), 0);
  if (block.end || !book(block, worstUsd, "pair")) return;
  for (const [position, arm] of planned.order.entries()) {
    signal.throwIfAborted();
    if (block.isBroken) return;
    const isHeld = await measureCall(block, planned, arm, position);
    if (!isHeld) block.end ??= { kind: "lost" };
    if (!isHeld) return;
  }
  if (row.settings.spacingMs > 0) await pause(row.settings.spacingMs, undefined, { signal });
}

/** @returns false when the run was taken away from this process */
async function measureCall(block: Block, planned: PlannedPair, arm: number, position: number): Promise<boolean> {
  const { ctx, row, signal } = block;
  const { pair, prompt, nonce } = planned;
  const worstUsd = worstOf(row, arm, prompt);
  const invocationId = randomUUID();
  const isHeld = await repository.insertSample(ctx.db, row, {
    pair,
    arm,
    position,
    invocationId,
    startedAt: new Date(),
    bookedUsd: worstUsd,
  });
  if (!isHeld) return false;
  const { outcome, isTimedOut } = await callOnce(block, { arm, prompt, nonce, invocationId });
  if (signal.aborted) throw interrupted();
  const settled = await repository.settleSample(ctx.db, row, { pair, arm }, settlement(outcome, isTimedOut, worstUsd));
  noteEnd(block, outcome, worstUsd);
  return settled;
}
