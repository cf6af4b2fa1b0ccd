import type { Metadata } from "next";
import Link from "next/link";
import { loadEverywhere } from "@/app/(dashboard)/listing";
import { LoadFailure } from "@/components/layout/load-failure";
import { PageHeader } from "@/components/layout/page-header";
import { CreateTabs } from "@/components/profiles/create-tabs";
import { ManyTeams } from "@/components/profiles/many-teams";
import { PageProblems } from "@/components/profiles/page-problems";
import { Button } from "@/components/ui/button";
import type { ProfileListing } from "@/lib/profiles/schema";
import { listModelSources } from "@/lib/profiles/service";
import { toSources } from "@/lib/profiles/sources";
import { pageContext, type RequestContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Create many profiles" };

export default async function ManyTeamsPage() {
  const [ctx, listing] = await Promise.all([load(pageContext), loadEverywhere()]);
  if (!listing.ok) return <LoadFailure title="The sources to copy could not be listed" error={listing.error} />;
  if (!ctx.ok) return <LoadFailure title="The page could not be loaded" error={ctx.error} />;
  const { problems, regions } = listing.data;
  const sources = await Promise.all(regions.map((region) => sourcesOf(ctx.data, listing.data, region)));
  const { nameTemplate, tagPolicy } = ctx.data.config;
  return (
    <div className="space-y-4 p-4 md:p-5">
      <PageHeader
        title="Create many profiles"
        description="A profile for every team: listed first, checked row by row, created only when you apply the plan."
        actions={
          <Button asChild>
            <Link href="/plans">Earlier plans</Link>
          </Button>
        }
      />
      <CreateTabs current="many" />
      <PageProblems problems={problems} />
      <ManyTeams
        sources={sources.flat()}
        regions={regions.map((region) => bulkRegion(listing.data, region))}
        nameTemplate={nameTemplate}
        tagPolicy={tagPolicy}
      />
    </div>
  );
}

/** Without its models where those cannot be read: the listing tells of that already. */
async function sourcesOf(ctx: RequestContext, { profiles }: ProfileListing, region: string) {
  const models = await load(() => listModelSources(ctx, region));
  const here = profiles.filter((profile) => profile.region === region);
  return toSources(here, models.ok ? models.data : [], region);
}

function bulkRegion({ profiles, problems }: ProfileListing, region: string) {
  return {
    region,
    existingNames: profiles.flatMap((profile) =>
      profile.region === region && profile.type === "APPLICATION" ? [profile.name] : [],
    ),
    isListComplete: !problems.some((problem) => problem.region === region && problem.source === "APPLICATION"),
  };
}
