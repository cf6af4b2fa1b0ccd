import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { LoadFailure } from "@/components/layout/load-failure";
import { CreatedNotice } from "@/components/profiles/created-notice";
import { ProfileDetailView } from "@/components/profiles/profile-detail";
import { profileKeys } from "@/lib/profiles/keys";
import { profileIdOfSegment } from "@/lib/profiles/links";
import { loadDetailSearchParams } from "@/lib/profiles/search-params";
import { getProfile } from "@/lib/profiles/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

interface Props {
  params: Promise<{ profileId: string }>;
  searchParams: Promise<SearchParams>;
}

/** Once per request, for the title as well as for the page. */
const loadProfile = cache((profileId: string) => load(async () => getProfile(await pageContext(), profileId)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const detail = await loadProfile(profileIdOfSegment((await params).profileId));
  return { title: detail.ok ? detail.data.profile.name : "Profile" };
}

export default async function ProfilePage({ params, searchParams }: Props) {
  const { created } = await loadDetailSearchParams(searchParams);
  const profileId = profileIdOfSegment((await params).profileId);
  const detail = await loadProfile(profileId);
  if (!detail.ok) return <LoadFailure title={`The profile ${profileId} could not be loaded`} error={detail.error} />;
  const { profile } = detail.data;
  const queryClient = new QueryClient();
  queryClient.setQueryData(profileKeys.name(profile.profileId), profile.name);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <div className="space-y-3 p-4 md:p-5">
        {created && <CreatedNotice existed={created === "existed"} name={profile.name} />}
        <ProfileDetailView detail={detail.data} />
      </div>
    </HydrationBoundary>
  );
}
