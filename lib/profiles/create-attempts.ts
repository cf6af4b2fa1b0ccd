import { isOutcomeUnknown } from "@/lib/audit/outcome";
import type { ErrorCode } from "@/lib/errors";
import type { CreateBody } from "@/lib/profiles/create-form";
import type { CreateProfileInput } from "@/lib/profiles/schema";

/**
 * The client request token of one exact body. `unknownSince` (ISO time) is set while a request was sent whose outcome
 * nobody knows: the network failed, the page was reloaded, Bedrock did not answer.
 */
export interface CreateAttempt {
  body: string;
  requestToken: string;
  unknownSince: string | null;
}

/** Enough for every body that a person goes back and forth between. */
const maxKept = 20;

function bodyKey(body: CreateBody): string {
  return JSON.stringify([body.name, body.description, body.sourceArn, body.tags.map(({ key, value }) => [key, value])]);
}

export function attemptOf(attempts: CreateAttempt[], body: CreateBody): CreateAttempt | null {
  return attempts.find((attempt) => attempt.body === bodyKey(body)) ?? null;
}

/**
 * What to send now, and the attempts to remember before it is sent. The same body always carries the same token; while
 * an earlier attempt's outcome is unknown, the input says since when, so that the list is asked first.
 */
export function beginAttempt(
  attempts: CreateAttempt[],
  body: CreateBody,
  newToken: string,
  now: Date,
): { input: CreateProfileInput; attempts: CreateAttempt[] } {
  const known = attemptOf(attempts, body);
  const requestToken = known?.requestToken ?? newToken;
  const begun = { body: bodyKey(body), requestToken, unknownSince: known?.unknownSince ?? now.toISOString() };
  const input: CreateProfileInput = { ...body, requestToken };
  if (known?.unknownSince) input.unknownAttemptAt = new Date(known.unknownSince);
  return { input, attempts: replace(attempts, begun) };
}

/**
 * The attempts after an answer that was no success. A definite refusal settles this request alone: an earlier one of
 * unknown outcome stays unknown.
 *
 * @param code null when no answer arrived
 */
export function endAttempt(
  attempts: CreateAttempt[],
  input: CreateProfileInput,
  code: ErrorCode | null,
): CreateAttempt[] {
  const known = attemptOf(attempts, input);
  if (!known || code === null || isOutcomeUnknown(code)) return attempts;
  return replace(attempts, { ...known, unknownSince: input.unknownAttemptAt?.toISOString() ?? null });
}

function replace(attempts: CreateAttempt[], attempt: CreateAttempt): CreateAttempt[] {
  return [...attempts.filter((other) => other.body !== attempt.body), attempt].slice(-maxKept);
}
