"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { Attempt } from "@/lib/playground/attempt";
import { billingNote, hasContent } from "@/lib/playground/state-words";
import type { ActionError } from "@/lib/result";

/** When Bedrock limits requests without saying for how long. */
const defaultWaitMs = 8_000;

/** Why an answer failed, in its place: the reason, what helps, the raw error; what had arrived stays above it. */
export function FailureCard({
  attempt,
  error,
  isBlind,
  onRetry,
}: {
  attempt: Attempt;
  error: ActionError;
  /** Nothing may tell whose answer it is. */
  isBlind: boolean;
  onRetry: (() => void) | null;
}) {
  const billing = billingNote(attempt, error);
  return (
    <ErrorPanel
      className="mt-2"
      error={isBlind ? withoutNames(error) : error}
      title={hasContent(attempt) ? "The answer broke off. What arrived is kept." : "No answer arrived."}
      {...(onRetry ? { onRetry } : {})}
    >
      {billing && <p>{billing} Retry sends the same input again.</p>}
      <div className="mt-1.5 flex flex-wrap gap-2 empty:hidden">
        {error.code === "access_denied" && !isBlind && (
          <Button size="sm" asChild>
            <Link href={`/profiles/${encodeURIComponent(attempt.profile.profileId)}?tab=access`}>Open policy</Link>
          </Button>
        )}
        {error.code === "throttled" && onRetry && (
          <WaitAndRetry waitMs={error.retryAfterMs ?? defaultWaitMs} onRetry={onRetry} />
        )}
      </div>
    </ErrorPanel>
  );
}

/** The reason may name the profile, its model or the resource of a denial: it has to wait, the code has not. */
function withoutNames({ code, requestId, retryAfterMs }: ActionError): ActionError {
  const message = `The reason is shown with the names (${code}).`;
  return { code, message, requestId, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

function WaitAndRetry({ waitMs, onRetry }: { waitMs: number; onRetry: () => void }) {
  const [left, setLeft] = useState<number | null>(null);
  const seconds = Math.ceil(waitMs / 1000);

  useEffect(() => {
    if (left === null) return;
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : onRetry()), 1000);
    return () => clearTimeout(timer);
  }, [left, onRetry]);

  if (left === null) {
    return (
      <Button size="sm" onClick={() => setLeft(seconds)}>
        Wait {seconds} s
      </Button>
    );
  }
  return (
    <Button size="sm" onClick={() => setLeft(null)}>
      Sends again in {left} s: cancel
    </Button>
  );
}
