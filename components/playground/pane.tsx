"use client";

import type { ReactNode } from "react";
import { Conversation } from "@/components/playground/conversation";
import { MetricStrip } from "@/components/playground/metric-strip";
import { Turn, type TurnAction } from "@/components/playground/turn";
import { cn } from "@/components/ui/cn";
import type { Attempt } from "@/lib/playground/attempt";
import type { ShownTurn } from "@/lib/playground/history";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { announcement } from "@/lib/playground/state-words";

const edges = { SYSTEM_DEFINED: "border-t-system", APPLICATION: "border-t-application" };
const none: Attempt[] = [];

interface PaneProps {
  label: string;
  title: string;
  profile: PaneProfile | null;
  /** What the pane is called while nothing may tell its profile. */
  hiddenName: string | null;
  header: ReactNode;
  path: ShownTurn[];
  /** The branches in sight of the other panes, for the figures of the same prompt. */
  others: ShownTurn[][];
  empty: ReactNode;
  composer: ReactNode;
  canAsk: boolean;
  /** Nothing is asked here any more. */
  isFrozen?: boolean;
  onAction: (action: TurnAction) => void;
}

/** One column: the profile, its own conversation, and the figures of its newest answer. */
export function Pane(props: PaneProps) {
  const {
    label,
    title,
    profile,
    hiddenName,
    header,
    path,
    others,
    empty,
    composer,
    canAsk,
    isFrozen = false,
    onAction,
  } = props;
  const newest = path.at(-1) ?? null;
  return (
    <section
      aria-label={title}
      className={cn(
        "flex h-full min-h-0 min-w-0 flex-col overflow-hidden rounded-card border border-line border-t-2 bg-surface",
        profile && hiddenName === null && edges[profile.type],
      )}
    >
      {header}
      <Conversation label={`Conversation, ${label}`} turns={path.length} isFrozen={isFrozen}>
        {path.length === 0 && empty}
        {path.map((shown) => {
          const rivals = rivalsOf(shown, others);
          const isNewest = shown === newest;
          return (
            <Turn
              key={shown.turn.nodeId}
              shown={shown}
              rivals={isNewest ? none : rivals}
              sharedWith={rivals.length + 1}
              isNewest={isNewest}
              isBlind={hiddenName !== null}
              canAsk={canAsk}
              onAction={onAction}
            />
          );
        })}
      </Conversation>
      <p role="status" className="sr-only">
        {newest && announcement(newest.attempt, hiddenName)}
      </p>
      {newest && hiddenName === null && (
        <MetricStrip
          attempt={newest.attempt}
          rivals={rivalsOf(newest, others)}
          className="shrink-0 border-line border-t"
        />
      )}
      {composer}
    </section>
  );
}

function rivalsOf({ turn }: ShownTurn, others: ShownTurn[][]): Attempt[] {
  return others.flatMap((path) => path.find((other) => other.turn.turnId === turn.turnId)?.attempt ?? []);
}
