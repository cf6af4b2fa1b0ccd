"use client";

import { Plus, RefreshCw } from "lucide-react";
import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { failureOf } from "@/components/profiles/failure";
import { useNow } from "@/components/profiles/use-now";
import { useRetryTags, useTagStore } from "@/components/profiles/use-tags";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import { formatAge, formatCount } from "@/lib/format";
import { createHref } from "@/lib/profiles/links";
import type { ProfileListing, ProfileSummary } from "@/lib/profiles/schema";
import { tagProgress } from "@/lib/profiles/tag-store";

export interface Refresh {
  run: () => Promise<unknown>;
  isRunning: boolean;
  error: Error | null;
}

/** Title, how much is shown and how old it is, Refresh and Create. */
export function ListHeader({
  listing,
  shown,
  isIncomplete,
  refresh,
}: {
  listing: ProfileListing;
  shown: number;
  isIncomplete: boolean;
  refresh: Refresh;
}) {
  const now = useNow(10_000);
  const total = listing.profiles.length;
  const counted = shown === total ? formatCount(total) : `${formatCount(shown)} of ${formatCount(total)}`;
  return (
    <PageHeader
      title="Inference profiles"
      description={
        <>
          <span role="status">
            {counted} profiles in {listing.region}
            {isIncomplete && " (incomplete)"}
          </span>{" "}
          · refreshed {now ? formatAge(listing.fetchedAt, now) : "just now"}
        </>
      }
      actions={
        <>
          <Button onClick={refresh.run} pending={refresh.isRunning}>
            <RefreshCw aria-hidden />
            Refresh
          </Button>
          <Button asChild variant="primary">
            <Link href={createHref()}>
              <Plus aria-hidden />
              Create profile
            </Link>
          </Button>
        </>
      }
    />
  );
}

/** Says that the last refresh failed and that the rows are older. */
export function StaleNotice({ listing, refresh }: { listing: ProfileListing; refresh: Refresh }) {
  const now = useNow(10_000);
  if (!refresh.error) return null;
  return (
    <ErrorPanel
      tone="warning"
      title={`The list could not be refreshed: what is shown was read ${formatAge(listing.fetchedAt, now ?? listing.fetchedAt)}`}
      error={failureOf(refresh.error)}
      onRetry={refresh.run}
      retrying={refresh.isRunning}
    />
  );
}

/** Tags that could not be read, with the first reason. */
export function TagProblem({ profiles }: { profiles: ProfileSummary[] }) {
  const retry = useRetryTags();
  const { failed, error } = tagProgress(useTagStore(), profiles);
  if (!error) return null;
  return (
    <ErrorPanel
      tone="warning"
      title={`Tags of ${formatCount(failed)} ${failed === 1 ? "profile" : "profiles"} could not be read`}
      error={error}
      onRetry={retry}
    />
  );
}
