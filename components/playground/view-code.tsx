"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { buildRequest, maxTokensOf, type StoredFile } from "@/lib/invocations/build-request";
import { type CodeLanguage, codeLanguages, requestCode } from "@/lib/invocations/request-code";
import { factsOf } from "@/lib/models/facts";
import { messagesFor, turnsBefore } from "@/lib/playground/conversation";
import type { ShownTurn, Turn } from "@/lib/playground/history";
import type { ProfileIdentity } from "@/lib/profiles/schema";
import { type ActionResult, unwrap } from "@/lib/result";

const labels: Record<CodeLanguage, string> = { python: "Python", typescript: "TypeScript", cli: "AWS CLI" };

/** The exact call behind one turn as code. `profileId` is whom it was sent to. */
export function ViewCode({
  path,
  turn,
  profileId,
  onClose,
}: {
  path: ShownTurn[];
  turn: Turn;
  profileId: string;
  onClose: () => void;
}) {
  const [language, setLanguage] = useState<CodeLanguage>("python");
  const identity = useQuery({
    queryKey: ["identity", profileId],
    queryFn: () => resolve(profileId),
    staleTime: 300_000,
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Code of this request"
        description="Exactly what was sent, as a program of your own."
        className="max-w-3xl"
      >
        <div className="my-3">
          <Segmented
            label="Language"
            value={language}
            options={codeLanguages.map((value) => ({ value, label: labels[value] }))}
            onChange={setLanguage}
          />
        </div>
        {identity.isPending && <Skeleton className="h-48" />}
        {identity.isError && <p role="alert">The profile could not be looked up: {identity.error.message}</p>}
        {identity.data && <Code language={language} path={path} turn={turn} identity={identity.data} />}
      </DialogContent>
    </Dialog>
  );
}

function Code({
  language,
  path,
  turn,
  identity,
}: {
  language: CodeLanguage;
  path: ShownTurn[];
  turn: Turn;
  identity: ProfileIdentity;
}) {
  const { files, fileNames } = placeholders([...path.map((shown) => shown.turn), turn]);
  const settings = turn.settings ?? {};
  const request = buildRequest({
    modelId: identity.kind === "APPLICATION" ? identity.arn : identity.id,
    messages: messagesFor(turnsBefore(path, turn.nodeId), turn.prompt, turn),
    settings,
    maxTokens: maxTokensOf(settings, turn.maxTokens),
    facts: factsOf(identity.modelId),
    files,
  });
  const isStreaming = settings.isStreaming ?? true;
  const code = requestCode(language, { request, region: identity.region, isStreaming, fileNames });
  if ("reason" in code) return <p className="text-muted-foreground">{code.reason}</p>;
  return <CodeBlock code={code.text} label={`${labels[language]} code`} className="max-h-[60vh] overflow-auto" />;
}

/** The contents stay on the server: in the code each file is read by its name. */
function placeholders(turns: Turn[]) {
  const files = new Map<string, StoredFile>();
  const fileNames = new Map<Uint8Array, string>();
  for (const { id, name, kind, format, sizeBytes } of turns.flatMap(({ attachments = [] }) => attachments)) {
    const content = new Uint8Array();
    files.set(id, { kind, format, sizeBytes, content });
    fileNames.set(content, name);
  }
  return { files, fileNames };
}

async function resolve(profileId: string): Promise<ProfileIdentity> {
  const answer = await fetch(`/api/resolve?arn=${encodeURIComponent(profileId)}`);
  const result: ActionResult<ProfileIdentity> = await answer.json();
  return unwrap(result);
}
