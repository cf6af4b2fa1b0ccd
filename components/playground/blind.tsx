"use client";

import type { Playground } from "@/components/playground/use-playground";
import { VoteBar } from "@/components/playground/vote-bar";
import { isLive } from "@/lib/playground/attempt";
import type { Racer } from "@/lib/playground/race";
import { voteWords } from "@/lib/playground/vote";

/** The vote while names are hidden, and what came of the last one. */
export function Blind({ playground, racers }: { playground: Playground; racers: Racer[] }) {
  const { blind, panes } = playground;
  const turnId = panes.map(({ path }) => path.at(-1)?.turn.turnId).find(Boolean) ?? "";
  const last = blind.votes.at(-1);
  if (!blind.isOn) {
    return last && last.turnId === turnId ? (
      <p role="status" className="shrink-0 px-1 font-medium text-xs">
        {voteWords(last)} One prompt says little: repeat it, or vote again on another.
      </p>
    ) : null;
  }
  const shown = panes.map(({ key, profileId, profile }) => ({
    paneKey: key,
    profileId,
    name: profile?.name ?? profileId,
  }));
  return (
    <VoteBar
      paneKeys={panes.map(({ key }) => key)}
      canVote={racers.length > 1 && racers.every(({ attempt }) => !isLive(attempt))}
      onVote={(choice) => blind.vote({ turnId, at: Date.now(), choice, shown })}
      onReveal={blind.reveal}
    />
  );
}
