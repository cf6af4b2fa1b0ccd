import "server-only";
import { authorize } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { findLatestSmokeTest } from "@/lib/handover/repository";
import type { SmokeTest, SmokeTestInput } from "@/lib/handover/schema";
import type { InvocationOutcome } from "@/lib/invocations/events";
import { invoke } from "@/lib/invocations/service";
import { smokeMaxTokens, smokePrompt } from "@/lib/profiles/smoke-test";
import type { RequestContext } from "@/lib/request/context";

/**
 * Proves that a profile works by one small call through it, which is recorded like any other. A call that Bedrock
 * refuses is a result, not a failure of this verb.
 *
 * @throws AppError `forbidden`
 */
export async function runSmokeTest(ctx: RequestContext, input: SmokeTestInput): Promise<SmokeTest> {
  authorize(ctx, "model:invoke");
  const at = new Date();
  const { profileId, invocationId } = input;
  const messages = [{ role: "user" as const, text: smokePrompt }];
  const calls = [{ invocationId, pane: 0, profileId, messages }];
  const request = { origin: "smoke-test" as const, maxTokens: smokeMaxTokens, calls };
  // The call is short and paid for once begun: it is not given up when the page is left.
  for await (const event of invoke(ctx, request, new AbortController().signal)) {
    if (event.type === "invocation-end") return resultOf(event.outcome, at);
    if (event.type === "stream-error") return failed(at, event.error);
  }
  throw new AppError("unavailable", "The smoke test ended without an outcome. Try again.");
}

/** The last smoke test of a profile, by whomever; null when there was none. @throws AppError `forbidden` */
export async function getSmokeTest(ctx: RequestContext, profileArn: string): Promise<SmokeTest | null> {
  authorize(ctx, "profile:read");
  const row = await findLatestSmokeTest(ctx.db, profileArn);
  if (!row) return null;
  const ended = row.status === "complete" ? "passed" : "failed";
  return {
    status: row.status === "pending" ? "running" : ended,
    at: row.startedAt,
    errorCode: row.errorCode,
    error: null,
    totalMs: row.totalMs,
    inputTokens: row.inputTokens,
    outputTokens: row.outputTokens,
  };
}

function resultOf({ status, usage, timing, error }: InvocationOutcome, at: Date): SmokeTest {
  if (status !== "complete") return failed(at, error);
  return {
    status: "passed",
    at,
    errorCode: null,
    error: null,
    totalMs: timing.totalMs,
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
  };
}

function failed(at: Date, error: SmokeTest["error"]): SmokeTest {
  const nothing = { totalMs: null, inputTokens: null, outputTokens: null };
  return { status: "failed", at, errorCode: error?.code ?? null, error, ...nothing };
}
