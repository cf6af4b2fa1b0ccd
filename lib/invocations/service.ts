import "server-only";
import { authorize } from "@/lib/auth/permissions";
import { resourceIdOf } from "@/lib/bedrock/arn";
import { routeOf } from "@/lib/bedrock/route";
import type { Database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type CallResult, makeCall, stopped } from "@/lib/invocations/call";
import type { InvocationEvent, InvocationOutcome } from "@/lib/invocations/events";
import { merge } from "@/lib/invocations/merge";
import * as repository from "@/lib/invocations/repository";
import { running } from "@/lib/invocations/running";
import type { InvokeInput, PaneCall } from "@/lib/invocations/schema";
import { streamTiming } from "@/lib/invocations/timing";
import { log } from "@/lib/log";
import { estimateCostUsd } from "@/lib/pricing/cost";
import type { RequestContext } from "@/lib/request/context";
import { toActionError } from "@/lib/request/to-action-error";

/**
 * Calls every pane's profile at the same time and streams what arrives. Each call has its row before it is made, settled
 * once after it. One pane's failure is that pane's `invocation-end`; it never ends another.
 *
 * @param signal aborts all calls, as when the page is left
 * @throws AppError `forbidden`
 */
export function invoke(ctx: RequestContext, input: InvokeInput, signal: AbortSignal): AsyncIterable<InvocationEvent> {
  authorize(ctx, "model:invoke");
  return merge(input.calls.map((call) => measured(ctx, input, call, signal)));
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

interface Target {
  profileArn: string;
  modelId: string;
  scope: "global" | "geo";
}

async function* measured(
  ctx: RequestContext,
  input: InvokeInput,
  call: PaneCall,
  signal: AbortSignal,
): AsyncGenerator<InvocationEvent> {
  const { pane, invocationId } = call;
  const { calls } = running();
  const abort = new AbortController();
  const onLeave = () => abort.abort(stopped.byPerson);
  const isRepeated = calls.has(invocationId);
  if (!isRepeated) calls.set(invocationId, abort); // before the first line, so that it can be stopped from then on
  signal.addEventListener("abort", onLeave, { once: true });
  if (signal.aborted) onLeave();
  try {
    yield { type: "invocation-start", pane, invocationId };
    const target = await register(ctx, input, call);
    const result = yield* relay(ctx, input, call, target, abort);
    yield { type: "invocation-end", pane, outcome: await settled(ctx, invocationId, target, result) };
  } catch (error) {
    yield { type: "invocation-end", pane, outcome: notMade(toActionError(error, ctx.requestId)) };
  } finally {
    signal.removeEventListener("abort", onLeave);
    if (!isRepeated) calls.delete(invocationId);
  }
}

/** Resolves the profile and writes the row. @throws AppError when either fails: the call is then not made */
async function register(ctx: RequestContext, input: InvokeInput, call: PaneCall): Promise<Target> {
  const bedrock = ctx.bedrockFor(call.profileId);
  const profile = await bedrock.resolveInferenceProfile(call.profileId);
  const modelId = resourceIdOf(profile.modelArns[0] ?? "");
  const [modelName, region] = await Promise.all([bedrock.modelName(modelId), bedrock.region()]);
  const scope = routeOf(profile.profileId, profile.modelArns).scope === "global" ? "global" : "geo";
  const inserted = await repository.insertPending(ctx.db, {
    id: call.invocationId,
    origin: input.origin,
    processId: running().processId,
    actorId: ctx.actor.id,
    profileArn: profile.profileArn,
    profileId: profile.profileId,
    profileName: profile.name,
    profileType: profile.type,
    modelId,
    modelName,
    route: scope,
    region,
    simulated: ctx.bedrockInfo.mode === "local",
    maxTokens: input.maxTokens,
    startedAt: new Date(),
  });
  if (!inserted) throw new AppError("conflict", "This prompt was already sent. Reload the page to send it again.");
  return { profileArn: profile.profileArn, modelId, scope };
}

async function* relay(
  ctx: RequestContext,
  input: InvokeInput,
  call: PaneCall,
  target: Target,
  abort: AbortController,
): AsyncGenerator<InvocationEvent, CallResult> {
  const request = { modelId: target.profileArn, messages: call.messages, maxTokens: input.maxTokens };
  const limits = { idleMs: env().STREAM_IDLE_TIMEOUT_MS, totalMs: env().INVOCATION_TIMEOUT_MS };
  const events = makeCall(ctx.bedrockFor(target.profileArn), request, limits, abort);
  for (;;) {
    const next = await events.next();
    if (next.done) return next.value;
    const { kind, text } = next.value;
    if (kind === "text") yield { type: "text-delta", pane: call.pane, text };
    if (kind === "reasoning") yield { type: "reasoning-delta", pane: call.pane, text };
  }
}

async function settled(
  ctx: RequestContext,
  id: string,
  target: Target,
  result: CallResult,
): Promise<InvocationOutcome> {
  const outcome = toOutcome(ctx, target, result);
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
  } catch (failure) {
    // The answer is the person's already; the open row is settled as interrupted at the next start.
    log().error({ requestId: ctx.requestId, invocationId: id, status, err: failure }, "could not settle an invocation");
  }
  return outcome;
}

function toOutcome(ctx: RequestContext, target: Target, result: CallResult): InvocationOutcome {
  const cost = result.usage ? estimateCostUsd({ ...target, usage: result.usage }) : null;
  const error = result.error ? toActionError(result.error, ctx.requestId) : null;
  return {
    status: result.status === "interrupted" ? "incomplete" : result.status,
    stopReason: result.stopReason,
    usage: result.usage,
    timing: streamTiming(result.marks, result.usage?.outputTokens ?? null),
    serviceLatencyMs: result.serviceLatencyMs,
    attempts: result.attempts,
    awsRequestId: result.awsRequestId ?? error?.awsRequestId ?? null,
    estimatedCostUsd: cost?.usd ?? null,
    priceDate: cost?.priceDate ?? null,
    error: result.status === "interrupted" ? restarting(ctx) : error,
  };
}

function restarting(ctx: RequestContext) {
  return toActionError(
    new AppError("unavailable", "The console is restarting. Send it again in a moment."),
    ctx.requestId,
  );
}

function notMade(error: InvocationOutcome["error"]): InvocationOutcome {
  const marks = { sentAt: null, firstContentAt: null, firstAnswerAt: null, lastContentAt: null, endedAt: null };
  return {
    status: "failed",
    stopReason: null,
    usage: null,
    timing: streamTiming({ decidedAt: 0, contentEvents: 0, ...marks }, null),
    serviceLatencyMs: null,
    attempts: null,
    awsRequestId: error?.awsRequestId ?? null,
    estimatedCostUsd: null,
    priceDate: null,
    error,
  };
}
