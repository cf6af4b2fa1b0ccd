import type { Metadata } from "next";
import { LoadFailure } from "@/components/layout/load-failure";
import { RetirementView } from "@/components/retirement/retirement-view";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";
import { getRadar } from "@/lib/retirement/service";

export const metadata: Metadata = { title: "Retirement" };

export default async function RetirementPage() {
  const radar = await load(async () => getRadar(await pageContext()));
  if (!radar.ok) return <LoadFailure title="Retirement could not be loaded" error={radar.error} />;
  return <RetirementView radar={radar.data} />;
}
