import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { loadListing } from "@/app/(dashboard)/listing";
import { RecreateNotice } from "@/components/deletion/recreate-notice";
import { LoadFailure } from "@/components/layout/load-failure";
import { PageHeader } from "@/components/layout/page-header";
import { CreateProfileForm } from "@/components/profiles/create-profile-form";
import { CreateTabs } from "@/components/profiles/create-tabs";
import { PageProblems } from "@/components/profiles/page-problems";
import { Callout } from "@/components/ui/callout";
import { parseArn } from "@/lib/bedrock/arn";
import { recreateFields, recreateObstacles } from "@/lib/deletion/recreate";
import { deletedProfileSchema } from "@/lib/deletion/schema";
import { deletedProfile } from "@/lib/deletion/service";
import { loadCreateSearchParams } from "@/lib/profiles/search-params";
import { listModelSources } from "@/lib/profiles/service";
import { findSource, toSources } from "@/lib/profiles/sources";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Create profile" };

/** Null when nothing is to be made anew. */
async function loadDeleted(eventId: string | null) {
  if (eventId === null) return { ok: true as const, data: null };
  return load(async () => deletedProfile(await pageContext(), deletedProfileSchema.parse({ eventId })), {
    expected: true,
  });
}

export default async function CreateProfilePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { source: wanted, recreate, region: asked } = await loadCreateSearchParams(searchParams);
  const deleted = await loadDeleted(recreate);
  if (!deleted.ok)
    return <LoadFailure title="The settings of the deleted profile cannot be read" error={deleted.error} />;
  // A source of another Region is copied there.
  const place = asked ?? (parseArn(wanted ?? deleted.data?.sourceArn ?? "")?.region || undefined);
  const [ctx, listing, models] = await Promise.all([
    load(pageContext),
    loadListing(place),
    load(async () => listModelSources(await pageContext(), place)),
  ]);
  if (!ctx.ok) return <LoadFailure title="The page could not be loaded" error={ctx.error} />;
  if (!listing.ok) return <LoadFailure title="The sources to copy could not be listed" error={listing.error} />;
  const { problems, region } = listing.data;
  // Created in one Region: what others hold is neither a source nor a namesake.
  const profiles = listing.data.profiles.filter((profile) => profile.region === region);
  const sources = toSources(profiles, models.ok ? models.data : [], region);
  const preselected = wanted ? findSource(sources, wanted) : null;
  const usable = preselected?.unavailableReason === null ? preselected : null;
  const lost = deleted.data?.sourceArn ? findSource(sources, deleted.data.sourceArn) : null;
  return (
    <div className="space-y-4 p-4 md:p-5">
      <PageHeader
        title="Create a team profile"
        description="An application inference profile gives one team or environment its own cost, usage and IAM boundary."
      />
      <CreateTabs current="one" />
      <PageProblems problems={problems} />
      {wanted && !usable && (
        <Callout tone="warning" role="status" title="The linked source cannot be copied here">
          <code className="break-all font-mono text-xs">{wanted}</code>:{" "}
          {preselected?.unavailableReason ?? "there is no such system profile or model in this Region."}
        </Callout>
      )}
      {deleted.data && <RecreateNotice deleted={deleted.data} obstacles={recreateObstacles(deleted.data, lost)} />}
      <CreateProfileForm
        sources={sources}
        region={region}
        regions={ctx.data.bedrockInfo.regions}
        rules={{ tagPolicy: ctx.data.config.tagPolicy, nameTemplate: ctx.data.config.nameTemplate }}
        listedAt={listing.data.fetchedAt}
        creator={ctx.data.actor.name}
        preselectedArn={usable?.arn ?? null}
        prefill={deleted.data && recreateFields(deleted.data, lost)}
        draftKey={`profile-console:create-profile${recreate ? `:${recreate}` : ""}`}
        existing={profiles
          .filter((profile) => profile.type === "APPLICATION")
          .map(({ profileId, name }) => ({ profileId, name }))}
      />
    </div>
  );
}
