import type { ErrorCode } from "@/lib/errors";

export const auditStatuses = ["pending", "succeeded", "failed"] as const;
export type AuditStatus = (typeof auditStatuses)[number];

export const auditOutcomes = ["succeeded", "failed", "unknown"] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** Failures after which nobody knows whether AWS made the change: no answer came, or none that says so. */
export const unknownOutcomeCodes = ["timeout", "unavailable", "internal"] as const satisfies readonly ErrorCode[];

const unknown: ReadonlySet<string> = new Set(unknownOutcomeCodes);

export function isOutcomeUnknown(errorCode: string): boolean {
  return unknown.has(errorCode);
}

/** How a change ended. A row that was never settled (the process died) and a failure without an answer are `unknown`. */
export function outcomeOf({ status, errorCode }: { status: AuditStatus; errorCode: string | null }): AuditOutcome {
  if (status === "succeeded") return "succeeded";
  return status === "pending" || (errorCode !== null && isOutcomeUnknown(errorCode)) ? "unknown" : "failed";
}
