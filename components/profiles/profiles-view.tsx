"use client";

import { Route, SearchX } from "lucide-react";
import { useState } from "react";
import { ExplainButton } from "@/components/explain/explain-offer";
import { PageHeader } from "@/components/layout/page-header";
import { failureOf } from "@/components/profiles/failure";
import { ListHeader, type Refresh, StaleNotice, TagProblem } from "@/components/profiles/list-header";
import { ListProblems } from "@/components/profiles/list-problems";
import { NoApplicationProfiles } from "@/components/profiles/no-application-profiles";
import { ProfileFilters } from "@/components/profiles/profile-filters";
import { ProfileGrid } from "@/components/profiles/profile-grid";
import { SelectionBar } from "@/components/profiles/selection-bar";
import { useExampleTeams } from "@/components/profiles/use-example-teams";
import { useProfileList } from "@/components/profiles/use-profile-list";
import { useProfileListing } from "@/components/profiles/use-profile-listing";
import { useTagLoading } from "@/components/profiles/use-tags";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { ofKind } from "@/lib/profiles/filter";
import type { ProfileListing } from "@/lib/profiles/schema";

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
  const [loadsAllTags, setLoadsAllTags] = useState(false);
  useTagLoading(loadsAllTags ? application : [], false, version);
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
      <ProfileFilters
        {...view.filters}
        onLoadAllTags={view.filters.search !== "" && !loadsAllTags ? () => setLoadsAllTags(true) : null}
      />
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
          <NothingShown
            total={listing.profiles.length}
            isIncomplete={isIncomplete}
            search={view.filters.search}
            onClear={view.clear}
          />
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

function NothingShown({
  total,
  isIncomplete,
  search,
  onClear,
}: {
  total: number;
  isIncomplete: boolean;
  search: string;
  onClear: () => void;
}) {
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
      <EmptyState
        icon={SearchX}
        title="No profile matches"
        actions={
          <>
            <Button onClick={onClear}>Clear filters</Button>
            {search.trim() !== "" && <ExplainButton text={search} />}
          </>
        }
      >
        The filter looks through names, IDs, ARNs, models, Regions and the tags loaded so far.
      </EmptyState>
    </Card>
  );
}
