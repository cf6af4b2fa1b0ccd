import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { loadListing } from "@/app/(dashboard)/listing";
import { ExplainView } from "@/components/explain/explain-view";
import { profileKeys } from "@/lib/profiles/keys";

export const metadata: Metadata = { title: "Explain" };

export default async function ExplainPage() {
  const listing = await loadListing();
  const queryClient = new QueryClient();
  // Without a list texts are explained all the same; the page then asks for it again by itself.
  if (listing.ok) queryClient.setQueryData(profileKeys.list(), listing.data);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ExplainView />
    </HydrationBoundary>
  );
}
