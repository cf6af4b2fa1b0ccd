import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { loadListing } from "@/app/(dashboard)/listing";
import { LoadFailure } from "@/components/layout/load-failure";
import { ProfilesView } from "@/components/profiles/profiles-view";
import { profileKeys } from "@/lib/profiles/keys";
import { pageContext } from "@/lib/request/context";

export const metadata: Metadata = { title: "Profiles" };

export default async function ProfilesPage() {
  const listing = await loadListing();
  if (!listing.ok) return <LoadFailure title="Profiles could not be listed" error={listing.error} />;
  const { bedrockInfo } = await pageContext();
  const queryClient = new QueryClient();
  queryClient.setQueryData(profileKeys.list(), listing.data);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ProfilesView mode={bedrockInfo.mode} />
    </HydrationBoundary>
  );
}
