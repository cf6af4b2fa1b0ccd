import type { ReactNode } from "react";
import { StatusDot } from "@/components/ui/status-dot";

/** What the console talks to. `account` is given apart, since it is known only once something was listed. */
export function BedrockBadge({
  mode,
  region,
  endpointOverride,
  account,
}: {
  mode: "local" | "aws" | null;
  region: string | null;
  endpointOverride: string | null;
  account: ReactNode;
}) {
  return (
    <section aria-label="Connection" className="rounded-card border border-line bg-surface px-2.5 py-2 text-xs">
      {mode === "local" ? (
        <>
          <p className="font-semibold">
            <StatusDot tone="success">
              <span className="text-foreground">Local Bedrock</span>
            </StatusDot>
          </p>
          <p className="text-muted-foreground">Simulated replies, no AWS account, no cost.</p>
        </>
      ) : (
        <p className="font-semibold">
          <StatusDot tone={mode === "aws" && region ? "success" : "warning"}>
            <span className="text-foreground">{mode === "aws" ? "AWS" : "Not connected"}</span>
          </StatusDot>
        </p>
      )}
      {endpointOverride && (
        <p className="break-all text-warning">
          Endpoint overridden: <span className="font-mono text-2xs">{endpointOverride}</span>
        </p>
      )}
      <p className="mt-1 flex flex-wrap justify-between gap-x-2 font-mono text-2xs text-muted-foreground tracking-tighter">
        <span>{region ?? "no Region"}</span>
        <span>{account}</span>
      </p>
    </section>
  );
}
