import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";

import { LoadFailure } from "@/components/layout/load-failure";
import { ProfilesView } from "@/components/profiles/profiles-view";
import { profileKeys } from "@/lib/profiles/keys";
import { listFirstProfiles } from "@/lib/profiles/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Profiles" };

export default async function ProfilesPage() {
  const listing = await load(async () => listFirstProfiles(await pageContext()));
  if (!listing.ok) return <LoadFailure title="Profiles could not be listed" error={listing.error} />;
  const { bedrockInfo, config } = await pageContext();
  const queryClient = new QueryClient();
  // A first page alone counts as old, so that the browser goes on reading.
  const isWhole = listing.data.pending.length === 0;
  queryClient.setQueryData(profileKeys.list(), listing.data, isWhole ? {} : { updatedAt: 1 });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ProfilesView mode={bedrockInfo.mode} policy={config.tagPolicy} />
    </HydrationBoundary>
  );
}
