import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { loadListing } from "@/app/(dashboard)/listing";
import { BenchmarkForm } from "@/components/benchmarks/benchmark-form";
import { LoadFailure } from "@/components/layout/load-failure";
import { maxArms } from "@/lib/benchmarks/schema";
import { defaultPaneIds, secondPaneId, toPaneProfile } from "@/lib/playground/pane-profile";

export const metadata: Metadata = { title: "New benchmark" };

export default async function NewBenchmarkPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [listing, { p }] = await Promise.all([loadListing(), searchParams]);
  if (!listing.ok) return <LoadFailure title="New benchmark" error={listing.error} />;
  // By ARN: an ID stands for one profile in each Region.
  const profiles = listing.data.profiles.map((profile) => ({
    ...toPaneProfile(profile),
    profileId: profile.profileArn,
  }));
  const byId = new Map(listing.data.profiles.toReversed().map(({ profileId, profileArn }) => [profileId, profileArn]));
  const arnOf = (identifier: string) => byId.get(identifier) ?? identifier;
  const asked = [p ?? []].flat().slice(0, maxArms).map(arnOf);
  const [first = ""] = asked;
  const pair = asked.length === 1 ? [first, secondPaneId(first, profiles)] : asked;
  const ids = pair.length > 0 ? pair : defaultPaneIds(listing.data.profiles).map(arnOf);
  return <BenchmarkForm profiles={profiles} profileIds={ids} promptsText={null} />;
}
