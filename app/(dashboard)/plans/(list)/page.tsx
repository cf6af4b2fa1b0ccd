import type { Metadata } from "next";
import { LoadFailure } from "@/components/layout/load-failure";
import { PageHeader } from "@/components/layout/page-header";
import { PlanList } from "@/components/plans/plan-list";
import { listPlans } from "@/lib/plans/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Plans" };

export default async function PlansPage() {
  const plans = await load(async () => listPlans(await pageContext()));
  if (!plans.ok) return <LoadFailure title="The plans could not be read" error={plans.error} />;
  return (
    <div className="space-y-3 p-4 md:p-5">
      <PageHeader title="Plans" description="Many changes at once: listed first, applied row by row. The newest 20." />
      <PlanList plans={plans.data} />
    </div>
  );
}
