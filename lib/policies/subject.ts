import type { TagPolicy } from "@/lib/config/schema";
import type { PolicySubject } from "@/lib/policies/policy";
import type { ProfileDetail } from "@/lib/profiles/schema";
import { snippetTargetOf } from "@/lib/profiles/snippet-target";

/** What a policy needs of a profile's page. */
export function policySubjectOf(detail: ProfileDetail, { required }: Pick<TagPolicy, "required">): PolicySubject {
  const { type, profileArn, modelArns } = detail.profile;
  const { definition } = snippetTargetOf(detail);
  return {
    type,
    profileArn,
    modelArns,
    copyFrom: "copyFrom" in definition ? definition.copyFrom : null,
    requiredTags: required,
  };
}
