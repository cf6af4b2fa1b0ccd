"use client";

import { Plus, RefreshCw, Route, SearchX } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { failureOf } from "@/components/profiles/failure";
import { ListProblems } from "@/components/profiles/list-problems";
import { NoApplicationProfiles } from "@/components/profiles/no-application-profiles";
import { ProfileFilters } from "@/components/profiles/profile-filters";
import { ProfileGrid } from "@/components/profiles/profile-grid";
import { SelectionBar } from "@/components/profiles/selection-bar";
import { useExampleTeams } from "@/components/profiles/use-example-teams";
import { useNow } from "@/components/profiles/use-now";
import { useProfileListing } from "@/components/profiles/use-profile-listing";
import { useRetryTags, useTagStore } from "@/components/profiles/use-tags";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { formatAge, formatCount } from "@/lib/format";
import { countKinds, indexProfiles, ofKind, searchProfiles } from "@/lib/profiles/filter";
import { createHref } from "@/lib/profiles/links";
import type { ProfileListing, ProfileSummary } from "@/lib/profiles/schema";
import { profileSearchParams } from "@/lib/profiles/search-params";
import { type SortColumn, sortProfiles } from "@/lib/profiles/sort";
import { indexTags, tagProgress } from "@/lib/profiles/tag-store";

/** The list of profiles, seeded by the page. */
export function ProfilesView({ mode }: { mode: "local" | "aws" }) {
  const listing = useProfileListing();
  if (!listing.data) {
    return listing.error ? (
      <div className="space-y-3 p-4 md:p-5">
        <PageHeader title="Inference profiles" />
        <ErrorPanel
          title="Profiles could not be listed"
          error={failureOf(listing.error)}
          onRetry={() => listing.refetch()}
          retrying={listing.isFetching}
        />
      </div>
    ) : null;
  }
  return (
    <LoadedProfiles
      mode={mode}
      listing={listing.data}
      version={listing.dataUpdatedAt}
      refresh={{ run: listing.refetch, isRunning: listing.isFetching, error: listing.error }}
    />
  );
}

interface Refresh {
  run: () => Promise<unknown>;
  isRunning: boolean;
  error: Error | null;
}

function LoadedProfiles({
  mode,
  listing,
  version,
  refresh,
}: {
  mode: "local" | "aws";
  listing: ProfileListing;
  version: number;
  refresh: Refresh;
}) {
  const view = useProfileList(listing);
  const { selection } = view;
  const application = ofKind(listing.profiles, "application");
  const hasNoneOfTeams = application.length === 0 && !listing.problems.some(({ source }) => source === "APPLICATION");
  const teams = useExampleTeams(listing.profiles, refresh.run);
  const isIncomplete = listing.problems.some(({ source }) => source !== "models");
  return (
    <div className="flex h-full flex-col gap-3 p-4 md:p-5">
      <ListHeader listing={listing} shown={view.shown.length} isIncomplete={isIncomplete} refresh={refresh} />
      <StaleNotice listing={listing} refresh={refresh} />
      <ListProblems problems={listing.problems} onRetry={refresh.run} retrying={refresh.isRunning} />
      <TagProblem profiles={listing.profiles} />
      {(hasNoneOfTeams || teams.hasStarted) && (
        <NoApplicationProfiles
          region={listing.region}
          teams={mode === "local" && teams.examples.length > 0 ? teams : null}
        />
      )}
      <ProfileFilters {...view.filters} />
      {view.shown.length > 0 ? (
        <ProfileGrid
          profiles={view.shown}
          systemProfiles={view.systemProfiles}
          listedAt={listing.fetchedAt}
          version={version}
          sort={view.sort}
          onSort={view.filters.onSort}
          selected={selection.ids}
          onToggle={selection.toggle}
          onToggleAll={() => selection.toggleAll(view.shown)}
        />
      ) : (
        !(hasNoneOfTeams && view.filters.kind === "application") && (
          <NothingShown total={listing.profiles.length} isIncomplete={isIncomplete} onClear={view.clear} />
        )
      )}
      {selection.ids.size > 0 && (
        <SelectionBar
          selected={listing.profiles.filter(({ profileId }) => selection.ids.has(profileId))}
          onClear={selection.clear}
        />
      )}
    </div>
  );
}

/** Search, kind, order and selection over one listing; all but the selection live in the URL. */
function useProfileList(listing: ProfileListing) {
  const [{ q, kind, sort, dir }, setParams] = useQueryStates(profileSearchParams);
  const tags = useTagStore();
  const selection = useSelection();
  const sorted = sortProfiles(listing.profiles, sort, dir);
  const index = indexProfiles(listing.profiles);
  const tagIndex = indexTags(tags);
  const found = searchProfiles(sorted, q, index, tagIndex);

  function onSort(column: SortColumn) {
    const turned = dir === "asc" ? "desc" : "asc";
    setParams({ sort: column, dir: column === sort ? turned : null }, { history: "push" });
  }

  return {
    shown: ofKind(found, kind),
    systemProfiles: ofKind(listing.profiles, "system"),
    sort: { column: sort, direction: dir },
    selection,
    clear: () => setParams({ q: null, kind: null }, { history: "push" }),
    filters: {
      kind,
      counts: countKinds(found),
      onKind: (next: typeof kind) => void setParams({ kind: next }, { history: "push" }),
      search: q,
      onSearch: (next: string) => void setParams({ q: next || null }, { history: "replace" }),
      sort,
      onSort,
      tagProgress: tagProgress(tags, listing.profiles),
    },
  };
}

function useSelection() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    clear: () => setIds(new Set()),
    toggle: (profileId: string) =>
      setIds((current) => {
        const next = new Set(current);
        if (!next.delete(profileId)) next.add(profileId);
        return next;
      }),
    toggleAll: (shown: ProfileSummary[]) =>
      setIds((current) => {
        const areAll = shown.every(({ profileId }) => current.has(profileId));
        return new Set(areAll ? [] : shown.map(({ profileId }) => profileId));
      }),
  };
}

function ListHeader({
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

function StaleNotice({ listing, refresh }: { listing: ProfileListing; refresh: Refresh }) {
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

function TagProblem({ profiles }: { profiles: ProfileSummary[] }) {
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

function NothingShown({ total, isIncomplete, onClear }: { total: number; isIncomplete: boolean; onClear: () => void }) {
  if (total === 0) {
    return (
      <Card>
        <EmptyState icon={Route} title="Bedrock lists no profiles here">
          {isIncomplete
            ? "What could not be listed is named above."
            : "This Region may not offer inference profiles, or Bedrock is not enabled for the account."}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState icon={SearchX} title="No profile matches" actions={<Button onClick={onClear}>Clear filters</Button>}>
        The filter looks through names, IDs, ARNs, models, Regions and the tags loaded so far.
      </EmptyState>
    </Card>
  );
}
