"use client";

import { ExamplePrompts } from "@/components/playground/example-prompts";
import { Pane } from "@/components/playground/pane";
import { ProfilePicker } from "@/components/playground/profile-picker";
import type { Playground } from "@/components/playground/use-playground";
import type { ComboboxOption } from "@/components/ui/combobox";
import { Skeleton } from "@/components/ui/skeleton";

const positions = ["Left pane", "Right pane"];

/** One pane of the playground with everything it needs. */
export function PaneSlot({
  playground,
  pane,
  options,
}: {
  playground: Playground;
  pane: number;
  options: ComboboxOption[];
}) {
  const { panes, comparison, repeat } = playground;
  const { profileId = "", profile = null } = panes.all[pane] ?? {};
  const isAlone = panes.all.length === 1;
  const label = isAlone ? "Pane" : (positions[pane] ?? "Pane");
  return (
    <Pane
      label={label}
      profile={profile}
      picker={
        <ProfilePicker
          label={isAlone ? "Profile" : `Profile of the ${label.toLowerCase()}`}
          profileId={profileId}
          profile={profile}
          options={options}
          onChange={(next) => panes.choose(pane, next)}
        />
      }
      turns={comparison.transcript[pane] ?? []}
      rivals={isAlone ? [] : (comparison.transcript[1 - pane] ?? [])}
      empty={<EmptyPane playground={playground} pane={pane} />}
      onStop={(attempt) => comparison.stop([attempt.invocationId])}
      onRetry={profile && !repeat.isRunning ? (turn) => comparison.retry(pane, turn, profile) : null}
    />
  );
}

function EmptyPane({ playground, pane }: { playground: Playground; pane: number }) {
  const { isRestored, draft, setDraft } = playground;
  if (!isRestored) return <Skeleton className="h-24" />;
  if (pane === 0) return <ExamplePrompts onChoose={(text) => setDraft({ ...draft, text })} />;
  return <p className="py-6 text-center text-muted-foreground">The second answer to each prompt appears here.</p>;
}
