"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** The failure of an action as it crosses to the browser; `ActionError` has this shape. */
export interface PanelError {
  code: string;
  message: string;
  requestId: string;
  awsRequestId?: string;
  retryAfterMs?: number;
  denied?: { action: string; resource: string | null };
  aws?: { name: string; status: number | null };
}

/**
 * What went wrong in plain words, the missing permission if that is the cause, and Retry.
 * `title` says what was being attempted, e.g. "Application profiles could not be listed".
 */
export function ErrorPanel({
  error,
  title,
  tone = "danger",
  onRetry,
  retrying = false,
  children,
  className,
}: {
  error: PanelError;
  title?: ReactNode;
  tone?: "danger" | "warning";
  onRetry?: () => void;
  retrying?: boolean;
  children?: ReactNode;
  className?: string;
}) {
  return (
    <Callout
      tone={tone}
      role="alert"
      title={title ?? error.message}
      className={className}
      actions={
        onRetry && (
          <Button size="sm" onClick={onRetry} pending={retrying}>
            Retry
          </Button>
        )
      }
    >
      {title && <p>{error.message}</p>}
      {error.denied && !error.message.includes(error.denied.action) && <MissingPermission {...error.denied} />}
      {error.retryAfterMs !== undefined && <p>Bedrock asks to wait {Math.ceil(error.retryAfterMs / 1000)} s.</p>}
      {children}
      <ErrorDetails error={error} />
    </Callout>
  );
}

function MissingPermission({ action, resource }: { action: string; resource: string | null }) {
  return (
    <p>
      Missing permission: <code className="font-mono text-xs">{action}</code>
      {resource && (
        <>
          {" on "}
          <code className="break-all font-mono text-xs">{resource}</code>
        </>
      )}
    </p>
  );
}

function ErrorDetails({ error }: { error: PanelError }) {
  const facts: [string, string | undefined][] = [
    ["Request ID", error.requestId],
    ["AWS request ID", error.awsRequestId],
    ["AWS error", error.aws && `${error.aws.name}${error.aws.status === null ? "" : ` (HTTP ${error.aws.status})`}`],
    ["Code", error.code],
  ];
  return (
    <details className="mt-1 text-xs">
      <summary className="w-fit cursor-pointer text-muted-foreground">Details</summary>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label} className="contents">
                <dt className="text-muted-foreground">{label}</dt>
                <dd className="break-all font-mono">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </details>
  );
}
