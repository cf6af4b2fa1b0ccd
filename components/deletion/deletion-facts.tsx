"use client";

import { failureOf } from "@/components/request/failure";
import { Callout } from "@/components/ui/callout";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { Tag } from "@/lib/bedrock/types";
import type { TagPolicy } from "@/lib/config/schema";
import { type RecentUse, recentUseDays } from "@/lib/deletion/schema";
import { formatDateTime, plural } from "@/lib/format";

/** Whom a deletion would hit: who called lately, and who owns the profile by its tags. */
export function DeletionFacts({
  use: { data, error, isFetching, refetch },
  tags,
  policy,
}: {
  use: { data: RecentUse | undefined; error: Error | null; isFetching: boolean; refetch: () => unknown };
  tags: Tag[] | null;
  policy: TagPolicy;
}) {
  return (
    <div className="mt-4 space-y-3">
      {data ? (
        <Callout
          tone={data.calls > 0 ? "warning" : "info"}
          title={
            data.calls > 0
              ? `${plural(data.calls, "call")} from this console in the last ${recentUseDays} days`
              : `No call from this console in the last ${recentUseDays} days`
          }
        >
          <ul>
            {data.people.map(({ actorId, calls, lastAt }) => (
              <li key={actorId}>
                {actorId}: {plural(calls, "call")}, last {formatDateTime(lastAt)}
              </li>
            ))}
          </ul>
          {data.calls === 0 && data.lastAt && <p>Last called from here on {formatDateTime(data.lastAt)}.</p>}
          <p className="text-muted-foreground text-xs">Calls of other programs are not seen here: ask the owner.</p>
        </Callout>
      ) : error ? (
        <ErrorPanel
          tone="warning"
          title="Recent calls could not be read"
          error={failureOf(error)}
          onRetry={() => refetch()}
          retrying={isFetching}
        />
      ) : (
        <div role="status" aria-label="Loading recent calls">
          <Skeleton className="h-20 rounded-card" />
        </div>
      )}
      <Owners tags={tags} policy={policy} />
    </div>
  );
}

function Owners({ tags, policy }: { tags: Tag[] | null; policy: TagPolicy }) {
  if (tags === null) return <p className="text-muted-foreground text-xs">Owner: the tags could not be read.</p>;
  const owners = tags.filter(({ key }) => policy.required.includes(key) || /^(owner|team|contact)$/i.test(key));
  if (owners.length === 0) return <p className="text-warning text-xs">No tag names an owner.</p>;
  return (
    <p className="text-xs">
      <span className="text-muted-foreground">Belongs to </span>
      {owners.map(({ key, value }) => `${key} ${value || "empty"}`).join(", ")}
    </p>
  );
}
