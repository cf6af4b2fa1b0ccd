import { RotateCcw } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { TagChangeList } from "@/components/tags/tag-change-list";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Facts } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { outcomeOf } from "@/lib/audit/outcome";
import type { Activity } from "@/lib/audit/schema";
import { recreateHref } from "@/lib/profiles/links";
import { tagChanges } from "@/lib/tags/log";

const labels: Record<string, string> = {
  source: "Copied from",
  profileArn: "Profile ARN",
  models: "Models",
  description: "Description",
  reason: "Reason given",
  recentCalls: "Calls in the 30 days before",
  createdAt: "Created",
  requestToken: "Request token",
  preset: "Rehearsed failure",
  profileId: "Limited to profile",
};

/** Everything that the log knows of one change. */
export function ActivityDetail({ event }: { event: Activity }) {
  return (
    <div className="max-w-4xl space-y-2 py-2">
      {outcomeOf(event) === "unknown" && (
        <Callout tone="warning" title="Nobody knows whether AWS made this change" className="mx-4">
          {event.status === "pending"
            ? "It is still running, or the console was stopped before the answer came."
            : "AWS gave no answer that says so."}{" "}
          Look at the list of profiles before doing it again.
        </Callout>
      )}
      <Facts rows={rowsOf(event)} />
      {event.action === "profile.delete" && event.status === "succeeded" && (
        <p className="px-4">
          <Button asChild size="sm">
            <Link href={recreateHref(event.id)}>
              <RotateCcw aria-hidden />
              Recreate with the same settings
            </Link>
          </Button>
        </p>
      )}
    </div>
  );
}

function rowsOf({ actorId, at, settledAt, errorCode, requestId, awsRequestId, detail }: Activity) {
  const rows: { label: string; value: ReactNode }[] = [
    { label: "Asked for by", value: actorId },
    { label: "Begun", value: <Moment at={at} /> },
    { label: "Ended", value: settledAt ? <Moment at={settledAt} /> : "not recorded" },
  ];
  const { tagsBefore, tagsAfter, ...rest } = detail;
  const changes = tagChanges(tagsBefore, tagsAfter);
  if (changes) rows.push({ label: "Tags", value: <TagChangeList label="Changed tags" changes={changes} /> });
  for (const [key, value] of Object.entries(rest)) {
    rows.push({ label: labels[key] ?? key, value: <Value name={labels[key] ?? key} value={value} /> });
  }
  if (errorCode) rows.push({ label: "Reason code", value: <code className="font-mono text-xs">{errorCode}</code> });
  rows.push({ label: "Request ID", value: <CopyableId value={requestId} label="Copy request ID" /> });
  if (awsRequestId) {
    rows.push({ label: "AWS request ID", value: <CopyableId value={awsRequestId} label="Copy AWS request ID" /> });
  }
  return rows;
}

/** ARNs are kept as one text, parted by spaces. */
function Value({ name, value }: { name: string; value: string }) {
  const parts = value.startsWith("arn:") ? value.split(" ") : [value];
  return (
    <ul>
      {parts.map((part) => (
        <li key={part}>
          <CopyableId value={part} label={`Copy ${name}`} />
        </li>
      ))}
    </ul>
  );
}

function Moment({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} className="tabular-nums">
      {at.toISOString().replace("T", " ").replace("Z", " UTC")}
    </time>
  );
}
