import type { Metadata } from "next";
import { LoadFailure } from "@/components/layout/load-failure";
import { PageHeader } from "@/components/layout/page-header";
import { RegionChecks } from "@/components/profiles/region-checks";
import { regionsOf } from "@/lib/profiles/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Regions" };

export default async function RegionsPage() {
  const regions = await load(async () => regionsOf(await pageContext()));
  if (!regions.ok) return <LoadFailure title="There is no Region to ask" error={regions.error} />;
  return (
    <div className="space-y-4 p-4 md:p-5">
      <PageHeader
        title="Regions"
        description="The Regions that the console is set up for (REGIONS), and what its AWS role may read in each. Nothing is changed or called."
      />
      <RegionChecks regions={regions.data} />
    </div>
  );
}
