import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { loadListing } from "@/app/(dashboard)/listing";
import { BenchmarkForm } from "@/components/benchmarks/benchmark-form";
import { LoadFailure } from "@/components/layout/load-failure";
import { defaultPaneIds, secondPaneId, toPaneProfile } from "@/lib/playground/pane-profile";

export const metadata: Metadata = { title: "New benchmark" };

export default async function NewBenchmarkPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [listing, { p }] = await Promise.all([loadListing(), searchParams]);
  if (!listing.ok) return <LoadFailure title="New benchmark" error={listing.error} />;
  const profiles = listing.data.profiles.map(toPaneProfile);
  const asked = [p ?? []].flat().slice(0, 6);
  const [first = ""] = asked;
  const ids =
    asked.length > 1
      ? asked
      : asked.length === 1
        ? [first, secondPaneId(first, profiles)]
        : defaultPaneIds(listing.data.profiles);
  return <BenchmarkForm profiles={profiles} profileIds={ids} promptsText={null} />;
}
