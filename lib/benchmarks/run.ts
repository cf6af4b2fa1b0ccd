import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pLimit from "p-limit";
import { worstCallUsd } from "@/lib/benchmarks/budget";
import { isDecidedEarly } from "@/lib/benchmarks/conclude";
import { isHopeless, sampleOutcome } from "@/lib/benchmarks/outcome";
import { type PlannedPair, planRun, promptText } from "@/lib/benchmarks/plan";
import * as repository from "@/lib/benchmarks/repository";
import { endedPairs } from "@/lib/benchmarks/sampled";
import { AppError } from "@/lib/errors";
import type { InvocationOutcome } from "@/lib/invocations/events";
import { invoke } from "@/lib/invocations/service";
import type { RequestContext } from "@/lib/request/context";

/** Why no further pair is measured. `lost`: another process has the run now. */
export type BlockEnd =
  | { kind: "more" }
  | { kind: "lost" }
  | { kind: "over"; endReason: string | null; status: "done" | "failed" };

/** Failures in a row of a kind that will not pass by itself. */
const hopelessLimit = 5;
/** A block lasts about as long as a person waits for a sign of progress, and its job is a small thing to lose. */
const pairsPerBlock = 8;

interface Block {
  ctx: RequestContext;
  row: repository.BenchmarkRow;
  signal: AbortSignal;
  bookedUsd: number;
  hopelessInARow: number;
  /** A pair failed for a reason of ours: the others stop before their next call. */
  isBroken: boolean;
  end: Exclude<BlockEnd, { kind: "more" }> | null;
}

/**
 * Measures the next block of pairs of a claimed run; every call is on record before it is made and settled after it.
 *
 * @param signal aborts when the process ends: calls under way are broken off, and their pairs measured anew later
 * @throws AppError `unavailable` when interrupted: the job is to be resumed
 */
export async function measureBlock(
  ctx: RequestContext,
  row: repository.BenchmarkRow,
  signal: AbortSignal,
): Promise<BlockEnd> {
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
  const pairs = left.slice(0, size).map((planned) => limit(() => measureUnlessBroken(block, planned)));
  // All of them, so that none is still at work when the job is taken up again.
  for (const result of await Promise.allSettled(pairs)) if (result.status === "rejected") throw result.reason;
  if (block.end) return block.end;
  return left.length > size ? { kind: "more" } : over(null);
}

function over(endReason: string | null): BlockEnd {
  return { kind: "over", status: "done", endReason };
}

/** The same plan in every process that takes the run up. */
function planOf({ seed, arms, settings, prompts }: repository.BenchmarkRow): PlannedPair[] {
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
  if (block.end || !book(block, planned)) return;
  for (const [position, arm] of planned.order.entries()) {
    signal.throwIfAborted();
    if (block.isBroken) return;
    const isHeld = await measureCall(block, planned, arm, position);
    if (!isHeld) block.end ??= { kind: "lost" };
    if (!isHeld) return;
  }
  if (row.settings.spacingMs > 0) await pause(row.settings.spacingMs, undefined, { signal });
}

/** Holds the worst case of the whole pair against the cap before its first call, so that the cap cannot be passed. */
function book(block: Block, { prompt }: PlannedPair): boolean {
  const { row } = block;
  const worst = row.arms.reduce((sum, _arm, arm) => sum + worstOf(row, arm, prompt), 0);
  if (block.bookedUsd + worst > row.settings.costCapUsd) {
    block.end ??= {
      kind: "over",
      status: "done",
      endReason: `The next pair could have passed the cost cap of $${row.settings.costCapUsd}.`,
    };
    return false;
  }
  block.bookedUsd += worst;
  return true;
}

/** US dollars; 0 where the model is unpriced, which was agreed to when the run was started. */
function worstOf(row: repository.BenchmarkRow, arm: number, prompt: number): number {
  const [profile, text] = [row.arms[arm], row.prompts[prompt]];
  return profile && text ? (worstCallUsd(profile, text, row.settings) ?? 0) : 0;
}

/** @returns false when the run was taken away from this process */
async function measureCall(block: Block, planned: PlannedPair, arm: number, position: number): Promise<boolean> {
  const { ctx, row, signal } = block;
  const { pair } = planned;
  const worstUsd = worstOf(row, arm, planned.prompt);
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
  const { outcome, isTimedOut } = await callOnce(block, planned, arm, invocationId);
  if (signal.aborted) throw interrupted();
  const settled = await repository.settleSample(ctx.db, row, { pair, arm }, settlement(outcome, isTimedOut, worstUsd));
  noteFailure(block, outcome);
  const usd = outcome.estimatedCostUsd ?? worstUsd;
  block.bookedUsd += usd - worstUsd;
  return settled;
}

function interrupted(): AppError {
  return new AppError("unavailable", "The console is stopping; the benchmark goes on when it is back.");
}

async function callOnce(block: Block, planned: PlannedPair, arm: number, invocationId: string) {
  const { ctx, row, signal } = block;
  const { settings } = row;
  const prompt = row.prompts[planned.prompt];
  const profile = row.arms[arm];
  if (!prompt || !profile) throw new Error(`benchmark ${row.id} has no arm ${arm} or prompt ${planned.prompt}`);
  const timeout = AbortSignal.timeout(settings.timeoutMs);
  const text = promptText(prompt.text, planned.nonce, settings.cacheBusting);
  const events = invoke(
    ctx,
    {
      origin: "benchmark",
      maxTokens: prompt.maxTokens ?? settings.maxTokens,
      calls: [{ invocationId, pane: 0, profileId: profile.profileArn, messages: [{ role: "user", text }] }],
    },
    AbortSignal.any([signal, timeout]),
  );
  let outcome: InvocationOutcome | undefined;
  for await (const event of events) if (event.type === "invocation-end") outcome = event.outcome;
  if (!outcome) throw new Error("a measured call ended without an outcome");
  return { outcome, isTimedOut: timeout.aborted && outcome.status === "stopped" };
}

function settlement(outcome: InvocationOutcome, isTimedOut: boolean, worstUsd: number) {
  const { timing, usage } = outcome;
  return {
    ...sampleOutcome(outcome, isTimedOut),
    ttftMs: timing.ttftMs,
    tpotMs: timing.tpotMs,
    totalMs: timing.totalMs,
    serviceLatencyMs: outcome.serviceLatencyMs,
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    cacheReadTokens: usage?.cacheReadTokens ?? null,
    cacheWriteTokens: usage?.cacheWriteTokens ?? null,
    stopReason: outcome.stopReason,
    awsRequestId: outcome.awsRequestId,
    // A broken call may be billed whole: what was held stays held.
    bookedUsd: outcome.estimatedCostUsd ?? worstUsd,
  };
}

function noteFailure(block: Block, outcome: InvocationOutcome): void {
  block.hopelessInARow = isHopeless(outcome) ? block.hopelessInARow + 1 : 0;
  if (block.hopelessInARow < hopelessLimit) return;
  const reason = `${hopelessLimit} calls in a row were refused: ${outcome.error?.message ?? "no reason given"}`;
  block.end ??= { kind: "over", status: "failed", endReason: reason };
}
