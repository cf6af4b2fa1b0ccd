"use client";

import { ClipboardPaste, X } from "lucide-react";
import { useDeferredValue } from "react";
import { DiagnosisCard } from "@/components/explain/diagnosis-card";
import { NamedResources } from "@/components/explain/named-resources";
import { usePastedText } from "@/components/explain/pasted-text";
import { PolicyPart } from "@/components/explain/policy-part";
import { PageHeader } from "@/components/layout/page-header";
import { useProfileListing } from "@/components/profiles/use-profile-listing";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field, Textarea } from "@/components/ui/field";
import { explain } from "@/lib/explain/explain";
import type { Explanation, ExplanationKind } from "@/lib/explain/explanation";
import { resolveIdentifiers } from "@/lib/explain/resolve";
import { formatCount, plural } from "@/lib/format";

/** A text goes in; what it is, which profile it is about, why it happens and what to do come out. */
export function ExplainView() {
  const [text, setText] = usePastedText();
  const read = useDeferredValue(text);
  return (
    <div className="mx-auto max-w-5xl space-y-3 p-4 md:p-5">
      <PageHeader
        title="Explain"
        description="An error text, an ARN or ID, a policy, a line of code: what it is, which profile, why, and what to do."
      />
      <Card className="p-4">
        <Field
          label="What to explain"
          hint="Read in this browser and kept in this tab; it is not part of the link. Only a policy you ask to check is sent, to this console."
          aside={
            text !== "" && (
              <Button variant="ghost" size="sm" onClick={() => setText("")}>
                <X aria-hidden />
                Clear
              </Button>
            )
          }
        >
          {(control) => (
            <Textarea
              {...control}
              value={text}
              onChange={(event) => setText(event.target.value)}
              rows={7}
              spellCheck={false}
              autoComplete="off"
              placeholder="Paste it here"
              className="max-h-96 font-mono sm:text-xs"
            />
          )}
        </Field>
      </Card>
      {read.trim() === "" ? <Examples onChoose={setText} /> : <Explained text={read} />}
    </div>
  );
}

const kindWords: Record<ExplanationKind, string> = {
  error: "Error",
  policy: "Policy",
  code: "Code",
  arn: "ARN",
  id: "ID",
  unknown: "Unknown",
  empty: "Empty",
};

function Explained({ text }: { text: string }) {
  const explanation = explain(text);
  const { data, error } = useProfileListing();
  const regions = [...new Set(data?.profiles.map(({ region }) => region))];
  const resolved = resolveIdentifiers(explanation.identifiers, { profiles: data?.profiles ?? [], regions });
  const profiles = resolved.flatMap(({ profile }) => profile ?? []);
  return (
    <div className="space-y-3">
      <Verdict explanation={explanation} length={text.length} />
      {explanation.kind === "policy" && <PolicyPart text={text} named={profiles} />}
      {explanation.diagnoses.map((diagnosis) => (
        <DiagnosisCard key={diagnosis.id} diagnosis={diagnosis} profile={profiles[0] ?? null} />
      ))}
      {error && !data && resolved.length > 0 && (
        <Callout tone="warning" title="The profiles could not be listed">
          {error.message} What the text names is looked up one by one.
        </Callout>
      )}
      <NamedResources resolved={resolved} />
    </div>
  );
}

function Verdict({ explanation, length }: { explanation: Explanation; length: number }) {
  const { kind, headline, facts, diagnoses, identifiers, notRecognised, hasSecret } = explanation;
  const found = [
    diagnoses.length > 0 && plural(diagnoses.length, "explanation"),
    identifiers.length > 0 && `${plural(identifiers.length, "resource")} named`,
    `${formatCount(length)} characters read`,
  ].filter(Boolean);
  return (
    <Card aria-label="What it is">
      <CardHeader
        title={
          <span role="status" className="flex flex-wrap items-center gap-2">
            <Badge tone={kind === "error" ? "danger" : kind === "unknown" ? "warning" : "system"}>
              {kindWords[kind]}
            </Badge>
            {headline}
          </span>
        }
        description={found.join(" · ")}
      />
      {(notRecognised || hasSecret) && (
        <div className="space-y-2 px-4 pb-3.5">
          {hasSecret && (
            <Callout tone="danger" title="This looks like it holds an AWS key">
              It stays in this browser. If it was in a ticket or a chat before, have the key replaced.
            </Callout>
          )}
          {notRecognised && <Callout tone="warning">{notRecognised}</Callout>}
        </div>
      )}
      {facts.length > 0 && (
        <Facts
          rows={facts.map(({ label, value }) => ({
            label,
            value: <span className="break-all font-mono text-xs">{value}</span>,
          }))}
        />
      )}
    </Card>
  );
}

const examples = [
  {
    label: "An error",
    text: "An error occurred (ValidationException) when calling the Converse operation: Invocation of model ID anthropic.claude-sonnet-4-5-20250929-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
  },
  { label: "A line of code", text: 'client.converse(modelId="06vsfs68yb4g", messages=messages)' },
  { label: "An ARN", text: "arn:aws:bedrock:us-east-1:111122223333:inference-profile/my-team-profile" },
  {
    label: "A policy",
    text: JSON.stringify(
      {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "bedrock:Converse", Resource: "us.amazon.nova-lite-v1:0" }],
      },
      null,
      2,
    ),
  },
];

function Examples({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <Card>
      <EmptyState
        icon={ClipboardPaste}
        title="Nothing pasted yet"
        actions={examples.map(({ label, text }) => (
          <Button key={label} onClick={() => onChoose(text)}>
            {label}
          </Button>
        ))}
      >
        Paste what you have, whole: a stack trace says more than its last line. Or look at an example.
      </EmptyState>
    </Card>
  );
}
