"use client";

import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { TimeRangeChoice } from "@/components/layout/time-range-choice";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { UsageCharts } from "@/components/usage/charts";
import { UsageFacts } from "@/components/usage/usage-facts";
import { useProfileUsage } from "@/components/usage/use-usage";
import { formatDateTime } from "@/lib/format";
import { playgroundHref } from "@/lib/profiles/links";
import type { ProfileUsage } from "@/lib/usage/schema";
import { usageSearchParams } from "@/lib/usage/search-params";
import { usageSentence } from "@/lib/usage/sentence";

interface Profile {
  profileArn: string;
  profileId: string;
  canTest: boolean;
}

/** What was invoked through this profile from this console. */
export function UsageTab({ profile }: { profile: Profile }) {
  const [{ range }, setParams] = useQueryStates(usageSearchParams, { history: "push" });
  const { data, error, isFetching, refetch, isPlaceholderData } = useProfileUsage({
    profileArn: profile.profileArn,
    range,
  });
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-3">
        <TimeRangeChoice value={range} onChange={(chosen) => void setParams({ range: chosen })} />
        <p className="text-muted-foreground text-xs">
          Calls made from this console only: what other programs send through this profile is not seen here. Times in
          UTC.
        </p>
      </div>
      {error && (
        <ErrorPanel
          title={data ? "The figures could not be refreshed; the last ones are shown" : "The figures could not be read"}
          error={failureOf(error)}
          onRetry={() => refetch()}
          retrying={isFetching}
        />
      )}
      {data ? (
        <div aria-busy={isPlaceholderData || undefined}>
          <Figures usage={data} profile={profile} />
        </div>
      ) : (
        !error && <Loading />
      )}
    </div>
  );
}

function Figures({ usage, profile }: { usage: ProfileUsage; profile: Profile }) {
  if (usage.calls === 0) {
    return (
      <Card>
        <EmptyState
          icon={MessagesSquare}
          title="No calls in this range"
          actions={
            profile.canTest && (
              <Button variant="primary" asChild>
                <Link href={playgroundHref(profile.profileId)}>Send a first prompt</Link>
              </Button>
            )
          }
        >
          Whatever is sent through this profile in the playground is counted here.
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="space-y-3">
      <p>
        {usageSentence(usage)}{" "}
        <span className="text-muted-foreground text-xs">
          From {formatDateTime(usage.from)} to {formatDateTime(usage.to)}.
        </span>
      </p>
      <UsageFacts usage={usage} />
      <UsageCharts usage={usage} />
    </div>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading the figures" className="space-y-3">
      <Skeleton className="h-44 rounded-card" />
      <Skeleton className="h-80 rounded-card" />
    </div>
  );
}
