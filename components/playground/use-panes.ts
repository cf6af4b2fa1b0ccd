"use client";

import { useQueryState } from "nuqs";
import { type PaneProfile, secondPaneId } from "@/lib/playground/pane-profile";
import { paneIdsParser } from "@/lib/playground/search-params";

/** Which profiles the panes show. The URL says it; until it does, the page's defaults hold. */
export function usePanes(profiles: PaneProfile[], defaultIds: string[]) {
  const [urlIds, setUrlIds] = useQueryState("p", paneIdsParser);
  const paneIds = urlIds ?? (defaultIds.length > 0 ? defaultIds : [""]);
  const panes = paneIds.map((profileId) => ({
    profileId,
    profile: profiles.find((profile) => profile.profileId === profileId) ?? null,
  }));

  return {
    ids: paneIds,
    all: panes,
    isFromUrl: urlIds !== null,
    /** Without a step in the history: the address only catches up with what is shown. */
    adopt: (ids: string[]) => void setUrlIds(ids, { history: "replace" }),
    choose: (pane: number, profileId: string) =>
      void setUrlIds(
        paneIds.map((id, index) => (index === pane ? profileId : id)),
        { history: "push" },
      ),
    /** `before` is what a second pane showed last, if there was one. */
    setCount: (count: number, before: string | null) => {
      const first = paneIds[0] ?? "";
      const second = before ?? secondPaneId(first, profiles);
      void setUrlIds(count === 1 ? [first] : [first, paneIds[1] ?? second], { history: "push" });
    },
  };
}
