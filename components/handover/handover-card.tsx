"use client";

import Link from "next/link";
import { SmokeTestCard } from "@/components/handover/smoke-test-card";
import { useSmokeTest } from "@/components/handover/use-smoke-test";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, Facts } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { CopyableId } from "@/components/ui/copyable-id";
import { formatDateTime } from "@/lib/format";
import { type Handover, handoverMarkdown } from "@/lib/handover/markdown";
import type { SmokeTest } from "@/lib/handover/schema";
import { handoverHref, playgroundHref, profileHref } from "@/lib/profiles/links";

/** Everything a team needs to begin with its profile, at an address of its own. */
export function HandoverCard({
  profileId,
  target,
  card,
  lastTest,
  costUsd,
  isSimulated,
}: {
  profileId: string;
  /** What names it in the playground's links. */
  target: string;
  card: Omit<Handover, "smokeTest" | "url">;
  lastTest: SmokeTest | null;
  costUsd: number | null;
  isSimulated: boolean;
}) {
  const smoke = useSmokeTest(profileId, card.profileArn, lastTest);
  const page = profileHref(profileId, card.region);
  const url = () => `${location.origin}${handoverHref(profileId, card.region)}`;
  const markdown = () => handoverMarkdown({ ...card, smokeTest: smokeTestSentence(smoke.test), url: url() });
  return (
    <>
      <PageHeader
        title={card.name}
        description="Hand-over card: send the link or the text to the team."
        actions={
          <>
            <Button asChild>
              <Link href={page}>Open profile</Link>
            </Button>
            <Button asChild>
              <Link href={playgroundHref(target)}>Test in playground</Link>
            </Button>
            <CopyButton value={url} label="Copy link" variant="secondary" size="md">
              Copy link
            </CopyButton>
            <CopyButton value={markdown} label="Copy all as Markdown" variant="secondary" size="md">
              Copy all as Markdown
            </CopyButton>
          </>
        }
      />
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <div className="min-w-0 space-y-3">
          <Card>
            <CardHeader title="What to call" description="Callers use the whole ARN as model ID." />
            <Facts
              rows={[
                { label: "ARN", value: <CopyableId value={card.profileArn} label="Copy ARN" /> },
                { label: "Region", value: card.region },
                { label: "Copy of", value: card.copyOf ?? "not recorded" },
                { label: "May be served by", value: card.route },
                {
                  label: "Tags",
                  value: card.tags.map(({ key, value }) => (
                    <code key={key} className="block break-words font-mono text-xs">
                      {key}={value}
                    </code>
                  )),
                },
              ]}
            />
          </Card>
          <SmokeTestCard smoke={smoke} page={page} costUsd={costUsd} isSimulated={isSimulated} />
          <Card>
            <CardHeader title="Costs by tag" />
            <CardBody>
              A new tag key appears in the Billing console within a day. There the payer account activates it as a cost
              allocation tag; costs by tag follow within another day, and never for the time before. Whether the keys
              are active cannot be seen from here: the console does not ask AWS Billing.
            </CardBody>
          </Card>
        </div>
        <div className="min-w-0 space-y-3">
          {card.policy && (
            <Card>
              <CardHeader title="IAM policy" description="The least that calling this profile needs." />
              <CodeBlock label="policy" code={card.policy} className="border-line border-t" />
            </Card>
          )}
          {card.python && (
            <Card>
              <CardHeader
                title="Python"
                description={
                  <>
                    Other languages:{" "}
                    <Link href={`${page}&tab=code`} className="underline underline-offset-2">
                      the profile’s code tab
                    </Link>
                  </>
                }
              />
              <CodeBlock label="Python code" code={card.python} className="border-line border-t" />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function smokeTestSentence(test: SmokeTest | null): string {
  if (test === null) return "not made";
  const words = { passed: "passed", failed: "failed", running: "begun" };
  return `${words[test.status]} on ${formatDateTime(test.at)}${test.errorCode ? ` (${test.errorCode})` : ""}`;
}
