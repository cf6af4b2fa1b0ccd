"use client";

import { Plus, RefreshCw, Tags } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { useNow } from "@/components/profiles/use-now";
import { useRetryTags, useTagStore } from "@/components/profiles/use-tags";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import { formatAge, formatCount } from "@/lib/format";
import { createHref } from "@/lib/profiles/links";
import type { PendingList, ProfileListing, ProfileSummary } from "@/lib/profiles/schema";
import { tagProgress } from "@/lib/profiles/tag-store";
import { retagHref } from "@/lib/tags/links";

export interface Refresh {
  run: () => Promise<unknown>;
  isRunning: boolean;
  error: Error | null;
}

/** Title, how much is shown and how old it is, what is still being read, Refresh, Export and Create. */
export function ListHeader({
  listing,
  shown,
  total,
  isIncomplete,
  tags,
  refresh,
  exports,
}: {
  listing: ProfileListing;
  shown: number;
  total: number;
  isIncomplete: boolean;
  /** How many application profiles' tags have arrived; null when nothing is being read. */
  tags: { loaded: number; total: number } | null;
  refresh: Refresh;
  exports: ReactNode;
}) {
  const now = useNow(10_000);
  const counted = shown === total ? formatCount(total) : `${formatCount(shown)} of ${formatCount(total)}`;
  const place = listing.regions.length === 1 ? listing.region : `${listing.regions.length} Regions`;
  return (
    <PageHeader
      title="Inference profiles"
      description={
        <>
          <span role="status" title={listing.regions.join(", ")}>
            {counted} profiles in {place}
            {isIncomplete && " (incomplete)"}
          </span>{" "}
          · refreshed {now ? formatAge(listing.fetchedAt, now) : "just now"}
          {refresh.isRunning && listing.pending.length > 0 && <> · {progressOf(listing.pending)}</>}
          {tags && (
            <>
              {" "}
              · tags of {formatCount(tags.loaded)} of {formatCount(tags.total)}
            </>
          )}
        </>
      }
      actions={
        <>
          <Button onClick={refresh.run} pending={refresh.isRunning}>
            <RefreshCw aria-hidden />
            Refresh
          </Button>
          {exports}
          <Button asChild>
            <Link href={retagHref()}>
              <Tags aria-hidden />
              Re-tag
            </Link>
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

/** `loading page 3 of eu-west-1`, or how many lists are still being read. */
function progressOf(pending: PendingList[]): string {
  const [only] = pending;
  if (only && pending.length === 1) return `loading page ${only.pages + 1} of ${only.region}`;
  return `loading page ${Math.max(...pending.map(({ pages }) => pages)) + 1} of ${pending.length} lists`;
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
      title={
        failed === 0
          ? "The tags of a Region could not be read"
          : `Tags of ${formatCount(failed)} ${failed === 1 ? "profile" : "profiles"} could not be read`
      }
      error={error}
      onRetry={retry}
    />
  );
}
