import type { ErrorCode } from "@/lib/errors";

const baseMs = 250;
const maxMs = 15_000;

/** How often a row is tried before it counts as failed; each of these hides up to three of the SDK's. */
export const maxTries = 8;

/** Failures that pass by themselves. */
export function isTransient(code: ErrorCode): boolean {
  return code === "throttled" || code === "unavailable" || code === "timeout";
}

/**
 * Milliseconds to wait after the given try (1 for the first): exponential with full jitter, never less than AWS asked for.
 *
 * @param random from [0, 1)
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(tries: number, random: number, retryAfterMs = 0): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** (tries - 1));
  return Math.min(maxMs, Math.max(retryAfterMs, 0) + Math.round(random * ceiling));
}
