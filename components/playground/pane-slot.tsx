"use client";

import { useState } from "react";
import { ExamplePrompts } from "@/components/playground/example-prompts";
import { OwnPrompt } from "@/components/playground/own-prompt";
import { Pane } from "@/components/playground/pane";
import { PaneHeader } from "@/components/playground/pane-header";
import type { PaneCommands } from "@/components/playground/pane-menu";
import { ProfilePicker } from "@/components/playground/profile-picker";
import type { TurnAction } from "@/components/playground/turn";
import { canAnswer, type Playground, type PlaygroundPane } from "@/components/playground/use-playground";
import { useStable } from "@/components/playground/use-stable";
import { ViewCode } from "@/components/playground/view-code";
import type { ComboboxOption } from "@/components/ui/combobox";
import { Skeleton } from "@/components/ui/skeleton";
import { maxPanes } from "@/lib/invocations/schema";
import { answerName } from "@/lib/playground/vote";

/** What a pane is called, by its position from 0 among `count`. */
export function paneLabel(index: number, count: number): string {
  if (count === 1) return "Pane";
  if (count === 2) return index === 0 ? "Left pane" : "Right pane";
  return `Pane ${index + 1}`;
}

/** One pane of the playground with everything it needs. */
export function PaneSlot({
  playground,
  index,
  options,
  isEnlarged,
  onEnlarge,
}: {
  playground: Playground;
  index: number;
  options: ComboboxOption[];
  isEnlarged: boolean;
  onEnlarge: (key: string) => void;
}) {
  const { panes, layout, repeat, blind } = playground;
  const pane = panes[index];
  const [isCodeShown, setIsCodeShown] = useState(false);
  const newest = pane?.path.at(-1);
  const onAction = useStable((action: TurnAction) => pane && act(playground, pane, action));
  if (!pane) return null;
  const { key, profileId, profile, path, isSynced, isLive } = pane;
  const isAlone = panes.length === 1;
  const name = paneLabel(index, panes.length);
  const label = name.toLowerCase();
  const hidden = blind.isOn ? answerName(index) : null;
  const title = hidden ?? (profile ? `${name}: ${profile.name}` : name);
  return (
    <Pane
      label={label}
      title={title}
      profile={profile}
      hiddenName={hidden}
      header={
        <PaneHeader
          title={title}
          label={label}
          isAlone={isAlone}
          isNarrow={panes.length > 2 && !isEnlarged}
          isBase={!blind.isOn && key === layout.baseKey}
          isSynced={isSynced}
          isLive={isLive}
          isStopping={path.at(-1)?.attempt.isStopping ?? false}
          commands={
            blind.isOn
              ? null
              : { ...commandsOf(playground, pane, index), onViewCode: newest ? () => setIsCodeShown(true) : null }
          }
          onSync={(next) => layout.setSynced(key, next)}
          onEnlarge={isAlone || isEnlarged ? null : () => onEnlarge(key)}
          onStop={() => playground.stopPane(key)}
          picker={
            hidden ? (
              <p className="px-3.5 py-2.5 font-semibold">{hidden}</p>
            ) : (
              <ProfilePicker
                label={isAlone ? "Profile" : `Profile of the ${label}`}
                profileId={profileId}
                profile={profile}
                options={options}
                onChange={(next) => layout.choose(key, next)}
              />
            )
          }
        />
      }
      path={path}
      others={panes.flatMap((other) => (other.key === key ? [] : [other.path]))}
      empty={<EmptyPane playground={playground} index={index} />}
      composer={
        <>
          {!isSynced && !isAlone && <OwnPrompt playground={playground} pane={pane} label={label} />}
          {isCodeShown && newest && (
            <ViewCode
              path={path}
              turn={newest.turn}
              profileId={newest.attempt.profile.profileId}
              onClose={() => setIsCodeShown(false)}
            />
          )}
        </>
      }
      canAsk={canAnswer([pane]) && !repeat.isRunning && !isLive && playground.problemOf("", []) === null}
      onAction={onAction}
    />
  );
}

function act({ comparison, panes, send }: Playground, pane: PlaygroundPane, action: TurnAction): void {
  switch (action.type) {
    case "ask-again":
      if (pane.profile) comparison.askAgain(pane.key, action.turn, pane.profile);
      return;
    case "edit": {
      const { turnId } = action.turn;
      const sharing = panes.filter(
        (other) => !other.isLive && canAnswer([other]) && other.path.some(({ turn }) => turn.turnId === turnId),
      );
      send(action.prompt, action.everywhere ? sharing : [pane], action.turn, action.turn);
      return;
    }
    case "show-version":
      comparison.showVersion(pane.key, action.nodeId, action.version);
      return;
    case "choose-branch":
      comparison.chooseBranch(pane.key, action.nodeId);
      return;
    case "tool-results":
      send("", [pane], { toolResults: action.results });
  }
}

function commandsOf(
  playground: Playground,
  { key, path }: PlaygroundPane,
  index: number,
): Omit<PaneCommands, "onViewCode"> {
  const { panes, layout, comparison, duplicate, remove, isBusy } = playground;
  const others = panes.flatMap((pane) => (pane.key === key ? [] : [pane.key]));
  return {
    onDuplicate: panes.length < maxPanes ? () => duplicate(key) : null,
    onMoveLeft: index > 0 ? () => layout.move(key, -1) : null,
    onMoveRight: index < panes.length - 1 ? () => layout.move(key, 1) : null,
    onContinueFrom: others.length > 0 && path.length > 0 && !isBusy ? () => comparison.continueFrom(key, others) : null,
    onPin: others.length > 0 && key !== layout.baseKey ? () => layout.pin(key) : null,
    onRemove: others.length > 0 ? () => remove(key) : null,
  };
}

function EmptyPane({ playground, index }: { playground: Playground; index: number }) {
  const { isRestored, draft, setDraft } = playground;
  if (!isRestored) return <Skeleton className="h-24" />;
  if (index === 0) return <ExamplePrompts onChoose={(text) => setDraft({ ...draft, text })} />;
  return <p className="py-6 text-center text-muted-foreground">This profile's answer to each prompt appears here.</p>;
}
