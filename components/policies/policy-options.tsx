"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Segmented } from "@/components/ui/segmented";
import { type Grant, grants, type PolicyOptions } from "@/lib/policies/schema";

const labels: Record<Grant, string> = { invoke: "Invoke", read: "Read", manage: "Manage" };

/** What the policy shall allow. Options that mean nothing for this kind of profile are not there. */
export function PolicyOptionsBar({
  isApplication,
  options,
  onChange,
}: {
  isApplication: boolean;
  options: PolicyOptions;
  onChange: (change: Partial<PolicyOptions>) => void;
}) {
  const offered = grants.filter((grant) => isApplication || grant !== "manage");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Segmented
        label="Policy"
        value={options.document}
        onChange={(document) => onChange({ document })}
        options={[
          { value: "identity", label: "For a role" },
          { value: "guardrail", label: "Organisation guardrail" },
        ]}
      />
      {options.document === "identity" && (
        <>
          <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <legend className="sr-only">Allow</legend>
            {offered.map((grant) => (
              <GrantBox
                key={grant}
                label={labels[grant]}
                isChosen={options.allow.includes(grant)}
                onChange={(isChosen) =>
                  onChange({ allow: grants.filter((it) => (it === grant ? isChosen : options.allow.includes(it))) })
                }
              />
            ))}
          </fieldset>
          {isApplication && (
            <Segmented
              label="Which profiles"
              value={options.by}
              onChange={(by) => onChange({ by })}
              options={[
                { value: "profile", label: "This profile" },
                { value: "team", label: "By team tag" },
              ]}
            />
          )}
        </>
      )}
    </div>
  );
}

function GrantBox({
  label,
  isChosen,
  onChange,
}: {
  label: string;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}) {
  const id = useId();
  return (
    <span className="flex min-h-7 items-center gap-1.5">
      <Checkbox id={id} checked={isChosen} onCheckedChange={(checked) => onChange(checked === true)} />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}
