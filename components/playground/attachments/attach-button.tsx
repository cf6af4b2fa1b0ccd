"use client";

import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { documentFormats } from "@/lib/attachments/schema";

const accepted = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  ...documentFormats.map((ending) => `.${ending}`),
];

/** Picks files for the prompt; they can be pasted and dropped too. */
export function AttachButton({
  label = "Attach images or documents",
  onFiles,
}: {
  label?: string;
  onFiles: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        accept={accepted.join(",")}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = ""; // the same file may be picked again after it was removed
        }}
      />
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={label}
        title="Attach images or documents: or paste them, or drop them here"
        onClick={() => input.current?.click()}
      >
        <Paperclip aria-hidden />
      </Button>
    </>
  );
}
