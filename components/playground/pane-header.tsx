"use client";

import { Link2, Link2Off, Maximize2, Pin, Square } from "lucide-react";
import type { ReactNode } from "react";
import { type PaneCommands, PaneMenu } from "@/components/playground/pane-menu";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";

/** The one line above a pane: its profile, whether it takes part, and what can be done with it. */
export function PaneHeader({
  title,
  label,
  picker,
  isAlone,
  isNarrow,
  isBase,
  isSynced,
  isLive,
  isStopping,
  commands,
  onSync,
  onEnlarge,
  onStop,
}: {
  title: string;
  label: string;
  picker: ReactNode;
  isAlone: boolean;
  /** There is room for the name and little else. */
  isNarrow: boolean;
  isBase: boolean;
  isSynced: boolean;
  isLive: boolean;
  isStopping: boolean;
  /** Null while names are hidden: each of them would tell. */
  commands: PaneCommands | null;
  onSync: (isSynced: boolean) => void;
  onEnlarge: (() => void) | null;
  onStop: () => void;
}) {
  const SyncIcon = isSynced ? Link2 : Link2Off;
  return (
    <header className="flex shrink-0 items-center gap-0.5 border-line border-b pr-1.5">
      <h2 className="sr-only">{title}</h2>
      <div className="min-w-0 flex-1">{picker}</div>
      {isBase && !isAlone && (
        <Badge className="mr-1" title="Baseline: the others are compared with this pane">
          <Pin aria-hidden className="size-3" />
          <span className={isNarrow ? "sr-only" : "max-md:sr-only"}>Baseline</span>
        </Badge>
      )}
      {isLive && (
        <Button variant="ghost" size="sm" disabled={isStopping} onClick={onStop}>
          <Square aria-hidden />
          Stop<span className="sr-only"> {label}</span>
        </Button>
      )}
      {!isAlone && (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-pressed={isSynced}
          aria-label={`Shared prompt for the ${label}`}
          title={isSynced ? "Takes the shared prompt. Press to detach." : "Has its own prompt. Press to share again."}
          onClick={() => onSync(!isSynced)}
        >
          <SyncIcon aria-hidden className={isSynced ? undefined : "text-warning"} />
        </Button>
      )}
      {onEnlarge && (
        <Button
          variant="ghost"
          size="icon-sm"
          className="max-md:hidden"
          aria-label={`Enlarge the ${label}`}
          title="Enlarge"
          onClick={onEnlarge}
        >
          <Maximize2 aria-hidden />
        </Button>
      )}
      {commands && <PaneMenu label={label} commands={commands} />}
    </header>
  );
}
