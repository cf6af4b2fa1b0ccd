import "server-only";
import { authorize } from "@/lib/auth/permissions";
import { resourceIdOf } from "@/lib/bedrock/arn";
import { routeOf } from "@/lib/bedrock/route";
import type { Database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { buildRequest, maxTokensOf } from "@/lib/invocations/build-request";
import { type CallResult, makeCall, stopped } from "@/lib/invocations/call";
import { checkSettings } from "@/lib/invocations/check-settings";
import type { InvocationEvent, InvocationOutcome } from "@/lib/invocations/events";
import { notMade, type Target, toOutcome } from "@/lib/invocations/outcome";
import { toPaneEvents } from "@/lib/invocations/pane-events";
import { pushed } from "@/lib/invocations/pushed";
import * as repository from "@/lib/invocations/repository";
import { running } from "@/lib/invocations/running";
import type { InvokeInput, PaneCall } from "@/lib/invocations/schema";
import { log } from "@/lib/log";
import { factsOf } from "@/lib/models/facts";
import type { RequestContext } from "@/lib/request/context";
import { toActionError } from "@/lib/request/to-action-error";

/** Takes what arrived at one moment, in order. */
type Write = (events: InvocationEvent[]) => void;

/**
 * Calls every pane's profile and hands on what arrives. Each call has its row before it is made, settled once after it.
 * One pane's failure is that pane's `invocation-end`; it never ends another.
 *
 * @param signal aborts all calls, as when the page is left
 * @returns when every call has ended
 * @throws AppError `forbidden`, before anything is done
 */
export function streamInvocations(
  ctx: RequestContext,
  input: InvokeInput,
  signal: AbortSignal,
  write: Write,
): Promise<void> {
  authorize(ctx, "model:invoke");
  const calls = input.calls.map((call, position) => opened(call, position, signal));
  const make = (call: OpenCall) => measured(ctx, input, call, write);
  const isTogether = (input.order ?? "together") === "together";
  return isTogether ? Promise.all(calls.map(make)).then(() => undefined) : inTurn(calls, make);
}

/** As `streamInvocations`, as a sequence. @throws AppError `forbidden` */
export function invoke(ctx: RequestContext, input: InvokeInput, signal: AbortSignal): AsyncIterable<InvocationEvent> {
  authorize(ctx, "model:invoke");
  return pushed((push) => streamInvocations(ctx, input, signal, push));
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

async function inTurn(calls: OpenCall[], make: (call: OpenCall) => Promise<void>): Promise<void> {
  for (const call of calls) await make(call);
}

async function measured(ctx: RequestContext, input: InvokeInput, open: OpenCall, write: Write): Promise<void> {
  const { call, position, abort, close } = open;
  const { pane, invocationId, settings = {} } = call;
  try {
    write([{ type: "invocation-start", pane, invocationId }]);
    const target = await register(ctx, input, call, position);
    const isStreaming = settings.isStreaming ?? true;
    const request = buildRequest({ ...target, modelId: target.profileArn, messages: call.messages, settings });
    const limits = { idleMs: env().STREAM_IDLE_TIMEOUT_MS, totalMs: env().INVOCATION_TIMEOUT_MS };
    const result = await makeCall(
      ctx.bedrockFor(target.profileArn),
      { request, isStreaming },
      limits,
      abort,
      (events) => write(toPaneEvents(events, pane)),
    );
    const outcome = toOutcome(target, { ...result, isStreamed: isStreaming }, failureOf(ctx, result));
    await settled(ctx, invocationId, result, outcome);
    write([{ type: "invocation-end", pane, outcome }]);
  } catch (error) {
    write([{ type: "invocation-end", pane, outcome: notMade(toActionError(error, ctx.requestId)) }]);
  } finally {
    close();
  }
}

/**
 * Resolves the profile, checks the settings against its model and writes the row.
 *
 * @throws AppError when one fails: the call is then not made
 */
async function register(ctx: RequestContext, input: InvokeInput, call: PaneCall, position: number): Promise<Target> {
  const bedrock = ctx.bedrockFor(call.profileId);
  const profile = await bedrock.resolveInferenceProfile(call.profileId);
  const modelId = resourceIdOf(profile.modelArns[0] ?? "");
  const settings = call.settings ?? {};
  const maxTokens = maxTokensOf(settings, input.maxTokens);
  const facts = factsOf(modelId);
  const refused = checkSettings(settings, facts, maxTokens).find(({ level }) => level === "error");
  if (refused) throw new AppError("invalid_input", refused.message);
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
    maxTokens,
    sendId: input.sendId ?? null,
    ...(input.calls.length > 1 && { sendOrder: input.order ?? "together", sendPosition: position }),
    startedAt: new Date(),
  });
  if (!inserted) throw new AppError("conflict", "This prompt was already sent. Reload the page to send it again.");
  return { profileArn: profile.profileArn, modelId, scope, facts, maxTokens };
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
  } catch (failure) {
    // The answer is the person's already; the open row is settled as interrupted at the next start.
    log().error({ requestId: ctx.requestId, invocationId: id, status, err: failure }, "could not settle an invocation");
  }
}
