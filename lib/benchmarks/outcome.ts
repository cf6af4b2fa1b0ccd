import type { InvocationOutcome } from "@/lib/invocations/events";

export type SampleOutcome = "ok" | "throttled" | "failed" | "timeout" | "incomplete";

/** What became of a measured call. Only `ok` has durations that count: a refusal is no long latency. */
export function sampleOutcome(
  outcome: InvocationOutcome,
  isTimedOut: boolean,
): { outcome: SampleOutcome; reason: string | null } {
  if (isTimedOut) return { outcome: "timeout", reason: "No complete answer within the run's timeout." };
  const reason = outcome.error?.message ?? null;
  if (outcome.status === "complete" && outcome.usage) return { outcome: "ok", reason: null };
  if (outcome.error?.code === "throttled") return { outcome: "throttled", reason };
  if (outcome.error?.code === "timeout") return { outcome: "timeout", reason };
  return { outcome: outcome.status === "failed" ? "failed" : "incomplete", reason };
}

/** Refusals that another try will meet again: going on would only repeat them. */
const hopeless = new Set(["access_denied", "not_found", "invalid_input", "credentials", "forbidden"]);

export function isHopeless(outcome: InvocationOutcome): boolean {
  return outcome.error !== null && hopeless.has(outcome.error.code);
}
