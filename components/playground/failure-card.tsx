"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { Attempt } from "@/lib/playground/attempt";
import type { ActionError } from "@/lib/result";

/** When Bedrock limits requests without saying for how long. */
const defaultWaitMs = 8_000;

/** Why an answer failed, in its place: the reason, what helps, the raw error; what had arrived stays above it. */
export function FailureCard({
  attempt,
  error,
  onRetry,
}: {
  attempt: Attempt;
  error: ActionError;
  onRetry: (() => void) | null;
}) {
  const hasText = attempt.text !== "" || attempt.reasoning !== "";
  return (
    <ErrorPanel
      className="mt-2"
      error={error}
      title={hasText ? "The answer broke off. What arrived is kept." : "No answer arrived."}
      {...(onRetry ? { onRetry } : {})}
    >
      {hasText && <p>What the model had produced may still be billed. Retry sends the same input again.</p>}
      <div className="mt-1.5 flex flex-wrap gap-2 empty:hidden">
        {error.code === "access_denied" && (
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
