"use client";

import { useState } from "react";
import { PolicyFindings } from "@/components/policies/policy-findings";
import { SimulationTables } from "@/components/policies/simulation-tables";
import { usePolicyCheck } from "@/components/policies/use-simulation";
import { useProfileListing } from "@/components/profiles/use-profile-listing";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Field } from "@/components/ui/field";
import { maxPolicyLength } from "@/lib/policies/schema";
import type { ProfileSummary } from "@/lib/profiles/schema";

/** A pasted policy, checked against a profile: the one it names, or one that is chosen. */
export function PolicyPart({ text, named }: { text: string; named: ProfileSummary[] }) {
  const { data } = useProfileListing();
  const [chosenArn, setChosenArn] = useState<string | null>(null);
  const check = usePolicyCheck();
  const profiles = data?.profiles ?? [];
  const profile = profiles.find(({ profileArn }) => profileArn === chosenArn) ?? named[0] ?? null;
  const isTooLong = text.length > maxPolicyLength;
  return (
    <Card aria-label="Policy check">
      <CardHeader
        title="Check the policy"
        description="Its known mistakes by line, and what it would allow for one profile. It is sent to this console and not kept."
      />
      <CardBody>
        <Field
          label="For the profile"
          error={isTooLong ? "This is longer than any policy of IAM." : undefined}
          hint={
            named.length > 0 ? "The policy names it." : "The policy names no profile that is listed here: choose one."
          }
        >
          {(control) => (
            <Combobox
              {...control}
              label="For the profile"
              value={profile?.profileArn ?? null}
              onChange={setChosenArn}
              placeholder="Choose a profile"
              searchPlaceholder="Name, ID or model"
              options={profiles.map(({ profileArn, profileId, name, modelName, region, type }) => ({
                value: profileArn,
                label: name,
                detail: profileId,
                note: region,
                keywords: modelName,
                group: type === "APPLICATION" ? "Application profiles" : "System profiles",
              }))}
            />
          )}
        </Field>
        <Button
          className="mt-3"
          variant="primary"
          pending={check.isPending}
          disabled={!profile || isTooLong}
          onClick={() => profile && check.mutate({ profileId: profile.profileArn, text })}
        >
          Check policy
        </Button>
      </CardBody>
      {check.error && (
        <CardBody>
          <ErrorPanel title="The policy could not be checked" error={failureOf(check.error)} />
        </CardBody>
      )}
      {check.data && !check.error && (
        <>
          <PolicyFindings
            findings={check.data.findings}
            text={check.variables?.text ?? ""}
            isOutdated={check.variables?.text !== text}
          />
          {check.data.simulation && profile && (
            <SimulationTables simulation={check.data.simulation} type={profile.type} policyName="the pasted policy" />
          )}
        </>
      )}
    </Card>
  );
}
