import { memo, useReducer } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Streamdown } from "streamdown";
import { Conversation } from "@/components/playground/conversation";
import { Turn } from "@/components/playground/turn";
import { useFrameQueue } from "@/components/playground/use-frame-queue";
import type { Attempt } from "@/lib/playground/attempt";
import { rootKey, type ShownTurn } from "@/lib/playground/history";
import { emptyTranscript, lastTurn, reduceTranscript, type SentCall } from "@/lib/playground/transcript";

/** What the script in Node calls. Both render the same tokens, in the same number of panes, from one clock. */
export interface RenderingBench {
  run(kind: "ours" | "streamdown", tokens: string[], panes: number, tokensPerSecond: number): Promise<Rendered>;
}

export interface Rendered {
  commits: number;
  /** Rows of tables and items of lists that stand on the page at the end. */
  rows: number;
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

const rivals: Attempt[] = [];
const ignore = () => {};

const OurPane = memo(function OurPane({ shown }: { shown: ShownTurn | null }) {
  return (
    <Conversation label="Conversation" turns={1}>
      {shown && (
        <Turn shown={shown} rivals={rivals} sharedWith={1} isNewest isBlind={false} canAsk={false} onAction={ignore} />
      )}
    </Conversation>
  );
});

const profile = { profileId: "p", name: "Profile", type: "SYSTEM_DEFINED" as const, modelName: "Model" };

function askedCalls(panes: number): SentCall[] {
  return Array.from({ length: panes }, (_, pane) => {
    const id = `${pane}`;
    return { pane, paneKey: id, nodeId: id, invocationId: id, parent: rootKey, profile };
  });
}

/** The playground's own reducer and turns, with one commit per frame for all panes. */
function Ours({ calls }: { calls: SentCall[] }) {
  const [transcript, dispatch] = useReducer(reduceTranscript, emptyTranscript, (empty) =>
    reduceTranscript(empty, {
      ...{ type: "sent", turnId: "t", prompt: "Write.", maxTokens: null, order: "together", at: Date.now(), calls },
    }),
  );
  const enqueue = useFrameQueue(dispatch);
  deliver = ({ pane, text }) =>
    enqueue({ type: "received", calls, events: [{ type: "text-delta", pane, text }], at: performance.now() });
  commits += 1;
  return calls.map(({ paneKey }) => <OurPane key={paneKey} shown={lastTurn(transcript, paneKey)} />);
}

function addToken(texts: string[], { pane, text }: Token): string[] {
  return texts.with(pane, (texts[pane] ?? "") + text);
}

const TheirPane = memo(function TheirPane({ text }: { text: string }) {
  return <Streamdown isAnimating>{text}</Streamdown>;
});

/** One commit per token, as a chat that sets its state for each does it. */
function Theirs({ panes }: { panes: number }) {
  const [texts, add] = useReducer(addToken, Array<string>(panes).fill(""));
  deliver = (token) => flushSync(() => add(token));
  commits += 1;
  return texts.map((text, pane) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the position is a pane's identity here
    <TheirPane key={pane} text={text} />
  ));
}

window.renderingBench = {
  async run(kind, tokens, panes, tokensPerSecond) {
    const host = document.createElement("div");
    document.body.replaceChildren(host);
    const root = createRoot(host);
    flushSync(() => root.render(kind === "ours" ? <Ours calls={askedCalls(panes)} /> : <Theirs panes={panes} />));
    commits = 0;
    await feed(tokens, panes, tokensPerSecond);
    const rendered = { commits, rows: host.querySelectorAll("tr, li").length };
    root.unmount();
    return rendered;
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
