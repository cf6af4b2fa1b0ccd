import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { foundProfile, settleFound } from "@/app/(dashboard)/profiles/[profileId]/found-profile";
import { HistoryTab } from "@/components/audit/history-tab";
import { LoadFailure } from "@/components/layout/load-failure";
import { AccessTab } from "@/components/policies/access-tab";
import { CodeCard } from "@/components/profiles/code-card";
import { CreatedNotice } from "@/components/profiles/created-notice";
import { ProfileHeader } from "@/components/profiles/profile-header";
import { ProfileLoading } from "@/components/profiles/profile-loading";
import { ProfileOverview } from "@/components/profiles/profile-overview";
import { ProfileTabs } from "@/components/profiles/profile-tabs";
import { RouteTab } from "@/components/profiles/route-tab";
import { ReplacementCard } from "@/components/replacement/replacement-card";
import { UnreadPart } from "@/components/replacement/unread-part";
import { RecentTestsCard, RecentTestsLoading } from "@/components/usage/recent-tests-card";
import { UsageTab } from "@/components/usage/usage-tab";
import { listBenchmarks } from "@/lib/benchmarks/service";
import { listRuns } from "@/lib/playground/service";
import { policySubjectOf } from "@/lib/policies/subject";
import { profileKeys } from "@/lib/profiles/keys";
import { identifierOfSegment } from "@/lib/profiles/links";
import { loadDetailSearchParams } from "@/lib/profiles/search-params";
import { describeProfile } from "@/lib/profiles/service";
import { snippetTargetOf } from "@/lib/profiles/snippet-target";
import { pageContext, type RequestContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";
import { getReplacement } from "@/lib/retirement/service";

interface Props {
  params: Promise<{ profileId: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await foundProfile(await addressOf(props));
  return { title: found.ok ? found.data.name : "Profile" };
}

export default async function ProfilePage(props: Props) {
  const address = await addressOf(props);
  await settleFound(address);
  return (
    <Suspense fallback={<ProfileLoading />}>
      <Profile {...address} />
    </Suspense>
  );
}

async function addressOf({ params, searchParams }: Props) {
  const [{ profileId }, { created, region }] = await Promise.all([params, loadDetailSearchParams(searchParams)]);
  return { segment: profileId, created, region };
}

async function Profile(address: Awaited<ReturnType<typeof addressOf>>) {
  const { created } = address;
  const found = await foundProfile(address);
  const detail = found.ok ? await load(async () => describeProfile(await pageContext(), found.data)) : found;
  if (!detail.ok) {
    const identifier = identifierOfSegment(address.segment);
    const title = created
      ? `The profile was created with the ID ${identifier}, but cannot be shown yet`
      : `The profile ${identifier} could not be loaded`;
    return <LoadFailure title={title} error={detail.error} />;
  }
  const { profile, tags, tagsError, modelsError } = detail.data;
  const ctx = await pageContext();
  const { config } = ctx;
  const subject = { profileArn: profile.profileArn, tags: tags ?? [] };
  // What cannot be told of another profile is no reason to show nothing of this one.
  const replacement = await load(() => getReplacement(ctx, subject), { expected: true });
  const linksError = tagsError ?? (replacement.ok ? null : replacement.error);
  const queryClient = new QueryClient();
  queryClient.setQueryData(profileKeys.name(profile.profileId), profile.name);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <div className="space-y-3 p-4 md:p-5">
        {created && <CreatedNotice existed={created === "existed"} name={profile.name} />}
        <ProfileHeader detail={detail.data} policy={config.tagPolicy} />
        {modelsError && <UnreadPart title="Whether its model retires could not be read" error={modelsError} />}
        {linksError && (
          <UnreadPart
            title="Whether it replaces another profile, or is replaced, could not be read"
            error={linksError}
          />
        )}
        {replacement.ok && replacement.data && <ReplacementCard profile={profile} replacement={replacement.data} />}
        <ProfileTabs
          overview={<ProfileOverview detail={detail.data} policy={config.tagPolicy} />}
          route={<RouteTab detail={detail.data} />}
          usage={
            <UsageTab
              profile={{
                profileArn: profile.profileArn,
                profileId: profile.profileId,
                canTest: profile.noTextReason === null,
              }}
            />
          }
          access={
            <AccessTab
              subject={policySubjectOf(detail.data, config.tagPolicy)}
              profileId={profile.profileArn}
              name={profile.name}
            />
          }
          code={<CodeCard target={snippetTargetOf(detail.data)} />}
          history={
            <HistoryTab
              profileArn={profile.profileArn}
              tests={
                <Suspense fallback={<RecentTestsLoading profileId={profile.profileId} />}>
                  <RecentTests ctx={ctx} profileId={profile.profileId} />
                </Suspense>
              }
            />
          }
        />
      </div>
    </HydrationBoundary>
  );
}

/** Where the profile was tested: the runs of the playground and of the benchmarks that name it. */
async function RecentTests({ ctx, profileId }: { ctx: RequestContext; profileId: string }) {
  const [runs, benchmarks] = await Promise.all([
    load(() => listRuns(ctx, { q: profileId })),
    load(() => listBenchmarks(ctx, { q: profileId, status: "all", kind: "all", answer: "all" })),
  ]);
  return <RecentTestsCard profileId={profileId} runs={runs} benchmarks={benchmarks} />;
}
