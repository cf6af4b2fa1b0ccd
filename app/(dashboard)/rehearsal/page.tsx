import type { Metadata } from "next";
import { loadListing } from "@/app/(dashboard)/listing";
import { LoadFailure } from "@/components/layout/load-failure";
import { PageHeader } from "@/components/layout/page-header";
import { ActiveRehearsal } from "@/components/rehearsal/active-rehearsal";
import { StartForm } from "@/components/rehearsal/start-form";
import { getRehearsal } from "@/lib/rehearsal/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

const title = "Rehearse failure";

export const metadata: Metadata = { title };

export default async function RehearsalPage() {
  const rehearsal = await load(async () => getRehearsal(await pageContext()));
  if (!rehearsal.ok) return <LoadFailure title={title} error={rehearsal.error} />;
  const listing = await loadListing();
  const profiles = listing.ok
    ? listing.data.profiles.map(({ profileId, name, type }) => ({ profileId, name, type }))
    : null;
  return (
    <div className="space-y-4 p-4 md:p-5">
      <PageHeader
        title={title}
        description="The local Bedrock fails on purpose, for everybody who uses it, so that you see how people and programs cope."
      />
      <ActiveRehearsal initial={rehearsal.data} />
      <StartForm profiles={profiles} />
    </div>
  );
}
