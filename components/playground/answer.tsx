"use client";

import { ChevronRight } from "lucide-react";
import { useEffect, useState } from "react";
import { Markdown } from "@/components/playground/markdown";
import { StateWord } from "@/components/playground/state-word";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ErrorPanel } from "@/components/ui/error-panel";
import { endNote } from "@/lib/playground/state-words";
import { type Attempt, isLive } from "@/lib/playground/transcript";

/** One attempt at an answer: its state, thinking, text, and what went wrong. `onRetry` only where retrying makes sense. */
export function Answer({ attempt, onRetry }: { attempt: Attempt; onRetry: (() => void) | null }) {
  const live = isLive(attempt);
  return (
    <div>
      <p className="mb-1 flex flex-wrap items-baseline gap-x-2 text-2xs text-muted-foreground">
        <span className="font-medium">{attempt.profile.modelName}</span>
        <StateWord attempt={attempt} />
        {(attempt.state === "queued" || attempt.state === "waiting") && <Elapsed since={attempt.askedAt} />}
      </p>
      {attempt.reasoning !== "" && <Thinking attempt={attempt} />}
      {attempt.text !== "" && <Markdown text={attempt.text} isStreaming={live} />}
      <Ending attempt={attempt} onRetry={onRetry} />
    </div>
  );
}

function Ending({ attempt, onRetry }: { attempt: Attempt; onRetry: (() => void) | null }) {
  const note = endNote(attempt);
  if (attempt.error) {
    const hasText = attempt.text !== "" || attempt.reasoning !== "";
    return (
      <ErrorPanel
        className="mt-2"
        error={withRequestId(attempt)}
        title={hasText ? "The answer broke off. What arrived is kept." : "No answer arrived."}
        {...(onRetry ? { onRetry } : {})}
      />
    );
  }
  if (note === null && attempt.state !== "failed") return null;
  return (
    <Callout
      className="mt-2"
      tone={attempt.state === "stopped" ? "info" : "warning"}
      actions={
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
  return (
    <details className="group mb-2 rounded-md border border-line bg-background" open={attempt.state === "thinking"}>
      <summary className="flex cursor-pointer list-none items-center gap-1.5 px-2.5 py-1.5 text-muted-foreground text-xs">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
        Thinking
      </summary>
      <div className="px-3 pb-2 text-muted-foreground text-xs">
        <Markdown text={attempt.reasoning} isStreaming={attempt.state === "thinking"} />
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
