import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { ActivityView } from "@/components/audit/activity-view";
import { activityKeys } from "@/lib/audit/keys";
import { activityFilterSchema } from "@/lib/audit/schema";
import { loadActivityParams } from "@/lib/audit/search-params";
import { listActivity } from "@/lib/audit/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadActivityParams(searchParams);
  const result = await load(async () => listActivity(await pageContext(), activityFilterSchema.parse(params)));
  const queryClient = new QueryClient();
  // What failed is not seeded: the page then asks itself, and shows the failure with Retry.
  if (result.ok) queryClient.setQueryData(activityKeys.list(params), { pages: [result.data], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ActivityView />
    </HydrationBoundary>
  );
}
