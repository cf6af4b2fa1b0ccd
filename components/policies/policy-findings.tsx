import { CircleAlert, TriangleAlert } from "lucide-react";
import type { Finding } from "@/lib/policies/schema";

/** The mistakes of the policy that was checked, each with its line and a fix. */
export function PolicyFindings({
  findings,
  text,
  isOutdated,
}: {
  findings: Finding[];
  /** What was checked. */
  text: string;
  isOutdated: boolean;
}) {
  const lines = text.split(/\r\n|\r|\n/);
  return (
    <div className="border-line border-t">
      <p role="status" className="px-4 py-2.5 font-medium">
        {findings.length === 0 ? "No known mistake found." : `${findings.length} found`}
        {isOutdated && <span className="font-normal text-muted-foreground"> · the text has changed since</span>}
      </p>
      <ol aria-label="Mistakes" className="divide-y divide-line border-line border-t empty:hidden">
        {findings.map((finding) => (
          <li key={`${finding.line}:${finding.column}:${finding.message}`} className="flex gap-2.5 px-4 py-2.5">
            {finding.severity === "error" ? (
              <CircleAlert aria-label="Error" className="mt-0.5 size-4 shrink-0 text-danger" />
            ) : (
              <TriangleAlert aria-label="Warning" className="mt-0.5 size-4 shrink-0 text-warning" />
            )}
            <div className="min-w-0 flex-1">
              <p className="text-muted-foreground text-xs">
                Line {finding.line}, column {finding.column}
              </p>
              <code className="block truncate font-mono text-xs">{lines[finding.line - 1]?.trim()}</code>
              <p className="mt-0.5 break-words">{finding.message}</p>
              <p className="break-words text-muted-foreground">
                <span className="font-medium text-foreground">Fix:</span> {finding.fix}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
