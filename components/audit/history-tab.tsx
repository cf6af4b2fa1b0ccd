"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { ActivityTable } from "@/components/audit/activity-table";
import { useActivity } from "@/components/audit/use-activity";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { CallsCard } from "@/components/usage/calls-card";
import { activityFilterSchema } from "@/lib/audit/schema";
import { activityQuery } from "@/lib/audit/search-params";

/** What was done to a profile and through it from this console. @param tests where it was tested */
export function HistoryTab({ profileArn, tests }: { profileArn: string; tests: ReactNode }) {
  return (
    <div className="space-y-3">
      <ChangesCard profileArn={profileArn} />
      {tests}
      <CallsCard profileArn={profileArn} />
    </div>
  );
}

const noProfile: ReadonlySet<string> = new Set();

function ChangesCard({ profileArn }: { profileArn: string }) {
  const filter = activityFilterSchema.parse({ profile: profileArn });
  const { data, error, isFetching, refetch, hasNextPage } = useActivity(filter);
  const events = data?.pages.flatMap((page) => page.events);
  return (
    <Card>
      <CardHeader
        title="Changes"
        description="Made from this console, newest first. What others do with the CLI is in AWS CloudTrail."
        actions={
          hasNextPage && (
            <Button size="sm" asChild>
              <Link href={activityQuery("/activity", filter)}>All changes</Link>
            </Button>
          )
        }
      />
      {error && (
        <CardBody>
          <ErrorPanel
            title={
              events ? "The changes could not be refreshed; what was read last is shown" : "The changes are unread"
            }
            error={failureOf(error)}
            onRetry={() => refetch()}
            retrying={isFetching}
          />
        </CardBody>
      )}
      {!events && !error && (
        <CardBody role="status" aria-label="Loading the changes">
          <Skeleton className="h-24 rounded-md" />
        </CardBody>
      )}
      {events?.length === 0 && (
        <CardBody className="text-muted-foreground">
          Nothing was changed from here. The profile was made by other means, or belongs to AWS.
        </CardBody>
      )}
      {events && events.length > 0 && (
        <div className="border-line border-t">
          <ActivityTable events={events} existingIds={noProfile} />
        </div>
      )}
    </Card>
  );
}
