"use client";

import { FileText, LoaderCircle, TriangleAlert, X } from "lucide-react";
import type { AttachedFile } from "@/components/playground/attachments/use-attachments";
import type { AttachmentInfo } from "@/lib/attachments/schema";

/** The files of the prompt being written, each with its state in words. */
export function AttachedFiles({ files, onRemove }: { files: AttachedFile[]; onRemove: (key: string) => void }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Attached files" className="flex flex-wrap gap-2 px-3.5 pt-3">
      {files.map((file) => (
        <li
          key={file.key}
          className="flex max-w-full items-center gap-1.5 rounded-md border border-line bg-background py-1 pr-1 pl-2 text-xs"
        >
          <Mark file={file} />
          <span className="min-w-16 truncate">{file.name}</span>
          <span
            role="status"
            className={file.state === "failed" ? "text-danger" : "shrink-0 whitespace-nowrap text-muted-foreground"}
          >
            {file.state === "uploading" && "uploading…"}
            {file.state === "ready" && sizeOf(file.info)}
            {file.state === "failed" && file.message}
          </span>
          <button
            type="button"
            aria-label={`Remove ${file.name}`}
            className="rounded p-0.5 text-muted-foreground hover:text-foreground"
            onClick={() => onRemove(file.key)}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Mark({ file }: { file: AttachedFile }) {
  const style = "size-4 shrink-0";
  if (file.state === "uploading") return <LoaderCircle aria-hidden className={`${style} animate-spin`} />;
  if (file.state === "failed") return <TriangleAlert aria-hidden className={`${style} text-danger`} />;
  return <Preview info={file.info} />;
}

function Preview({ info }: { info: AttachmentInfo }) {
  if (info.kind === "document") return <FileText aria-hidden className="size-4 shrink-0" />;
  // biome-ignore lint/performance/noImgElement: a stored file of a few pixels, nothing to optimise
  return <img src={`/api/attachments/${info.id}`} alt="" className="size-6 shrink-0 rounded object-cover" />;
}

/** The files of a prompt that was sent. */
export function SentFiles({ files }: { files: AttachmentInfo[] }) {
  return (
    <ul aria-label="Files of this prompt" className="mb-1.5 flex flex-wrap gap-1.5">
      {files.map((info) => (
        <li key={`${info.id} ${info.name}`}>
          <a
            href={`/api/attachments/${info.id}`}
            target="_blank"
            rel="noreferrer"
            className="flex max-w-60 items-center gap-1.5 rounded-md border border-line bg-background px-2 py-1 text-xs hover:bg-muted"
          >
            <Preview info={info} />
            <span className="min-w-0 truncate">{info.name}</span>
            <span className="shrink-0 whitespace-nowrap text-muted-foreground">{sizeOf(info)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function sizeOf({ sizeBytes }: AttachmentInfo): string {
  return sizeBytes < 1024 * 1024 ? `${Math.ceil(sizeBytes / 1024)} kB` : `${(sizeBytes / 1024 / 1024).toFixed(1)} MB`;
}
