import "server-only";
import { worstCallUsd } from "@/lib/benchmarks/budget";
import { isHopeless, sampleOutcome } from "@/lib/benchmarks/outcome";
import { promptText } from "@/lib/benchmarks/plan";
import type { BenchmarkRow } from "@/lib/benchmarks/repository";
import { AppError } from "@/lib/errors";
import type { InvocationOutcome } from "@/lib/invocations/events";
import { invoke } from "@/lib/invocations/service";
import type { RequestContext } from "@/lib/request/context";

/** Why nothing further is measured by this job. `lost`: another process has the run now. */
export type BlockEnd =
  | { kind: "more" }
  | { kind: "lost" }
  | { kind: "over"; endReason: string | null; status: "done" | "failed" };

export function over(endReason: string | null): BlockEnd {
  return { kind: "over", status: "done", endReason };
}

/** One job's work on a claimed run: what it has spent and why it ends. */
export interface Work<Row extends BenchmarkRow = BenchmarkRow> {
  ctx: RequestContext;
  row: Row;
  /** Aborts when the process ends. */
  signal: AbortSignal;
  bookedUsd: number;
  hopelessInARow: number;
  /** A call failed for a reason of ours: the others stop before their next one. */
  isBroken: boolean;
  end: Exclude<BlockEnd, { kind: "more" }> | null;
}

/** Failures in a row of a kind that will not pass by itself. */
const hopelessLimit = 5;

/**
 * Holds the worst case of some calls against the cap before they are made, so that the cap cannot be passed.
 *
 * @param what as it is called in the reason: `pair`, `start`
 * @returns false when they would not fit; the work then ends
 */
export function book(work: Work, worstUsd: number, what: string): boolean {
  const { costCapUsd } = work.row.settings;
  if (work.bookedUsd + worstUsd > costCapUsd) {
    const endReason = `The next ${what} could have passed the cost cap of $${costCapUsd}.`;
    work.end ??= { kind: "over", status: "done", endReason };
    return false;
  }
  work.bookedUsd += worstUsd;
  return true;
}

/** US dollars; 0 where the model is unpriced, which was agreed to when the run was started. */
export function worstOf(row: BenchmarkRow, arm: number, prompt: number): number {
  const [profile, text] = [row.arms[arm], row.prompts[prompt]];
  return profile && text ? (worstCallUsd(profile, text, row.settings) ?? 0) : 0;
}

export function interrupted(): AppError {
  return new AppError("unavailable", "The console is stopping; the benchmark goes on when it is back.");
}

interface Call {
  arm: number;
  prompt: number;
  nonce: string;
  invocationId: string;
}

/** When a call is made that has its moment, and who is told that it has ended before its books are closed. */
interface Moment {
  /** Until then, from the moment it is prepared. */
  waitMs: number;
  due: () => Promise<void>;
  /** Aborts by then when the call is not to be made after all. */
  signal: AbortSignal;
  onEnd: () => void;
}

/** Makes one call, once; a failure is an outcome. @param moment left out: at once */
export async function callOnce(
  { ctx, row, signal }: Work,
  { arm, prompt: index, nonce, invocationId }: Call,
  moment?: Moment,
) {
  const { settings } = row;
  const prompt = row.prompts[index];
  const profile = row.arms[arm];
  if (!prompt || !profile) throw new Error(`benchmark ${row.id} has no arm ${arm} or prompt ${index}`);
  const timeout = AbortSignal.timeout(settings.timeoutMs + Math.ceil(moment?.waitMs ?? 0));
  const text = promptText(prompt.text, nonce, settings.cacheBusting);
  const events = invoke(
    ctx,
    {
      origin: "benchmark",
      maxTokens: prompt.maxTokens ?? settings.maxTokens,
      calls: [{ invocationId, pane: 0, profileId: profile.profileArn, messages: [{ role: "user", text }] }],
    },
    AbortSignal.any([signal, timeout, ...(moment ? [moment.signal] : [])]),
    moment?.due,
  );
  let outcome: InvocationOutcome | undefined;
  for await (const event of events) {
    if (event.type !== "invocation-end") continue;
    outcome = event.outcome;
    moment?.onEnd();
  }
  if (!outcome) throw new Error("a measured call ended without an outcome");
  return { outcome, isTimedOut: timeout.aborted && outcome.status === "stopped" };
}

/** What is stored of a call once it has ended. */
export function settlement(outcome: InvocationOutcome, isTimedOut: boolean, worstUsd: number) {
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

/** Counts a call that has ended: its cost in place of its worst case, and whether going on makes sense. */
export function noteEnd(work: Work, outcome: InvocationOutcome, worstUsd: number): void {
  work.bookedUsd += (outcome.estimatedCostUsd ?? worstUsd) - worstUsd;
  work.hopelessInARow = isHopeless(outcome) ? work.hopelessInARow + 1 : 0;
  if (work.hopelessInARow < hopelessLimit) return;
  const reason = `${hopelessLimit} calls in a row were refused: ${outcome.error?.message ?? "no reason given"}`;
  work.end ??= { kind: "over", status: "failed", endReason: reason };
}
