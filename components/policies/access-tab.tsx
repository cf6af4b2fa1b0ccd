"use client";

import { useQueryStates } from "nuqs";
import { PolicyCard } from "@/components/policies/policy-card";
import { PolicyChecker } from "@/components/policies/policy-checker";
import { PolicyOptionsBar } from "@/components/policies/policy-options";
import { SimulationCard } from "@/components/policies/simulation-card";
import { type PolicySubject, policyFor } from "@/lib/policies/policy";
import { policySearchParams } from "@/lib/policies/search-params";

/** Who may use this profile: a policy made from its live route, what it allows, and a check of any other policy. */
export function AccessTab({ subject, profileId, name }: { subject: PolicySubject; profileId: string; name: string }) {
  const [options, setOptions] = useQueryStates(policySearchParams, { history: "push" });
  const policy = policyFor(subject, options);
  return (
    <div className="space-y-3">
      <PolicyOptionsBar
        isApplication={subject.type === "APPLICATION"}
        options={options}
        onChange={(change) => void setOptions(change)}
      />
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <PolicyCard policy={policy} options={options} subject={subject} />
        <SimulationCard profileId={profileId} type={subject.type} options={options} isWritten={"document" in policy} />
      </div>
      <PolicyChecker profileId={profileId} name={name} type={subject.type} />
    </div>
  );
}
