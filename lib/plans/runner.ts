import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import { isOutcomeUnknown } from "@/lib/audit/outcome";
import { localActor } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { defineWorker } from "@/lib/jobs/queue";
import { log } from "@/lib/log";
import { backoffMs, isTransient, maxTries } from "@/lib/plans/backoff";
import type { AnyPlanKind } from "@/lib/plans/kind";
import { kindOf, kinds } from "@/lib/plans/kinds";
import { planQueue } from "@/lib/plans/queue";
import {
  beginRow,
  type Claim,
  claimPlan,
  findOpenRows,
  finishPlan,
  type PlanRowRecord,
  settleRow,
  skipPlanned,
} from "@/lib/plans/repository";
import { contextOf, type RequestContext } from "@/lib/request/context";
import { toActionError } from "@/lib/request/to-action-error";

/** Calls to AWS at a time, over all plans of this process. */
const rowsAtATime = pLimit(4);

/** Works on the plans that were started, wherever the process that did so is now. */
export const planWorker = defineWorker(planQueue, async ({ planId }, signal) =>
  runPlan(await contextOf(localActor), planId, signal),
);

/**
 * Works on a plan until no row is open, it is stopped, or another process takes it up. Every state is written before the
 * effect and after it, so whoever takes the plan up next goes on where this ended.
 *
 * @param own the means of this process; what is done, is done in the name of the one who made the plan
 * @param signal ends the work after the rows under way; the rest is left for the next process
 * @throws the signal's reason, and what is no matter of a single row, such as a database that is gone
 */
export async function runPlan(own: RequestContext, planId: string, signal: AbortSignal): Promise<void> {
  const claim = await claimPlan(own.db, planId);
  if (!claim) return;
  const ctx = { ...own, actor: claim.plan.actor };
  log().info({ planId, fence: claim.fence, requestId: ctx.requestId }, "working on a plan");
  const kind = kinds[kindOf(claim.plan.kind)];
  const rows = (await findOpenRows(ctx.db, planId)).map(({ index, input }) => ({ index, region: kind.region(input) }));
  const run = new Run(ctx, kind, claim, signal);
  const ends = await Promise.allSettled(rows.map((row) => rowsAtATime(() => run.row(row))));
  const broken = ends.find((end) => end.status === "rejected");
  if (broken) throw broken.reason;
  await run.end(rows);
  signal.throwIfAborted();
}

interface Place {
  index: number;
  region: string;
}

class Run {
  readonly #ctx: RequestContext;
  readonly #kind: AnyPlanKind;
  readonly #claim: Claim;
  readonly #halt = new AbortController();
  readonly #signal: AbortSignal;
  /** By Region: a quota that is used up there says nothing of the others. */
  readonly #fatal = new Map<string, AppError>();

  constructor(ctx: RequestContext, kind: AnyPlanKind, claim: Claim, signal: AbortSignal) {
    this.#ctx = ctx;
    this.#kind = kind;
    this.#claim = claim;
    this.#signal = AbortSignal.any([signal, this.#halt.signal]);
  }

  /** @throws what is no matter of this row, such as a database that is gone: it ends the run */
  async row(place: Place): Promise<void> {
    try {
      await this.#tryRow(place);
    } catch (error) {
      this.#halt.abort();
      throw error;
    }
  }

  async #tryRow({ index, region }: Place): Promise<void> {
    for (let tries = 1; !this.#signal.aborted && !this.#fatal.has(region); tries++) {
      const row = await beginRow(this.#ctx.db, this.#claim, index, new Date());
      if (!row) return this.#halt.abort();
      const failure = await this.#attempt(row);
      if (failure === null) return;
      if (!isRetried(failure, tries)) return this.#settleFailure(row, region, failure);
      await pause(backoffMs(tries, Math.random(), failure.retryAfterMs), this.#signal);
      if (this.#fatal.has(region)) return this.#settleFailure(row, region, failure);
    }
  }

  async end(rows: Place[]): Promise<void> {
    for (const [region, failure] of this.#fatal) {
      const indexes = rows.filter((row) => row.region === region).map(({ index }) => index);
      const error = toActionError(failure, this.#ctx.requestId);
      await skipPlanned(this.#ctx.db, this.#claim, indexes, { error, now: new Date() });
    }
    await finishPlan(this.#ctx.db, this.#claim, new Date());
  }

  /** @returns the failure, or null once the row is settled as done */
  async #attempt(row: PlanRowRecord): Promise<unknown> {
    let result: Awaited<ReturnType<AnyPlanKind["apply"]>>;
    try {
      result = await this.#kind.apply(this.#ctx, row.input, {
        requestToken: row.requestToken,
        uncertainSince: row.isUncertain ? row.firstSentAt : null,
      });
    } catch (error) {
      return error;
    }
    const outcome = {
      status: "succeeded",
      isUncertain: false,
      resultArn: result.arn,
      note: result.note,
      error: null,
    } as const;
    await this.#settle(row.index, outcome);
    return null;
  }

  /** A definite refusal settles this attempt alone: an earlier one of unknown outcome stays unknown. */
  async #settleFailure(row: PlanRowRecord, region: string, failure: unknown): Promise<void> {
    const error = toActionError(failure, this.#ctx.requestId);
    if (failure instanceof AppError && this.#kind.isFatal(failure.code)) this.#fatal.set(region, failure);
    const isUncertain = row.isUncertain || isOutcomeUnknown(error.code);
    await this.#settle(row.index, { status: "failed", isUncertain, resultArn: null, note: null, error });
  }

  async #settle(index: number, outcome: Omit<Parameters<typeof settleRow>[3], "settledAt">): Promise<void> {
    const isWritten = await settleRow(this.#ctx.db, this.#claim, index, { ...outcome, settledAt: new Date() });
    if (!isWritten) this.#halt.abort();
  }
}

function isRetried(failure: unknown, tries: number): failure is AppError {
  return failure instanceof AppError && isTransient(failure.code) && tries < maxTries;
}

/** An end of the run ends the pause too; the loop then sees the signal. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
