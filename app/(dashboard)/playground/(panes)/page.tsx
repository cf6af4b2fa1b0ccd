import type { Metadata } from "next";
import { loadEverywhere } from "@/app/(dashboard)/listing";
import { Comparison } from "@/components/playground/comparison";
import { ListingFailure, ListingProblems } from "@/components/playground/listing-problems";
import { toPaneList } from "@/lib/playground/pane-list";
import { defaultPaneIds } from "@/lib/playground/pane-profile";

export const metadata: Metadata = { title: "Playground" };

export default async function PlaygroundPage() {
  const listing = await loadEverywhere();
  if (!listing.ok) return <ListingFailure error={listing.error} />;
  const { profiles, problems, region } = listing.data;
  return (
    <Comparison
      list={toPaneList(profiles, region)}
      defaultIds={defaultPaneIds(profiles.filter((profile) => profile.region === region))}
      problems={problems.length > 0 && <ListingProblems problems={problems} />}
    />
  );
}
