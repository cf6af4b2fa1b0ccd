import type { Metadata } from "next";
import Link from "next/link";
import { loadListing } from "@/app/(dashboard)/listing";
import { LoadFailure } from "@/components/layout/load-failure";
import { PageHeader } from "@/components/layout/page-header";
import { CreateTabs } from "@/components/profiles/create-tabs";
import { ManyTeams } from "@/components/profiles/many-teams";
import { PageProblems } from "@/components/profiles/page-problems";
import { Button } from "@/components/ui/button";
import { listModelSources } from "@/lib/profiles/service";
import { toSources } from "@/lib/profiles/sources";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Create many profiles" };

export default async function ManyTeamsPage() {
  const [ctx, listing, models] = await Promise.all([
    load(pageContext),
    loadListing(),
    load(async () => listModelSources(await pageContext())),
  ]);
  if (!listing.ok) return <LoadFailure title="The sources to copy could not be listed" error={listing.error} />;
  if (!ctx.ok) return <LoadFailure title="The page could not be loaded" error={ctx.error} />;
  const { problems, region } = listing.data;
  const profiles = listing.data.profiles.filter((profile) => profile.region === region);
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
        sources={toSources(profiles, models.ok ? models.data : [], region)}
        existingNames={profiles.filter(({ type }) => type === "APPLICATION").map(({ name }) => name)}
        isListComplete={!problems.some(({ source }) => source === "APPLICATION")}
        nameTemplate={nameTemplate}
        tagPolicy={tagPolicy}
        region={region}
      />
    </div>
  );
}
