import type { TagPolicy } from "@/lib/config/schema";
import { judgeTags, type TagFinding } from "@/lib/config/tag-policy";

export interface TagScore {
  /** Required keys that are present with an allowed value. */
  met: number;
  required: number;
  /** `met / required`, 0 to 1; null when no key is required, so that there is nothing to score. */
  share: number | null;
  /** What keeps the score below 1, one per key. */
  findings: TagFinding[];
}

/** The tag score of one profile, as `docs/metrics.md` defines it. Tags that are not required do not count. */
export function tagScore(policy: TagPolicy, tags: { key: string; value: string }[]): TagScore {
  const required = new Set(policy.required);
  const findings = judgeTags(
    policy,
    tags.filter(({ key }) => required.has(key)),
  );
  const wrong = new Set(findings.map(({ key }) => key));
  const met = policy.required.filter((key) => !wrong.has(key)).length;
  return { met, required: required.size, share: required.size === 0 ? null : met / required.size, findings };
}
