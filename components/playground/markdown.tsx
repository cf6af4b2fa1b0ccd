"use client";

import { type ComponentProps, memo, type ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import remend from "remend";
import { cn } from "@/components/ui/cn";
import { linkTarget } from "@/lib/playground/link-target";
import { splitBlocks } from "@/lib/playground/markdown-blocks";

const caret =
  "[&>:last-child>p:last-child]:after:content-['▋'] [&>:last-child>:is(ul,ol):last-child>li:last-child]:after:content-['▋'] [&>:last-child>h3:last-child]:after:content-['▋']";

/**
 * A model's answer. Hostile until proven otherwise: no raw HTML, no remote image, links that show where they lead.
 * While it streams only the last block is parsed again, with its half-written syntax closed.
 */
export function Markdown({ text, isStreaming }: { text: string; isStreaming: boolean }) {
  const blocks = splitBlocks(text);
  const last = blocks.length - 1;
  return (
    <div className={cn("break-words", isStreaming && caret)}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever appended, so the index is the identity
        <Block key={index} markdown={isStreaming && index === last ? remend(block) : block} />
      ))}
    </div>
  );
}

const plugins = [remarkGfm];

const Block = memo(function Block({ markdown }: { markdown: string }) {
  return (
    <div className="[&>*:last-child]:mb-0 not-last:mb-2">
      <ReactMarkdown remarkPlugins={plugins} components={components}>
        {markdown}
      </ReactMarkdown>
    </div>
  );
});

function Heading({ children, size }: { children: ReactNode; size?: string }) {
  return <h3 className={cn("mt-3 mb-1.5 font-semibold", size)}>{children}</h3>;
}

// One level below the pane's heading whatever the model chose: it skips levels at will, a page must not. Attributes of
// the source (ids, labels) are left out on purpose.
const components: Components = {
  h1: ({ children }) => <Heading size="text-lg">{children}</Heading>,
  h2: ({ children }) => <Heading size="text-base">{children}</Heading>,
  h3: ({ children }) => <Heading>{children}</Heading>,
  h4: ({ children }) => <Heading>{children}</Heading>,
  h5: ({ children }) => <Heading>{children}</Heading>,
  h6: ({ children }) => <Heading>{children}</Heading>,
  p: ({ children }) => <p className="mb-2">{children}</p>,
  ul: ({ children }) => <ul className="mb-2 list-disc space-y-0.5 pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol className="mb-2 list-decimal space-y-0.5 pl-6" start={start}>
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="mb-2 border-line-strong border-l-2 pl-3 text-muted-foreground">{children}</blockquote>
  ),
  hr: () => <hr className="my-3 border-line" />,
  code: ({ children }) => <code className="rounded bg-muted px-1 py-px font-mono text-xs">{children}</code>,
  pre: ({ children }) => <Scroller className="rounded-md border border-line bg-muted">{children}</Scroller>,
  table: ({ children }) => (
    <Wide label="Table">
      <table className="w-max max-w-full border-collapse text-left">{children}</table>
    </Wide>
  ),
  th: ({ children }) => <th className="border border-line bg-muted px-2 py-1 font-medium">{children}</th>,
  td: ({ children }) => <td className="border border-line px-2 py-1 align-top">{children}</td>,
  section: ({ children }) => <div>{children}</div>,
  input: ({ checked }) => <span>{checked ? "☑ " : "☐ "}</span>,
  img: ({ alt, src }) => (
    <span className="text-muted-foreground">
      [image not loaded: {alt || "no description"}
      {typeof src === "string" && src !== "" && `, ${src}`}]
    </span>
  ),
  a: Link,
};

function Link({ href, children }: ComponentProps<"a">) {
  const target = linkTarget(href);
  if (!target) return <span>{children}</span>;
  const isBare = children === href || children === target;
  return (
    <a
      href={target}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="break-all text-accent underline underline-offset-2"
    >
      {isBare ? target : children}
      {!isBare && <span className="font-mono text-muted-foreground text-xs no-underline"> ({target})</span>}
    </a>
  );
}

function Scroller({ children, className }: ComponentProps<"div">) {
  return (
    <Wide label="Code" className={className}>
      <pre className="p-3 [&_code]:bg-transparent [&_code]:p-0">{children}</pre>
    </Wide>
  );
}

/** What may be wider than the pane scrolls by itself, and is then reachable by keyboard. */
function Wide({ label, className, children }: ComponentProps<"div"> & { label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls, this groups nothing but its content
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" aria-label={label} tabIndex={0} className={cn("mb-2 overflow-x-auto", className)}>
      {children}
    </div>
  );
}
