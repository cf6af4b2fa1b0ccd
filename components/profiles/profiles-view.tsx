"use client";

import { Route, SearchX } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { ExplainButton } from "@/components/explain/explain-offer";
import { PageHeader } from "@/components/layout/page-header";
import { ExportMenu } from "@/components/profiles/export-menu";
import { ListHeader, type Refresh, StaleNotice, TagProblem } from "@/components/profiles/list-header";
import { ListProblems } from "@/components/profiles/list-problems";
import { NoApplicationProfiles } from "@/components/profiles/no-application-profiles";
import { ProfileFilters } from "@/components/profiles/profile-filters";
import { ProfileGrid } from "@/components/profiles/profile-grid";
import { SelectionBar } from "@/components/profiles/selection-bar";
import { useCallFigures } from "@/components/profiles/use-call-figures";
import { useExampleTeams } from "@/components/profiles/use-example-teams";
import { useListLetters } from "@/components/profiles/use-list-letters";
import { useProfileList } from "@/components/profiles/use-profile-list";
import { useProfileListing } from "@/components/profiles/use-profile-listing";
import { useAllTags, useTagStore } from "@/components/profiles/use-tags";
import { failureOf } from "@/components/request/failure";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { TagPolicy } from "@/lib/config/schema";
import { ofKind } from "@/lib/profiles/filter";
import { rowsShown } from "@/lib/profiles/list-export";
import type { ProfileListing } from "@/lib/profiles/schema";
import { tagProgress } from "@/lib/profiles/tag-store";

/** The list of profiles, seeded by the page. */
export function ProfilesView({ mode, policy }: { mode: "local" | "aws"; policy: TagPolicy }) {
  const listing = useProfileListing();
  // Pages arrive while people type: what they do comes first, and what is said of the rows follows the rows.
  const shown = useDeferredValue(listing.data);
  if (!shown) {
    return listing.error && !listing.data ? (
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
      policy={policy}
      listing={shown}
      refresh={{ run: listing.refetch, isRunning: listing.isFetching, error: listing.error }}
    />
  );
}

function LoadedProfiles({
  mode,
  policy,
  listing,
  refresh,
}: {
  mode: "local" | "aws";
  policy: TagPolicy;
  listing: ProfileListing;
  refresh: Refresh;
}) {
  const isLoading = listing.pending.length > 0;
  const calls = useCallFigures(isLoading ? null : listing.fetchedAt.getTime());
  const known = calls.data ?? null;
  const list = useProfileList(listing, policy, known);
  const { selection, params } = list;
  const home = listing.region;
  const application = ofKind(listing.profiles, "application");
  const isFailing = listing.problems.some(({ source }) => source !== "models");
  const hasNoneOfTeams =
    application.length === 0 && !isLoading && !listing.problems.some(({ source }) => source === "APPLICATION");
  const teams = useExampleTeams(
    listing.profiles.filter(({ region }) => region === home),
    refresh.run,
  );
  const allTags = useAllTags(isLoading || application.length === 0 ? null : listing.fetchedAt.getTime());
  const tagStore = useTagStore();
  const isIncomplete = isFailing || isLoading;
  const [isExporting, setExporting] = useState(false);
  useListLetters(list, listing, () => setExporting(true));
  return (
    <div className="flex h-full flex-col gap-3 p-4 md:p-5">
      <ListHeader
        listing={listing}
        shown={list.shown.length}
        total={list.total}
        isIncomplete={isIncomplete}
        tags={allTags.isFetching ? tagProgress(tagStore, application) : null}
        refresh={refresh}
        exports={
          <ExportMenu
            rows={() => rowsShown(list.items)}
            profiles={listing.profiles}
            calls={known}
            isWhole={!isIncomplete && !allTags.isFetching && !calls.isFetching}
            open={isExporting}
            onOpenChange={setExporting}
          />
        }
      />
      <StaleNotice listing={listing} refresh={refresh} />
      <ListProblems problems={listing.problems} onRetry={refresh.run} retrying={refresh.isRunning} />
      <TagProblem profiles={listing.profiles} />
      {calls.error && (
        <ErrorPanel
          tone="warning"
          title="The recorded calls could not be read"
          error={failureOf(calls.error)}
          onRetry={calls.refetch}
          retrying={calls.isFetching}
        />
      )}
      {(hasNoneOfTeams || teams.hasStarted) && (
        <NoApplicationProfiles region={home} teams={mode === "local" && teams.examples.length > 0 ? teams : null} />
      )}
      <ProfileFilters list={list} isFinal={!isIncomplete && !allTags.isFetching} />
      {list.shown.length > 0 ? (
        <ProfileGrid
          list={list}
          calls={known}
          policy={policy}
          systemProfiles={ofKind(listing.profiles, "system")}
          home={home}
          listedAt={listing.fetchedAt}
          canAskForTags={!allTags.isFetching && !isLoading}
        />
      ) : (
        !(hasNoneOfTeams && params.kind === "application") && (
          <NothingShown
            total={listing.profiles.length}
            isIncomplete={isIncomplete}
            search={params.q}
            onClear={list.clear}
          />
        )
      )}
      {selection.ids.size > 0 && (
        <SelectionBar
          selected={listing.profiles.filter(({ profileArn }) => selection.ids.has(profileArn))}
          home={home}
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
        The search looks through names, IDs, ARNs, models, Regions and the tags read so far.
      </EmptyState>
    </Card>
  );
}
