import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { CompareView } from "@/components/compare/compare-view";
import { compareKeys } from "@/lib/compare/keys";
import { loadCompareParams } from "@/lib/compare/search-params";
import { comparison } from "@/lib/compare/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Compare" };

export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = await loadCompareParams(searchParams);
  const result = await load(async () => comparison(await pageContext(), input));
  const queryClient = new QueryClient();
  // What failed is not seeded: the page then asks itself, and shows the failure with Retry.
  if (result.ok) queryClient.setQueryData(compareKeys.of(input), result.data);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <CompareView />
    </HydrationBoundary>
  );
}
