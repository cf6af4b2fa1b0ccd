"use client";

import { memo } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { codeChunks } from "@/lib/playground/growing-text";

/** Code of an answer, with its language and a copy button. While it grows only its last lines are rendered again. */
export function CodeView({ code, language }: { code: string; language: string }) {
  return (
    <div dir="ltr" className="mb-2 overflow-hidden rounded-md border border-line bg-muted text-left">
      <div className="flex h-8 items-center justify-between gap-2 border-line border-b pr-1 pl-3 text-2xs text-muted-foreground">
        <span className="truncate font-mono">{language || "code"}</span>
        <CopyButton value={code} label="Copy code" />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls, this groups nothing but its content */}
      <div
        role="group"
        aria-label="Code"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto focus-visible:outline-offset-[-2px]"
      >
        <pre className="p-3 font-mono text-xs leading-5">
          <code>
            {codeChunks(code).map((chunk, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: chunks are only ever appended
              <Chunk key={index} text={chunk} />
            ))}
          </code>
        </pre>
      </div>
    </div>
  );
}

const Chunk = memo(function Chunk({ text }: { text: string }) {
  return <span>{text}</span>;
});
