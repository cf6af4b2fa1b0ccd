"use client";

import { Download, History, RefreshCw } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { ActivityFilters } from "@/components/audit/activity-filters";
import { ActivityTable } from "@/components/audit/activity-table";
import { useActivity } from "@/components/audit/use-activity";
import { PageHeader } from "@/components/layout/page-header";
import { useProfileListing } from "@/components/profiles/use-profile-listing";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { type ActivityFilter, exportFormats } from "@/lib/audit/schema";
import { activityParams, activityQuery } from "@/lib/audit/search-params";
import { plural } from "@/lib/format";

/** Every change made from this console: when, who, what, and how it ended. */
export function ActivityView() {
  const [filter, setFilter] = useQueryStates(activityParams);
  const activity = useActivity(filter);
  const { data, error, isFetching, refetch } = activity;
  const events = data?.pages.flatMap((page) => page.events);
  return (
    <div className="flex flex-col gap-3 p-3 md:px-5 md:py-4">
      <PageHeader
        title="Activity"
        description="Every change made from this console, written down before it is made. Times in UTC."
        actions={
          <>
            <Exports filter={filter} />
            <Button onClick={() => refetch()} pending={isFetching}>
              <RefreshCw aria-hidden />
              Refresh
            </Button>
          </>
        }
      />
      <ActivityFilters
        filter={filter}
        onChange={(change) => void setFilter(change, { history: "push" })}
        onSearch={(q) => void setFilter({ q }, { history: "replace" })}
      />
      {error && (
        <ErrorPanel
          title={events ? "The activity could not be refreshed; what was read last is shown" : "The activity is unread"}
          error={failureOf(error)}
          onRetry={() => refetch()}
          retrying={isFetching}
        />
      )}
      {!events && !error && <Loading />}
      {events?.length === 0 && <Nothing filter={filter} onReset={() => void setFilter(null, { history: "push" })} />}
      {events && events.length > 0 && <Events activity={activity} events={events} />}
    </div>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton className="h-96 rounded-card" />
    </div>
  );
}

type Events = NonNullable<ReturnType<typeof useActivity>["data"]>["pages"][number]["events"];

function Events({ activity, events }: { activity: ReturnType<typeof useActivity>; events: Events }) {
  const { data: listing } = useProfileListing();
  const existingIds = new Set(listing?.profiles.map((profile) => profile.profileId));
  return (
    <Card aria-busy={activity.isPlaceholderData || undefined}>
      <ActivityTable events={events} existingIds={existingIds} />
      <footer className="flex items-center justify-between gap-3 border-line border-t px-4 py-2 text-muted-foreground text-xs">
        <p role="status">
          {activity.hasNextPage
            ? `The newest ${plural(events.length, "change")}`
            : `All ${plural(events.length, "change")}`}
        </p>
        {activity.hasNextPage && (
          <Button size="sm" onClick={() => activity.fetchNextPage()} pending={activity.isFetchingNextPage}>
            Show older
          </Button>
        )}
      </footer>
    </Card>
  );
}

function Exports({ filter }: { filter: ActivityFilter }) {
  return exportFormats.map((format) => (
    <Button key={format} asChild>
      <a href={activityQuery(`/api/activity/export?format=${format}`, filter)} download>
        <Download aria-hidden />
        <span>
          <span className="sr-only">Export </span>
          {format.toUpperCase()}
        </span>
      </a>
    </Button>
  ));
}

function Nothing({ filter, onReset }: { filter: ActivityFilter; onReset: () => void }) {
  const isFiltered = Object.values(filter).some((value) => value !== "all" && value !== "");
  if (isFiltered) {
    return (
      <Card>
        <EmptyState
          icon={History}
          title="No change matches"
          actions={<Button onClick={onReset}>Clear filters</Button>}
        />
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        icon={History}
        title="Nothing was changed yet"
        actions={
          <Button variant="primary" asChild>
            <Link href="/profiles/new">Create a team profile</Link>
          </Button>
        }
      >
        Each profile that is created or deleted here is listed with who asked for it and how it ended. What others do
        with the CLI or another console is in AWS CloudTrail.
      </EmptyState>
    </Card>
  );
}
