"use client";

import type { ReactNode } from "react";
import { Blind } from "@/components/playground/blind";
import { ComparisonPanes } from "@/components/playground/comparison-panes";
import { ComparisonToolbar } from "@/components/playground/comparison-toolbar";
import { FactorStrip } from "@/components/playground/factor-strip";
import { Insights } from "@/components/playground/insights";
import { LeaveDialog } from "@/components/playground/leave-dialog";
import { racersOf } from "@/components/playground/racers-of";
import { RepeatPanel } from "@/components/playground/repeat-panel";
import { TurnIntoBenchmark } from "@/components/playground/runs/turn-into-benchmark";
import { SharedPrompt } from "@/components/playground/shared-prompt";
import { type Playground, usePlayground } from "@/components/playground/use-playground";
import { usePlaygroundKeys } from "@/components/playground/use-playground-keys";
import { useStopKey } from "@/components/playground/use-stop-key";
import { Callout } from "@/components/ui/callout";
import { withSettings } from "@/lib/playground/factors";
import { fromPaneList, type PaneList } from "@/lib/playground/pane-list";
import { differenceAmong } from "@/lib/playground/pane-profile";
import type { ReopenedTexts } from "@/lib/playground/reopen";

/** The playground: one prompt, up to six profiles, their answers side by side. `problems` is what could not be loaded. */
export function Comparison({
  list,
  defaultIds,
  reopened,
  problems,
}: {
  list: PaneList;
  defaultIds: string[];
  /** The texts of a saved run's settings; null: those that the tab kept. */
  reopened: ReopenedTexts | null;
  problems: ReactNode;
}) {
  const profiles = fromPaneList(list);
  const playground = usePlayground(profiles, defaultIds, reopened);
  const { layout, panes, repeat, guard, blind } = playground;
  const difference = differenceOf(playground);
  const racers = racersOf(panes);
  usePlaygroundKeys(playground, racers.length > 1);
  useStopKey(playground.isBusy, (key) =>
    key !== null && panes.some((pane) => pane.key === key && pane.isLive)
      ? playground.stopPane(key)
      : playground.stopEverything(),
  );
  return (
    <div className="flex h-full flex-col gap-3 p-3 md:px-5 md:py-4">
      <h1 className="sr-only">Playground</h1>
      <ComparisonToolbar playground={playground} />
      {problems}
      {playground.isStorageFull && <StorageFull />}
      {repeat.run && <RepeatPanel run={repeat.run} onStop={repeat.stop} onDismiss={repeat.dismiss} />}
      {difference && !blind.isOn && <FactorStrip difference={difference} />}
      {racers.length > 1 && !blind.isOn && (
        <Insights
          racers={racers}
          baseKey={layout.baseKey}
          view={layout.insight}
          onView={layout.setInsight}
          actions={<TurnIntoBenchmark playground={playground} />}
        />
      )}
      <ComparisonPanes playground={playground} profiles={profiles} />
      <Blind playground={playground} racers={racers} />
      <SharedPrompt playground={playground} />
      <LeaveDialog open={guard.isAsking} onStay={guard.stay} onLeave={guard.leave} />
    </div>
  );
}

/** What sets the panes apart; null while one has no profile. */
function differenceOf({ panes, layout, settings }: Playground) {
  const chosen = panes.flatMap(({ profile }) => (profile ? [profile] : []));
  if (chosen.length !== panes.length) return null;
  const base = panes.findIndex(({ key }) => key === layout.baseKey);
  return withSettings(
    differenceAmong(chosen, base),
    panes.map(({ key }) => settings.settingsOf(key)),
  );
}

function StorageFull() {
  return (
    <Callout tone="warning" title="This tab can keep no more">
      The browser's storage for this tab is full or switched off: a reload would lose the newest part of the
      conversation. Start a new conversation to make room.
    </Callout>
  );
}
