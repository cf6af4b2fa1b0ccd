import type { Located } from "@/lib/policies/parse-policy";
import type { Finding } from "@/lib/policies/schema";

/** What a linter must know beside the text. */
export interface LintKnowledge {
  /** Names without the prefix `bedrock:`. */
  actions: string[];
  /** Condition keys of the service, as `bedrock:InferenceProfileArn` and `aws:ResourceTag/${TagKey}`. */
  conditionKeys: string[];
  /** The profile on whose page the policy is checked. */
  profile: { profileArn: string; profileId: string; name: string; modelArns: string[] };
}

export function finding(
  at: Omit<Located, "value">,
  severity: Finding["severity"],
  message: string,
  fix: string,
): Finding {
  return { line: at.line, column: at.column, severity, message, fix };
}
