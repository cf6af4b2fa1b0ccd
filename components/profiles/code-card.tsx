"use client";

import { useQueryStates } from "nuqs";
import { Card, CardBody } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Segmented } from "@/components/ui/segmented";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { codeSearchParams } from "@/lib/profiles/search-params";
import {
  isDefinition,
  type SnippetLanguage,
  type SnippetTarget,
  snippet,
  snippetLanguages,
} from "@/lib/profiles/snippets";

const labels: Record<SnippetLanguage, string> = {
  python: "Python",
  typescript: "TypeScript",
  cli: "AWS CLI",
  curl: "curl",
  terraform: "Terraform",
  cloudformation: "CloudFormation",
  cdk: "CDK",
};

/** Code that calls the profile or defines it; language and form are in the URL. */
export function CodeCard({ target }: { target: SnippetTarget }) {
  const [{ code, answer }, setParams] = useQueryStates(codeSearchParams, { history: "push" });
  const result = snippet(target, code, answer === "streamed");
  return (
    <Card>
      <Tabs
        value={code}
        onValueChange={(value) => {
          const language = snippetLanguages.find((name) => name === value);
          if (language) void setParams({ code: language });
        }}
      >
        <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-3">
          <h2 className="sr-only">Code</h2>
          <TabsList aria-label="Language">
            {snippetLanguages.map((language) => (
              <TabsTrigger key={language} value={language}>
                {labels[language]}
              </TabsTrigger>
            ))}
          </TabsList>
          <div className="flex items-center gap-2">
            {!isDefinition(code) && (
              <Segmented
                label="Answer"
                value={answer}
                onChange={(value) => void setParams({ answer: value })}
                options={[
                  { value: "whole", label: "Whole" },
                  { value: "streamed", label: "Streamed" },
                ]}
              />
            )}
            {"text" in result && (
              <CopyButton value={result.text} label={`Copy ${labels[code]} code`} variant="secondary">
                Copy
              </CopyButton>
            )}
          </div>
        </div>
        <TabsContent value={code} className="border-line border-t">
          <p className="px-4 pt-3 text-muted-foreground text-xs">{purposeOf(target, code)}</p>
          {"text" in result ? (
            <CodeBlock label={`${labels[code]} code`} code={result.text} copyable={false} />
          ) : (
            <CardBody className="pt-2">{result.reason}</CardBody>
          )}
        </TabsContent>
      </Tabs>
    </Card>
  );
}

function purposeOf({ type }: SnippetTarget, language: SnippetLanguage): string {
  if (!isDefinition(language)) {
    return type === "APPLICATION"
      ? "Sends one prompt through this profile. An application profile is called by its whole ARN, in its own Region."
      : "Sends one prompt through this profile. A system-defined profile is called by its ID or its ARN.";
  }
  return type === "APPLICATION"
    ? "Makes a profile like this one: same name, description, source and tags. It gets an ARN of its own, which is printed."
    : "Makes a team’s copy of this profile and prints its ARN. Replace the name and the tag by your own.";
}
