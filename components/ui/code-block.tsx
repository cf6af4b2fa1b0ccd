"use client";

import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";

/** Code as plain text with a copy button; long lines scroll. */
export function CodeBlock({
  code,
  label,
  copyable = true,
  className,
}: {
  code: string;
  /** Names the block, e.g. "Python example". */
  label: string;
  copyable?: boolean;
  className?: string;
}) {
  return (
    <div className={cn("group relative min-w-0", className)}>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={label}
        className="overflow-x-auto rounded-md focus-visible:outline-offset-[-2px]"
      >
        <pre className={cn("px-4 py-3 font-mono text-xs leading-5", copyable && "pr-24")}>{code}</pre>
      </section>
      {copyable && (
        <CopyButton value={code} label={`Copy ${label}`} variant="secondary" className="absolute top-2 right-2">
          Copy
        </CopyButton>
      )}
    </div>
  );
}
