"use client";

import { useState } from "react";
import { attachmentProblem } from "@/lib/attachments/check";
import { type AttachmentInfo, maxDocumentBytes } from "@/lib/attachments/schema";
import { factsOf } from "@/lib/models/facts";
import type { ActionResult } from "@/lib/result";

/** A file of the prompt being written: on its way, kept by the server, or refused. */
export type AttachedFile = { key: string; name: string } & (
  | { state: "uploading" }
  | { state: "ready"; info: AttachmentInfo }
  | { state: "failed"; message: string }
);

/** The files of the prompt being written, held against the models that will read them. Each is sent to the server by itself, and only once. */
export function useAttachments(models: { name: string; modelId: string }[]) {
  const [files, setFiles] = useState<AttachedFile[]>([]);
  const settle = (key: string, next: AttachedFile) =>
    setFiles((all) => all.map((file) => (file.key === key ? next : file)));

  async function add(file: File) {
    const name = file.name || "pasted";
    const key = crypto.randomUUID();
    setFiles((all) => [...all, { key, name, state: "uploading" }]);
    settle(key, { key, name, ...(await upload(file, name)) });
  }

  const ready = files.flatMap((file) => (file.state === "ready" ? [file.info] : []));
  return {
    files,
    ready,
    /** Why the files cannot be sent as they are, in words, or null. */
    problem: files.some(({ state }) => state === "failed")
      ? "Remove the file that could not be attached."
      : problemFor(models, ready),
    isUploading: files.some(({ state }) => state === "uploading"),
    add: (list: Iterable<File>) => {
      for (const file of list) void add(file);
    },
    remove: (key: string) => setFiles((all) => all.filter((file) => file.key !== key)),
    clear: () => setFiles([]),
  };
}

export type Attachments = ReturnType<typeof useAttachments>;

/** Bedrock knows more of a model than the facts do: the server asks it once more before the call. */
function problemFor(models: { name: string; modelId: string }[], files: AttachmentInfo[]): string | null {
  const messages = [{ files, hasText: true }];
  const general = attachmentProblem(messages, null);
  if (general !== null) return general;
  const refusals = models.flatMap(({ name, modelId }) => {
    const { modalities, takesDocuments } = factsOf(modelId);
    const problem = attachmentProblem(messages, modalities, takesDocuments);
    return problem === null ? [] : [`${name}: ${problem}`];
  });
  return refusals.length > 0 ? [...new Set(refusals)].join(" ") : null;
}

type Upload = { state: "ready"; info: AttachmentInfo } | { state: "failed"; message: string };

async function upload(file: File, name: string): Promise<Upload> {
  // Longer ones are refused anyway: they need not travel first.
  if (file.size > maxDocumentBytes) {
    const size = (file.size / 1024 / 1024).toFixed(1);
    return failed(`${name} has ${size} MB; Bedrock takes images up to 3.75 MB and documents up to 4.5 MB.`);
  }
  try {
    const answer = await fetch(`/api/attachments?name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    });
    const result: ActionResult<AttachmentInfo> = await answer.json();
    return result.ok ? { state: "ready", info: result.data } : failed(result.error.message);
  } catch {
    return failed(`${name} did not reach the server. Check the connection and attach it again.`);
  }
}

function failed(message: string): Upload {
  return { state: "failed", message };
}
