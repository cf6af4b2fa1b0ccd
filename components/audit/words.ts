import type { AuditOutcome } from "@/lib/audit/outcome";
import { type AuditAction, auditActions } from "@/lib/audit/schema";
import type { ErrorCode } from "@/lib/errors";
import { errorCodes } from "@/lib/errors";

export const actionWords: Record<AuditAction, string> = {
  "profile.create": "Profile created",
  "profile.tag": "Tags set",
  "profile.untag": "Tags removed",
  "profile.delete": "Profile deleted",
  "plan.apply": "Plan applied",
  "plan.stop": "Plan stopped",
  "rehearsal.start": "Rehearsal started",
  "rehearsal.stop": "Rehearsal ended",
  "run.save": "Run saved",
  "prompt.save": "Prompt saved",
  "prompt.delete": "Prompt deleted",
  "benchmark.start": "Benchmark started",
  "benchmark.cancel": "Benchmark cancelled",
  "benchmark.schedule": "Benchmark scheduled",
  "benchmark.unschedule": "Schedule ended",
  "benchmark.verdict": "Verdict changed",
};

/** An action of another version of the console is shown as it was written. */
export function actionWord(action: string): string {
  const known = auditActions.find((name) => name === action);
  return known ? actionWords[known] : action;
}

export const outcomeWords: Record<AuditOutcome, { label: string; tone: "success" | "danger" | "warning" }> = {
  succeeded: { label: "Succeeded", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  unknown: { label: "Outcome unknown", tone: "warning" },
};

const reasons: Record<ErrorCode, string> = {
  invalid_input: "refused as invalid",
  not_found: "not found",
  conflict: "in conflict",
  quota_exceeded: "quota reached",
  throttled: "throttled",
  timeout: "no answer in time",
  model_error: "the model failed",
  unavailable: "Bedrock not available",
  access_denied: "no permission in AWS",
  credentials: "no AWS credentials",
  unauthenticated: "not signed in",
  forbidden: "not allowed by role",
  internal: "unexpected failure",
};

/** Why it failed, in a few words; null for a change without a failure. */
export function reasonWord(errorCode: string | null): string | null {
  const known = errorCodes.find((code) => code === errorCode);
  return known ? reasons[known] : errorCode;
}
