"use client";

import { PaneGrid } from "@/components/playground/pane-grid";
import { PaneSlot } from "@/components/playground/pane-slot";
import { toOptions } from "@/components/playground/profile-picker";
import type { Playground } from "@/components/playground/use-playground";
import { useSight } from "@/components/playground/use-sight";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { answerName } from "@/lib/playground/vote";

/** The panes side by side, or the one in sight. */
export function ComparisonPanes({ playground, profiles }: { playground: Playground; profiles: PaneProfile[] }) {
  const { panes, blind } = playground;
  const sight = useSight(playground);
  const options = toOptions(profiles);
  return (
    <PaneGrid
      panes={panes.map(({ key, profile, path }, index) => ({
        key,
        name: blind.isOn ? answerName(index) : (profile?.name ?? "No profile"),
        newest: path.at(-1)?.attempt ?? null,
        content: (
          <PaneSlot
            playground={playground}
            index={index}
            options={options}
            isEnlarged={sight.isEnlarged}
            onEnlarge={sight.enlarge}
          />
        ),
      }))}
      shown={sight.shown}
      isEnlarged={sight.isEnlarged}
      onShow={sight.show}
      onShrink={sight.shrink}
    />
  );
}
