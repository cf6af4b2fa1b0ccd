import { memo, useReducer } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Streamdown } from "streamdown";
import { Markdown } from "@/components/playground/markdown";
import { useFrameQueue } from "@/components/playground/use-frame-queue";

/** What the script in Node calls. Both render the same tokens, in the same number of panes, from one clock. */
export interface RenderingBench {
  run(kind: "ours" | "streamdown", tokens: string[], panes: number, tokensPerSecond: number): Promise<number>;
}

declare global {
  interface Window {
    renderingBench: RenderingBench;
  }
}

interface Token {
  pane: number;
  text: string;
}

/** Stands for what the answer streams in. */
let deliver: (token: Token) => void = () => {};
let commits = 0;

function addToken(texts: string[], { pane, text }: Token): string[] {
  return texts.with(pane, (texts[pane] ?? "") + text);
}

const OurPane = memo(function OurPane({ text }: { text: string }) {
  return <Markdown text={text} isStreaming />;
});

const TheirPane = memo(function TheirPane({ text }: { text: string }) {
  return <Streamdown isAnimating>{text}</Streamdown>;
});

/** One commit per frame for all panes, as the playground does it. */
function Ours({ panes }: { panes: number }) {
  const [texts, add] = useReducer(addToken, Array<string>(panes).fill(""));
  deliver = useFrameQueue(add);
  commits += 1;
  return texts.map((text, pane) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the position is a pane's identity here
    <OurPane key={pane} text={text} />
  ));
}

/** One commit per token, as a chat that sets its state for each does it. */
function Theirs({ panes }: { panes: number }) {
  const [texts, add] = useReducer(addToken, Array<string>(panes).fill(""));
  deliver = (token) => flushSync(() => add(token));
  commits += 1;
  return texts.map((text, pane) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <TheirPane key={pane} text={text} />
  ));
}

window.renderingBench = {
  async run(kind, tokens, panes, tokensPerSecond) {
    const host = document.createElement("div");
    document.body.replaceChildren(host);
    const root = createRoot(host);
    flushSync(() => root.render(kind === "ours" ? <Ours panes={panes} /> : <Theirs panes={panes} />));
    commits = 0;
    await feed(tokens, panes, tokensPerSecond);
    const made = commits;
    root.unmount();
    return made;
  },
};

/** Hands on each token in a task of its own, when it is due or as soon after as the page has time. */
function feed(tokens: string[], panes: number, tokensPerSecond: number): Promise<void> {
  const total = tokens.length * panes;
  const started = performance.now();
  const channel = new MessageChannel();
  let next = 0;
  return new Promise((resolve) => {
    const step = () => {
      const due = ((performance.now() - started) / 1000) * tokensPerSecond * panes;
      if (next < total && next <= due) {
        deliver({ pane: next % panes, text: tokens[Math.floor(next / panes)] ?? "" });
        next += 1;
        return channel.port2.postMessage(null);
      }
      if (next < total) return setTimeout(step, 1);
      // The frame that shows the last tokens, and the one after it.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    };
    channel.port1.onmessage = step;
    step();
  });
}
