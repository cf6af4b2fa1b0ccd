"use client";

import { useState } from "react";
import { PolicyFindings } from "@/components/policies/policy-findings";
import { SimulationTables } from "@/components/policies/simulation-tables";
import { usePolicyCheck } from "@/components/policies/use-simulation";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Field, Textarea } from "@/components/ui/field";
import type { ProfileType } from "@/lib/bedrock/types";
import { maxPolicyLength } from "@/lib/policies/schema";

/** Any policy, pasted: its mistakes by line, and what it allows for this profile. */
export function PolicyChecker({ profileId, name, type }: { profileId: string; name: string; type: ProfileType }) {
  const [text, setText] = useState("");
  const { mutate, data, error, isPending, variables } = usePolicyCheck();
  const isTooLong = text.length > maxPolicyLength;
  return (
    <Card>
      <CardHeader
        title="Check a policy"
        description={`Finds known mistakes and simulates an identity policy for ${name}. The text goes to this console only and is not kept.`}
      />
      <CardBody>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            mutate({ profileId, text });
          }}
        >
          <Field label="Policy to check" error={isTooLong ? "This is longer than any policy of IAM." : undefined}>
            {(control) => (
              <Textarea
                {...control}
                value={text}
                onChange={(event) => setText(event.target.value)}
                rows={10}
                spellCheck={false}
                autoComplete="off"
                placeholder="Paste a policy as JSON"
                className="font-mono sm:text-xs"
              />
            )}
          </Field>
          <Button type="submit" className="mt-2" pending={isPending} disabled={text.trim() === "" || isTooLong}>
            Check policy
          </Button>
        </form>
      </CardBody>
      {error && (
        <CardBody>
          <ErrorPanel title="The policy could not be checked" error={failureOf(error)} />
        </CardBody>
      )}
      {data && !error && (
        <PolicyFindings findings={data.findings} text={variables?.text ?? ""} isOutdated={variables?.text !== text} />
      )}
      {data?.simulation && !error && (
        <SimulationTables simulation={data.simulation} type={type} policyName="the checked policy" />
      )}
    </Card>
  );
}
