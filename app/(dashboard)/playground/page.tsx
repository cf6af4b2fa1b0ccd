import type { Metadata } from "next";
import { loadListing } from "@/app/(dashboard)/listing";
import { Comparison } from "@/components/playground/comparison";
import { ListingFailure, ListingProblems } from "@/components/playground/listing-problems";
import { defaultPaneIds, toPaneProfile } from "@/lib/playground/pane-profile";

export const metadata: Metadata = { title: "Playground" };

export default async function PlaygroundPage() {
  const listing = await loadListing();
  if (!listing.ok) return <ListingFailure error={listing.error} />;
  const { profiles, problems } = listing.data;
  return (
    <Comparison
      profiles={profiles.map(toPaneProfile)}
      defaultIds={defaultPaneIds(profiles)}
      problems={problems.length > 0 && <ListingProblems problems={problems} />}
    />
  );
}
