"use client";

import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import type { Policy, PolicySubject } from "@/lib/policies/policy";
import type { PolicyOptions } from "@/lib/policies/schema";

/** The generated policy as JSON. */
export function PolicyCard({
  policy,
  options,
  subject,
}: {
  policy: Policy;
  options: PolicyOptions;
  subject: PolicySubject;
}) {
  const text = "document" in policy ? JSON.stringify(policy.document, null, 2) : null;
  return (
    <Card className="min-w-0">
      <CardHeader
        title={options.document === "guardrail" ? "Service control policy" : "IAM policy"}
        description={purposeOf(options, subject)}
        actions={
          text !== null && (
            <CopyButton value={text} label="Copy policy" variant="secondary">
              Copy
            </CopyButton>
          )
        }
      />
      {text === null ? (
        <CardBody className="text-muted-foreground">{"reason" in policy && policy.reason}</CardBody>
      ) : (
        <CodeBlock label="Policy" code={text} copyable={false} className="border-line border-t" />
      )}
    </Card>
  );
}

function purposeOf({ document, by, allow }: PolicyOptions, { type, modelArns }: PolicySubject): string {
  if (document === "guardrail") {
    return "For the organisation: models are reached through application profiles only. It allows nothing by itself. Try it on one account first.";
  }
  const route =
    modelArns.length === 1
      ? "the one model that is routed to"
      : `the model in all ${modelArns.length} places it is routed to`;
  const models = allow.includes("invoke") ? ` Names ${route}.` : "";
  if (by === "team" && type === "APPLICATION") {
    return `For roles that carry a tag team: every application profile with the same value.${models}`;
  }
  return `The least that is needed for this profile.${models}`;
}
