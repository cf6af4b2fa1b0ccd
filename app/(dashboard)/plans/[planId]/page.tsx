import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LoadFailure } from "@/components/layout/load-failure";
import { PlanView } from "@/components/plans/plan-view";
import { planIdSchema } from "@/lib/plans/schema";
import { getPlan } from "@/lib/plans/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Plan" };

export default async function PlanPage({ params }: { params: Promise<{ planId: string }> }) {
  const wanted = planIdSchema.safeParse(await params);
  if (!wanted.success) notFound();
  const plan = await load(async () => getPlan(await pageContext(), wanted.data));
  if (!plan.ok) return <LoadFailure title="The plan could not be read" error={plan.error} />;
  return <PlanView plan={plan.data} />;
}
