"use client";

import { type ComponentProps, lazy, memo, type ReactNode, Suspense, useState } from "react";
import ReactMarkdown, { type Components, type ExtraProps, type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remend from "remend";
import { CodeView } from "@/components/playground/code-view";
import { cn } from "@/components/ui/cn";
import { GrowingText, openCode, parsedLength, withDollars } from "@/lib/playground/growing-text";
import { linkTarget } from "@/lib/playground/link-target";

/** Loaded with the first formula. */
const Formula = lazy(() => import("@/components/playground/formula"));

const caret =
  "[&>:last-child>p:last-child]:after:content-['▋'] [&>:last-child>:is(ul,ol):last-child>li:last-child]:after:content-['▋'] [&>:last-child>h3:last-child]:after:content-['▋']";

/**
 * A model's answer. Hostile until proven otherwise: no raw HTML, no remote image, links that show where they lead.
 * While it streams only the last blocks are parsed again, with their half-written syntax closed.
 */
export function Markdown({ text, isStreaming }: { text: string; isStreaming: boolean }) {
  const [growing] = useState(() => new GrowingText());
  const { groups, open } = growing.pieces(text);
  const last = open.length - 1;
  return (
    <div className={cn("break-words", isStreaming && caret)}>
      {groups.map((blocks, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups are only ever appended, so the index is the identity
        <Group key={index} blocks={blocks} />
      ))}
      {open.map((block, index) => {
        const position = groups.length + index;
        if (!isStreaming || index < last) return <Block key={position} markdown={block} />;
        return <OpenBlock key={position} block={block} />;
      })}
    </div>
  );
}

const Group = memo(function Group({ blocks }: { blocks: string[] }) {
  return (
    <div className="[contain-intrinsic-size:auto_40rem] [content-visibility:auto]">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever appended, so the index is the identity
        <Block key={index} markdown={block} />
      ))}
    </div>
  );
});

/** The block that still grows. */
function OpenBlock({ block }: { block: string }) {
  const code = openCode(block);
  if (code) return <CodeView {...code} />;
  const parsed = parsedLength(block.length);
  return (
    <>
      <Block markdown={remend(block.slice(0, parsed))} />
      {parsed < block.length && <span className="whitespace-pre-wrap">{block.slice(parsed)}</span>}
    </>
  );
}

// One dollar is a price more often than it is maths.
const plugins: Options["remarkPlugins"] = [remarkGfm, [remarkMath, { singleDollarTextMath: false }]];

const Block = memo(function Block({ markdown }: { markdown: string }) {
  return (
    <div className="mb-2 [&>*:last-child]:mb-0">
      <ReactMarkdown remarkPlugins={plugins} components={components}>
        {withDollars(markdown)}
      </ReactMarkdown>
    </div>
  );
});

function Heading({ children, size }: { children: ReactNode; size?: string }) {
  return (
    <h3 dir="auto" className={cn("mt-3 mb-1.5 font-semibold", size)}>
      {children}
    </h3>
  );
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
  p: ({ children }) => (
    <p dir="auto" className="mb-2">
      {children}
    </p>
  ),
  ul: ({ children }) => (
    <ul dir="auto" className="mb-2 list-disc space-y-0.5 ps-5">
      {children}
    </ul>
  ),
  ol: ({ children, start }) => (
    <ol dir="auto" className="mb-2 list-decimal space-y-0.5 ps-6" start={start}>
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote dir="auto" className="mb-2 border-line-strong border-s-2 ps-3 text-muted-foreground">
      {children}
    </blockquote>
  ),
  hr: () => <hr className="my-3 border-line" />,
  code: ({ children, className }) =>
    className?.includes("math-inline") ? (
      <Maths tex={String(children)} isDisplay={false} />
    ) : (
      <code className="rounded bg-muted px-1 py-px font-mono text-xs">{children}</code>
    ),
  pre: ({ node }) => <Preformatted {...codeIn(node)} />,
  table: ({ children }) => (
    <Wide label="Table">
      <table className="w-max max-w-full border-collapse text-start">{children}</table>
    </Wide>
  ),
  th: ({ children }) => (
    <th dir="auto" className="border border-line bg-muted px-2 py-1 font-medium">
      {children}
    </th>
  ),
  td: ({ children }) => (
    <td dir="auto" className="border border-line px-2 py-1 align-top">
      {children}
    </td>
  ),
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

/** The text and the language of a `pre` in the tree that the parser made. */
function codeIn(node: ExtraProps["node"]): { code: string; language: string; isMath: boolean } {
  const inner = node?.children[0];
  if (inner?.type !== "element") return { code: "", language: "", isMath: false };
  const classes = inner.properties.className;
  const names = Array.isArray(classes) ? classes.map(String) : [];
  const language = names.find((name) => name.startsWith("language-"))?.slice("language-".length) ?? "";
  const code = inner.children.map((child) => (child.type === "text" ? child.value : "")).join("");
  return { code, language, isMath: names.includes("math-display") };
}

function Preformatted({ code, language, isMath }: { code: string; language: string; isMath: boolean }) {
  return isMath ? <Maths tex={code} isDisplay /> : <CodeView code={code.replace(/\n$/, "")} language={language} />;
}

function Maths({ tex, isDisplay }: { tex: string; isDisplay: boolean }) {
  return (
    <Suspense fallback={<code className="font-mono text-xs">{tex}</code>}>
      <Formula tex={tex} isDisplay={isDisplay} />
    </Suspense>
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
