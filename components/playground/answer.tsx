"use client";

import { ChevronRight, RefreshCw } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { FailureCard } from "@/components/playground/failure-card";
import { Markdown } from "@/components/playground/markdown";
import { StateWord } from "@/components/playground/state-word";
import { ToolCalls } from "@/components/playground/tool-calls";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { ToolResult } from "@/lib/bedrock/types";
import { type Attempt, isLive } from "@/lib/playground/attempt";
import { endNote, thinkingWords } from "@/lib/playground/state-words";

/** One version of an answer: its state, thinking, text, and what went wrong. `onAskAgain` only where that makes sense. */
export function Answer({
  attempt,
  isBlind,
  versions,
  onResults,
  onAskAgain,
}: {
  attempt: Attempt;
  isBlind: boolean;
  versions: ReactNode;
  /** Null where no result of a tool can be sent now. */
  onResults: ((results: ToolResult[]) => void) | null;
  onAskAgain: (() => void) | null;
}) {
  const live = isLive(attempt);
  const isWhole = attempt.state === "done" || attempt.state === "cut-off" || attempt.state === "filtered";
  return (
    <div>
      <div className="mb-1 flex min-h-6 flex-wrap items-center gap-x-2 text-2xs text-muted-foreground">
        {!isBlind && <span className="font-medium">{attempt.profile.modelName}</span>}
        <StateWord attempt={attempt} />
        {(attempt.state === "queued" || attempt.state === "waiting") && <Elapsed since={attempt.askedAt} />}
        {versions}
        {isWhole && onAskAgain && (
          <Button
            variant="ghost"
            size="icon-sm"
            className="size-6"
            aria-label="Regenerate this answer as another version"
            title="Regenerate: adds a version, billed"
            onClick={onAskAgain}
          >
            <RefreshCw aria-hidden />
          </Button>
        )}
      </div>
      {attempt.reasoning !== "" && <Thinking attempt={attempt} />}
      {attempt.text !== "" && <Markdown text={attempt.text} isStreaming={live} />}
      {attempt.toolUses.length > 0 && <ToolCalls toolUses={attempt.toolUses} onResults={onResults} />}
      <Ending attempt={attempt} isBlind={isBlind} onRetry={onAskAgain} />
    </div>
  );
}

function Ending({ attempt, isBlind, onRetry }: { attempt: Attempt; isBlind: boolean; onRetry: (() => void) | null }) {
  const note = endNote(attempt);
  if (attempt.error)
    return <FailureCard attempt={attempt} error={withRequestId(attempt)} isBlind={isBlind} onRetry={onRetry} />;
  if (note === null && attempt.state !== "failed") return null;
  const canRetry = attempt.state === "stopped" || attempt.state === "interrupted" || attempt.state === "failed";
  return (
    <Callout
      className="mt-2"
      tone={attempt.state === "stopped" ? "info" : "warning"}
      actions={
        canRetry &&
        onRetry && (
          <Button size="sm" onClick={onRetry}>
            Retry
          </Button>
        )
      }
    >
      {note ?? "The call failed without a reason."}
    </Callout>
  );
}

/** The AWS request ID comes with the answer's head, also when the error itself carries none. */
function withRequestId({ error, outcome }: Attempt) {
  const awsRequestId = error?.awsRequestId ?? outcome?.awsRequestId;
  const shown = error ?? { code: "internal", message: "The call failed.", requestId: "" };
  return awsRequestId ? { ...shown, awsRequestId } : shown;
}

function Thinking({ attempt }: { attempt: Attempt }) {
  const isThinking = attempt.state === "thinking";
  return (
    <details className="group mb-2 rounded-md border border-line bg-background" open={isThinking}>
      <summary className="flex cursor-pointer list-none items-center gap-1.5 px-2.5 py-1.5 text-muted-foreground text-xs">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
        Thinking
        <span className="text-2xs tabular-nums">{thinkingWords(attempt)}</span>
      </summary>
      <div className="px-3 pb-2 text-muted-foreground text-xs">
        <Markdown text={attempt.reasoning} isStreaming={isThinking} />
      </div>
    </details>
  );
}

const tickMs = 100;

/** Seconds since the prompt was sent, on the browser's clock: a sign of life, not a measurement. */
function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden className="tabular-nums">
      {(Math.max(0, now - since) / 1000).toFixed(1)} s
    </span>
  );
}
