import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { loadEverywhere } from "@/app/(dashboard)/listing";
import { Comparison } from "@/components/playground/comparison";
import { ListingFailure, ListingProblems } from "@/components/playground/listing-problems";
import { ErrorPanel } from "@/components/ui/error-panel";
import { AppError } from "@/lib/errors";
import { toPaneList } from "@/lib/playground/pane-list";
import { defaultPaneIds } from "@/lib/playground/pane-profile";
import { reopenRun } from "@/lib/playground/reopen";
import { runIdSchema } from "@/lib/playground/run";
import { loadPlaygroundParams } from "@/lib/playground/search-params";
import { getRun } from "@/lib/playground/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Playground" };

export default async function PlaygroundPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { p, run: runId } = await loadPlaygroundParams(searchParams);
  const run = runId === null ? null : await loadRun(runId);
  const reopened = run?.ok ? reopenRun(run.data) : null;
  if (reopened && p === null) redirect(reopened.href);
  const listing = await loadEverywhere();
  if (!listing.ok) return <ListingFailure error={listing.error} />;
  const { profiles, problems, region } = listing.data;
  return (
    <Comparison
      list={toPaneList(profiles, region)}
      defaultIds={defaultPaneIds(profiles.filter((profile) => profile.region === region))}
      reopened={reopened?.texts ?? null}
      problems={
        <>
          {run?.ok === false && <ErrorPanel title="The saved run could not be opened" error={run.error} />}
          <ListingProblems problems={problems} />
        </>
      }
    />
  );
}

/** The address comes from anybody; a run that is not there is no reason to have no playground. */
function loadRun(id: string) {
  const open = async () => {
    if (!runIdSchema.shape.id.safeParse(id).success)
      throw new AppError("not_found", "There is no saved run under this address.");
    return getRun(await pageContext(), { id, mask: false });
  };
  return load(open, { expected: true });
}
