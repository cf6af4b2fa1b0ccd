"use client";

import { Square } from "lucide-react";
import type { ReactNode } from "react";
import { Conversation } from "@/components/playground/conversation";
import { MetricStrip } from "@/components/playground/metric-strip";
import { Turn } from "@/components/playground/turn";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { announcement } from "@/lib/playground/state-words";
import { type Attempt, isLive, type Turn as TurnData } from "@/lib/playground/transcript";

const edges = { SYSTEM_DEFINED: "border-t-system", APPLICATION: "border-t-application" };

interface PaneProps {
  label: string;
  profile: PaneProfile | null;
  picker: ReactNode;
  turns: TurnData[];
  /** The other pane's turns, for the figures of the same prompt. */
  rivals: TurnData[];
  empty: ReactNode;
  onStop: (attempt: Attempt) => void;
  onRetry: ((turn: TurnData) => void) | null;
}

/** One column: the profile, its own conversation, and the figures of its newest answer. */
export function Pane({ label, profile, picker, turns, rivals, empty, onStop, onRetry }: PaneProps) {
  const newest = turns.at(-1) ?? null;
  const name = profile ? `${label}: ${profile.name}` : label;
  const rivalOf = (turn: TurnData) => rivals.find((other) => other.turnId === turn.turnId)?.attempt ?? null;
  return (
    <section
      aria-label={name}
      className={cn(
        "flex h-full min-h-0 min-w-0 flex-col overflow-hidden rounded-card border border-line border-t-2 bg-surface",
        profile && edges[profile.type],
      )}
    >
      <header className="flex items-center gap-1 border-line border-b">
        <h2 className="sr-only">{name}</h2>
        <div className="min-w-0 flex-1">{picker}</div>
        {newest && isLive(newest.attempt) && <Stop attempt={newest.attempt} label={label} onStop={onStop} />}
      </header>
      <Conversation label={`Conversation, ${label.toLowerCase()}`} turns={turns.length}>
        {turns.length === 0 && empty}
        {turns.map((turn) => (
          <Turn
            key={turn.turnId}
            turn={turn}
            rival={rivalOf(turn)}
            isNewest={turn === newest}
            onRetry={onRetry && (() => onRetry(turn))}
          />
        ))}
      </Conversation>
      <p role="status" className="sr-only">
        {newest && announcement(newest.attempt)}
      </p>
      {newest && (
        <MetricStrip attempt={newest.attempt} rival={rivalOf(newest)} className="shrink-0 border-line border-t" />
      )}
    </section>
  );
}

function Stop({ attempt, label, onStop }: { attempt: Attempt; label: string; onStop: PaneProps["onStop"] }) {
  return (
    <Button variant="ghost" size="sm" className="mr-2" disabled={attempt.isStopping} onClick={() => onStop(attempt)}>
      <Square aria-hidden />
      Stop<span className="sr-only"> {label.toLowerCase()}</span>
    </Button>
  );
}
