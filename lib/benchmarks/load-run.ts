import "server-only";
import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { latestMs, type PlannedStart, planOf, startsFrom } from "@/lib/benchmarks/load-plan";
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
import * as repository from "@/lib/benchmarks/repository";
import type { LoadSettings } from "@/lib/db/documents";
import type { InvocationOutcome } from "@/lib/invocations/events";
import type { RequestContext } from "@/lib/request/context";

/** A call is put on record and made ready this long before it is due, so that neither delays it. */
const leadMs = 150;

type LoadRow = repository.BenchmarkRow & { settings: LoadSettings };

/** One arm under load. */
interface Phase extends Work<LoadRow> {
  arm: number;
  position: number;
  /** Time zero of the arm on the clock of `performance.now()`, and by the calendar. */
  zeroMs: number;
  zeroAt: number;
  inFlight: number;
  failure: unknown;
}

/**
 * Calls the next arm of a claimed run at its rate, from its first start or from where it was broken off. No start waits
 * for a call before it: one that cannot be made in time is stored as missed, with the reason.
 *
 * @param signal aborts when the process ends: calls under way are broken off, and their windows measured anew later
 * @throws AppError `unavailable` when interrupted: the job is to be resumed
 */
export async function loadArm(ctx: RequestContext, row: LoadRow, signal: AbortSignal): Promise<BlockEnd> {
  const samples = await repository.findSamples(ctx.db, row.id);
  const plan = planOf(row);
  const counted = plan.starts.filter(({ start }) => start >= 0).length;
  const taken = (arm: number) => samples.filter((sample) => sample.arm === arm && sample.pair >= 0).length;
  const position = plan.order.findIndex((arm) => taken(arm) < counted);
  const arm = plan.order[position];
  if (arm === undefined) return over(null);
  const starts = startsFrom(plan, taken(arm), row.settings);
  const bookedUsd = samples.reduce((sum, sample) => sum + sample.bookedUsd, row.lostUsd);
  const untilZeroMs = leadMs - (starts[0]?.atMs ?? 0);
  const phase: Phase = {
    ...{ ctx, row, signal, bookedUsd, arm, position, hopelessInARow: 0, isBroken: false, end: null },
    zeroMs: performance.now() + untilZeroMs,
    zeroAt: Date.now() + untilZeroMs,
    inFlight: 0,
    failure: null,
  };
  await drive(phase, starts);
  if (phase.isBroken) throw phase.failure;
  if (phase.end) return phase.end;
  return position + 1 < plan.order.length ? { kind: "more" } : over(null);
}

/** Begins every start at its time; returns when the last call has ended. */
async function drive(phase: Phase, starts: readonly PlannedStart[]): Promise<void> {
  const begun: Promise<void>[] = [];
  for (const planned of starts) {
    await until(phase.zeroMs + planned.atMs - leadMs, phase.signal);
    if (phase.signal.aborted) breakOff(phase, interrupted());
    if (phase.isBroken || phase.end) break;
    // A failure ends the others, and is thrown once all have ended.
    begun.push(begin(phase, planned).catch((error: unknown) => breakOff(phase, error)));
  }
  await Promise.all(begun);
}

function breakOff(phase: Phase, error: unknown): void {
  if (phase.isBroken) return;
  phase.isBroken = true;
  phase.failure = error;
}

async function begin(phase: Phase, planned: PlannedStart): Promise<void> {
  const dueMs = phase.zeroMs + planned.atMs;
  const { inFlight: limit } = phase.row.settings;
  if (phase.inFlight >= limit) await until(dueMs, phase.signal);
  const lateMs = performance.now() - dueMs;
  if (phase.signal.aborted) throw interrupted();
  if (phase.isBroken || phase.end) return;
  if (lateMs > latestMs) return miss(phase, planned, cameLate(lateMs));
  if (phase.inFlight >= limit) return miss(phase, planned, `${limit} calls were in flight, as many as allowed.`);
  const worstUsd = worstOf(phase.row, phase.arm, planned.prompt);
  if (!book(phase, worstUsd, "start")) return;
  phase.inFlight += 1;
  const place = { isTaken: true };
  const leave = () => {
    if (place.isTaken) phase.inFlight -= 1;
    place.isTaken = false;
  };
  try {
    await make(phase, planned, worstUsd, leave);
  } finally {
    leave();
  }
}

function cameLate(lateMs: number): string {
  return `The console came to it ${Math.round(lateMs)} ms late.`;
}

const sampleOf = ({ arm, position, zeroAt }: Phase, { start, atMs }: PlannedStart) => ({
  pair: start,
  arm,
  position,
  startedAt: new Date(zeroAt + atMs),
  intendedMs: atMs,
});

async function miss(phase: Phase, planned: PlannedStart, reason: string): Promise<void> {
  const sample = { ...sampleOf(phase, planned), invocationId: "", bookedUsd: 0, reason };
  const isHeld = await repository.insertSample(phase.ctx.db, phase.row, sample, "missed");
  if (!isHeld) phase.end ??= { kind: "lost" };
}

/** @param onEnd told when the call has ended, before its books are closed */
async function make(phase: Phase, planned: PlannedStart, worstUsd: number, onEnd: () => void): Promise<void> {
  const { ctx, row, arm, signal, zeroMs } = phase;
  const { start, prompt, nonce, atMs } = planned;
  const dueMs = zeroMs + atMs;
  const invocationId = randomUUID();
  const sample = { ...sampleOf(phase, planned), invocationId, bookedUsd: worstUsd };
  const isHeld = await repository.insertSample(ctx.db, row, sample);
  if (!isHeld) phase.end ??= { kind: "lost" };
  if (!isHeld) return;
  let endedMs = 0;
  let lateMs = 0;
  const giveUp = new AbortController();
  const moment = {
    waitMs: Math.max(0, dueMs - performance.now()),
    due: async () => {
      await until(dueMs, signal);
      lateMs = performance.now() - dueMs;
      if (lateMs > latestMs) giveUp.abort();
    },
    signal: giveUp.signal,
    onEnd: () => {
      endedMs = performance.now() - zeroMs;
      onEnd();
    },
  };
  const { outcome, isTimedOut } = await callOnce(phase, { arm, prompt, nonce, invocationId }, moment);
  if (signal.aborted) throw interrupted();
  const isMade = !giveUp.signal.aborted;
  const place = { endedMs, ...placedInTime(outcome, atMs, zeroMs) };
  const settled = isMade
    ? { ...settlement(outcome, isTimedOut, worstUsd), ...place }
    : { ...settlement(outcome, false, 0), outcome: "missed" as const, reason: cameLate(lateMs) };
  const isKept = await repository.settleSample(ctx.db, row, { pair: start, arm }, settled);
  if (isMade) noteEnd(phase, outcome, worstUsd);
  else phase.bookedUsd -= worstUsd;
  if (!isKept) phase.end ??= { kind: "lost" };
}

/** When the request went out and the call ended, against the moment it was due: what a caller who came then had to wait. */
function placedInTime({ decidedAtMs, timing }: InvocationOutcome, atMs: number, zeroMs: number) {
  const { clientOverheadMs, totalMs } = timing;
  if (decidedAtMs === null || clientOverheadMs === null) return { startDelayMs: null };
  const startDelayMs = decidedAtMs - performance.timeOrigin + clientOverheadMs - zeroMs - atMs;
  return totalMs === null ? { startDelayMs } : { startDelayMs, endedMs: atMs + startDelayMs + totalMs };
}

/** Waits for a moment of `performance.now()`, or for the signal, whichever is first. */
async function until(atMs: number, signal: AbortSignal): Promise<void> {
  const waitMs = atMs - performance.now();
  if (waitMs <= 0 || signal.aborted) return;
  try {
    await pause(waitMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
