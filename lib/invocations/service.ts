import "server-only";
import { authorize } from "@/lib/auth/permissions";
import { settleBudget } from "@/lib/budgets/service";
import type { Database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type CallResult, makeCall, stopped } from "@/lib/invocations/call";
import type { InvocationEvent, InvocationOutcome } from "@/lib/invocations/events";
import { notMade, toOutcome } from "@/lib/invocations/outcome";
import { toPaneEvents } from "@/lib/invocations/pane-events";
import { pushed } from "@/lib/invocations/pushed";
import { type Registered, register } from "@/lib/invocations/register";
import * as repository from "@/lib/invocations/repository";
import { running } from "@/lib/invocations/running";
import type { InvokeInput, PaneCall } from "@/lib/invocations/schema";
import { log } from "@/lib/log";
import type { WireCalls } from "@/lib/profiles/call-figures";
import { ownerOf } from "@/lib/profiles/owner";
import type { RequestContext } from "@/lib/request/context";
import { toActionError } from "@/lib/request/to-action-error";

/** Takes what arrived at one moment, in order. */
type Write = (events: InvocationEvent[]) => void;

/**
 * Calls every pane's profile and hands on what arrives. Each call has its row before it is made, settled once after it.
 * One pane's failure is that pane's `invocation-end`; it never ends another.
 *
 * @param signal aborts all calls, as when the page is left
 * @param due awaited when all is ready but the calls themselves, which are made together; never rejects
 * @returns when every call has ended
 * @throws AppError `forbidden`, before anything is done
 */
export function streamInvocations(
  ctx: RequestContext,
  input: InvokeInput,
  signal: AbortSignal,
  write: Write,
  due?: () => Promise<void>,
): Promise<void> {
  authorize(ctx, "model:invoke");
  const calls = input.calls.map((call, position) => opened(call, position, signal));
  const isTogether = (input.order ?? "together") === "together";
  return isTogether ? together(ctx, input, calls, write, due) : inTurn(ctx, input, calls, write);
}

/** As `streamInvocations`, as a sequence. @throws AppError `forbidden` */
export function invoke(
  ctx: RequestContext,
  input: InvokeInput,
  signal: AbortSignal,
  due?: () => Promise<void>,
): AsyncIterable<InvocationEvent> {
  authorize(ctx, "model:invoke");
  return pushed((push) => streamInvocations(ctx, input, signal, push, due));
}

/** Ends one running call from outside its stream. `stopped` is false when it had already ended. */
export function stopInvocation(ctx: RequestContext, invocationId: string): { stopped: boolean } {
  authorize(ctx, "model:invoke");
  const abort = running().calls.get(invocationId);
  abort?.abort(stopped.byPerson);
  return { stopped: abort !== undefined };
}

/** Settles the rows that dead processes left open. Run at start, and now and then where several processes share a database. */
export async function settleInterruptedInvocations(db: Database, now: Date): Promise<number> {
  // An embedded database belongs to one process. On PostgreSQL a row may be another replica's, until no call can last so long.
  const grace = env().DATABASE_URL ? env().INVOCATION_TIMEOUT_MS + 60_000 : 0;
  const startedBefore = new Date(now.getTime() - grace);
  return repository.settleInterrupted(db, { processId: running().processId, startedBefore, now });
}

/** When each profile was last called through this console, by ARN. Calls made elsewhere are not known here. */
export async function lastCalls(ctx: RequestContext): Promise<ReadonlyMap<string, Date>> {
  authorize(ctx, "usage:read");
  const found = await repository.findLastCalls(ctx.db);
  return new Map(found.flatMap(({ profileArn, startedAt }) => (startedAt ? [[profileArn, startedAt]] : [])));
}

const weekMs = 7 * 86_400_000;

/** What was called through this console in the last seven days, and when last, by ARN. @throws AppError `forbidden` */
export async function callFigures(ctx: RequestContext): Promise<WireCalls[]> {
  authorize(ctx, "usage:read");
  const found = await repository.findCallFigures(ctx.db, new Date(Date.now() - weekMs));
  return found.flatMap(({ profileArn, calls, lastStartedAt }) =>
    lastStartedAt ? [{ profileArn, weekCalls: calls, lastCallAt: lastStartedAt.getTime() }] : [],
  );
}

interface OpenCall {
  call: PaneCall;
  /** Its place among the calls of the request, from 0. */
  position: number;
  abort: AbortController;
  close: () => void;
}

/** Makes a call one that can be stopped, from before its turn comes until it is closed. */
function opened(call: PaneCall, position: number, signal: AbortSignal): OpenCall {
  const { calls } = running();
  const { invocationId } = call;
  const abort = new AbortController();
  const onLeave = () => abort.abort(stopped.byPerson);
  const isRepeated = calls.has(invocationId);
  if (!isRepeated) calls.set(invocationId, abort);
  signal.addEventListener("abort", onLeave, { once: true });
  if (signal.aborted) onLeave();
  const close = () => {
    signal.removeEventListener("abort", onLeave);
    if (!isRepeated) calls.delete(invocationId);
  };
  return { call, position, abort, close };
}

/** A call that may be made now. */
interface ReadyCall extends Registered {
  open: OpenCall;
}

/** All calls at once, between the look-ups of all before and after: none of these runs beside a measured call. */
async function together(
  ctx: RequestContext,
  input: InvokeInput,
  calls: OpenCall[],
  write: Write,
  due?: () => Promise<void>,
): Promise<void> {
  const ready = (await Promise.all(calls.map((call) => prepared(ctx, input, call, write)))).flat();
  await due?.();
  await Promise.all(ready.map((call) => measured(ctx, call, write)));
  await Promise.all(ready.map((call) => recordTeam(ctx, call)));
}

async function inTurn(ctx: RequestContext, input: InvokeInput, calls: OpenCall[], write: Write): Promise<void> {
  for (const call of calls) {
    for (const ready of await prepared(ctx, input, call, write)) {
      await measured(ctx, ready, write);
      await recordTeam(ctx, ready);
    }
  }
}

/** @returns the call with its row written; nothing when it may not be made, which its pane is told */
async function prepared(ctx: RequestContext, input: InvokeInput, open: OpenCall, write: Write): Promise<ReadyCall[]> {
  const { call, position, close } = open;
  const { pane, invocationId } = call;
  try {
    write([{ type: "invocation-start", pane, invocationId }]);
    return [{ open, ...(await register(ctx, input, call, position)) }];
  } catch (error) {
    write([{ type: "invocation-end", pane, outcome: notMade(toActionError(error, ctx.requestId)) }]);
    close();
    return [];
  }
}

async function measured(ctx: RequestContext, ready: ReadyCall, write: Write): Promise<void> {
  const { open, target, request, maximumUsd } = ready;
  const { call, abort, close } = open;
  const { pane, invocationId, settings = {} } = call;
  try {
    const isStreamed = settings.isStreaming ?? true;
    const limits = { idleMs: env().STREAM_IDLE_TIMEOUT_MS, totalMs: env().INVOCATION_TIMEOUT_MS };
    const toMake = { request, isStreaming: isStreamed };
    const bedrock = ctx.bedrockFor(target.profileArn);
    const result = await makeCall(bedrock, toMake, limits, abort, (events) => write(toPaneEvents(events, pane)));
    const outcome = toOutcome(target, { ...result, isStreamed }, failureOf(ctx, result), maximumUsd);
    await settled(ctx, invocationId, result, outcome);
    write([{ type: "invocation-end", pane, outcome }]);
  } catch (error) {
    write([{ type: "invocation-end", pane, outcome: notMade(toActionError(error, ctx.requestId)) }]);
  } finally {
    close();
  }
}

/** Notes whose call it was, by the profile's tags. What may not be read stays unknown. */
async function recordTeam(ctx: RequestContext, { open, target }: ReadyCall): Promise<void> {
  const { profileArn, isApplication } = target;
  const id = open.call.invocationId;
  try {
    const tags = isApplication ? await ctx.bedrockFor(profileArn).resolveTags(profileArn) : [];
    await repository.setTeam(ctx.db, id, ownerOf(tags) ?? "");
  } catch (failure) {
    log().warn({ requestId: ctx.requestId, invocationId: id, err: failure }, "the team of an invocation is not known");
  }
}

function failureOf(ctx: RequestContext, result: CallResult): InvocationOutcome["error"] {
  if (result.status === "interrupted") {
    const restarting = new AppError("unavailable", "The console is restarting. Send it again in a moment.");
    return toActionError(restarting, ctx.requestId);
  }
  return result.error ? toActionError(result.error, ctx.requestId) : null;
}

/** The database's own names of what is in an outcome. */
async function settled(ctx: RequestContext, id: string, result: CallResult, outcome: InvocationOutcome): Promise<void> {
  const { timing, usage, error, status, stopReason, serviceLatencyMs, attempts, awsRequestId } = outcome;
  try {
    await repository.settle(ctx.db, id, {
      status: result.status,
      settledAt: new Date(),
      clientOverheadMs: timing.clientOverheadMs,
      ttftMs: timing.ttftMs,
      firstAnswerMs: timing.firstAnswerMs,
      answeringMs: timing.answeringMs,
      tailMs: timing.tailMs,
      totalMs: timing.totalMs,
      tpotMs: timing.tpotMs,
      serviceLatencyMs,
      attempts,
      inputTokens: usage?.inputTokens ?? null,
      outputTokens: usage?.outputTokens ?? null,
      cacheReadTokens: usage?.cacheReadTokens ?? null,
      cacheWriteTokens: usage?.cacheWriteTokens ?? null,
      stopReason,
      errorCode: error?.code ?? null,
      awsRequestId,
    });
    const usd = knownCostUsd(result, outcome);
    if (usd !== null) await settleBudget(ctx, id, usd, new Date());
  } catch (failure) {
    // The answer is the person's already; the open row is settled as interrupted at the next start.
    log().error({ requestId: ctx.requestId, invocationId: id, status, err: failure }, "could not settle an invocation");
  }
}

/** Null where nobody knows: a call that was stopped, broke or fell silent keeps its worst case, it may be billed whole. */
function knownCostUsd({ marks }: CallResult, { status, estimatedCostUsd, error }: InvocationOutcome): number | null {
  const isRefused = status === "failed" && typeof error?.aws?.status === "number";
  return marks.sentAt === null || isRefused ? 0 : estimatedCostUsd;
}
