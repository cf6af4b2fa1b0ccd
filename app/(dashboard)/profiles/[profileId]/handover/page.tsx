import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { foundProfile, settleFound } from "@/app/(dashboard)/profiles/[profileId]/found-profile";
import { HandoverCard } from "@/components/handover/handover-card";
import { LoadFailure } from "@/components/layout/load-failure";
import { CreatedNotice } from "@/components/profiles/created-notice";
import { ProfileLoading } from "@/components/profiles/profile-loading";
import type { InferenceProfile } from "@/lib/bedrock/types";
import { getSmokeTest } from "@/lib/handover/service";
import { policyFor } from "@/lib/policies/policy";
import { policySubjectOf } from "@/lib/policies/subject";
import { profileKeys } from "@/lib/profiles/keys";
import { identifierOfSegment, profileRef } from "@/lib/profiles/links";
import { loadDetailSearchParams } from "@/lib/profiles/search-params";
import { describeProfile } from "@/lib/profiles/service";
import { smokeTestCostUsd } from "@/lib/profiles/smoke-test";
import { snippetTargetOf } from "@/lib/profiles/snippet-target";
import { snippet } from "@/lib/profiles/snippets";
import { describeRoute } from "@/lib/profiles/sources";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";

export const metadata: Metadata = { title: "Hand-over card" };

interface Props {
  params: Promise<{ profileId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function HandoverPage({ params, searchParams }: Props) {
  const [{ profileId }, { created, region }] = await Promise.all([params, loadDetailSearchParams(searchParams)]);
  const address = { segment: profileId, created, region };
  await settleFound(address);
  return (
    <Suspense fallback={<ProfileLoading />}>
      <Handover {...address} />
    </Suspense>
  );
}

async function Handover(address: Parameters<typeof foundProfile>[0]) {
  const { created } = address;
  const found = await foundProfile(address);
  const loaded = found.ok ? await loadCard(found.data) : found;
  if (!loaded.ok) {
    const identifier = identifierOfSegment(address.segment);
    const title = created
      ? `The profile was created with the ID ${identifier}, but cannot be shown yet`
      : `The profile ${identifier} could not be loaded`;
    return <LoadFailure title={title} error={loaded.error} />;
  }
  const { detail, lastTest, tagPolicy, isSimulated, home } = loaded.data;
  const { profile, tags, twin } = detail;
  const policy = policyFor(policySubjectOf(detail, tagPolicy), {
    document: "identity",
    by: "profile",
    allow: ["invoke"],
  });
  const python = snippet(snippetTargetOf(detail), "python", false);
  const queryClient = new QueryClient();
  queryClient.setQueryData(profileKeys.name(profile.profileId), profile.name); // for the breadcrumb
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <div className="space-y-3 p-4 md:p-5">
        {created && <CreatedNotice existed={created === "existed"} name={profile.name} />}
        <HandoverCard
          profileId={profile.profileId}
          target={profileRef(profile, home)}
          card={{
            name: profile.name,
            profileArn: profile.profileArn,
            region: profile.region,
            copyOf: twin?.name ?? null,
            route: describeRoute(profile.route),
            tags: tags ?? [],
            policy: "document" in policy ? JSON.stringify(policy.document, null, 2) : null,
            python: "text" in python ? python.text : null,
          }}
          lastTest={lastTest}
          costUsd={smokeTestCostUsd({ modelId: profile.modelId, scope: profile.route.scope })}
          isSimulated={isSimulated}
        />
      </div>
    </HydrationBoundary>
  );
}

function loadCard(profile: InferenceProfile) {
  return load(async () => {
    const ctx = await pageContext();
    const detail = await describeProfile(ctx, profile);
    const lastTest = await getSmokeTest(ctx, profile.profileArn);
    const { tagPolicy } = ctx.config;
    const { mode, region: home } = ctx.bedrockInfo;
    return { detail, lastTest, tagPolicy, isSimulated: mode === "local", home: home ?? "" };
  });
}
