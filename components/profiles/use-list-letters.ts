"use client";

import { useRouter } from "next/navigation";
import { useShortcuts } from "@/components/layout/use-shortcuts";
import { obstacleOf } from "@/components/profiles/selection-bar";
import type { ProfileList } from "@/components/profiles/use-profile-list";
import { createHref, playgroundHref, profileRef } from "@/lib/profiles/links";
import type { ProfileListing } from "@/lib/profiles/schema";

/** `t` tests the selected side by side, `c` creates, `e` exports; the setting can switch them off. */
export function useListLetters(
  { selection, settings }: ProfileList,
  listing: ProfileListing,
  onExport: () => void,
): void {
  const router = useRouter();
  const letters = {
    t: () => {
      const selected = listing.profiles.filter(({ profileArn }) => selection.ids.has(profileArn));
      if (selected.length === 0 || obstacleOf(selected) !== null) return;
      router.push(playgroundHref(...selected.map((profile) => profileRef(profile, listing.region))));
    },
    c: () => router.push(createHref()),
    e: onExport,
  };
  useShortcuts(settings.hasLetters ? letters : none);
}

const none = {};
