"use client";

import { useQueryStates } from "nuqs";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Segmented } from "@/components/ui/segmented";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { codeSearchParams } from "@/lib/profiles/search-params";
import { type SnippetTarget, snippet, snippetLanguages } from "@/lib/profiles/snippets";

const labels = { python: "Python", typescript: "TypeScript" } as const;

/** Code that calls the profile; the chosen tab is in the URL. */
export function CodeCard({ target, noTextReason }: { target: SnippetTarget; noTextReason: string | null }) {
  const [{ code, answer }, setParams] = useQueryStates(codeSearchParams, { history: "push" });
  if (noTextReason !== null) {
    return (
      <Card>
        <CardHeader title="Code" />
        <CardBody className="text-muted-foreground">Converse does not take this model. {noTextReason}.</CardBody>
      </Card>
    );
  }
  const text = snippet(target, code, answer === "streamed");
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
            <Segmented
              label="Answer"
              value={answer}
              onChange={(value) => void setParams({ answer: value })}
              options={[
                { value: "whole", label: "Whole" },
                { value: "streamed", label: "Streamed" },
              ]}
            />
            <CopyButton value={text} label={`Copy ${labels[code]} code`} variant="secondary">
              Copy
            </CopyButton>
          </div>
        </div>
        <TabsContent value={code} className="border-line border-t">
          <CodeBlock label={`${labels[code]} code`} code={text} copyable={false} />
        </TabsContent>
      </Tabs>
    </Card>
  );
}
