import type { Metadata } from "next";
import { loadListing } from "@/app/(dashboard)/listing";
import { Kinds } from "@/components/guide/kinds";
import { PrintButton } from "@/components/guide/print-button";
import { Questionnaire } from "@/components/guide/questionnaire";
import { Sources } from "@/components/guide/sources";
import { BeliefTable, FeatureTable } from "@/components/guide/tables";
import { PageHeader } from "@/components/layout/page-header";
import { toStartSources } from "@/lib/guide/start";
import { listModelSources } from "@/lib/profiles/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Guide" };

export default async function GuidePage() {
  const [listing, models] = await Promise.all([loadListing(), load(async () => listModelSources(await pageContext()))]);
  // The guide is worth reading without Bedrock: then the button opens an empty form, and says so.
  const sources = toStartSources(listing.ok ? listing.data.profiles : [], models.ok ? models.data : []);
  return (
    <div className="flex flex-col gap-3 p-3 md:px-5 md:py-4">
      <PageHeader
        title="Guide"
        description="System-defined and application inference profiles: what each gives, and which one you need."
        actions={<PrintButton />}
      />
      <Questionnaire sources={sources} />
      <Kinds />
      <FeatureTable />
      <BeliefTable />
      <Sources />
    </div>
  );
}
