"use client";

import { EyeOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import { answerName } from "@/lib/playground/vote";

/** While names are hidden: which answer is better? Any choice ends the hiding. */
export function VoteBar({
  paneKeys,
  canVote,
  onVote,
  onReveal,
}: {
  /** From left to right as shown. */
  paneKeys: string[];
  /** Every answer to the newest prompt has ended. */
  canVote: boolean;
  onVote: (choice: string) => void;
  onReveal: () => void;
}) {
  const isPair = paneKeys.length === 2;
  return (
    <section
      aria-label="Blind vote"
      className="flex shrink-0 flex-wrap items-center gap-2 rounded-card border border-line bg-surface px-3 py-2"
    >
      <EyeOff aria-hidden className="size-4 text-muted-foreground" />
      <p className="mr-auto text-xs">
        {canVote ? "Which answer is better? Names show after the vote." : "Names are hidden. Ask, then vote."}
      </p>
      {paneKeys.map((key, index) => (
        <Button key={key} size="sm" disabled={!canVote} onClick={() => onVote(key)}>
          {isPair ? (index === 0 ? "Left" : "Right") : answerName(index)}
        </Button>
      ))}
      <Button size="sm" disabled={!canVote} onClick={() => onVote("tie")}>
        Tie
      </Button>
      <Button size="sm" disabled={!canVote} onClick={() => onVote("bad")}>
        {isPair ? "Both bad" : "All bad"}
      </Button>
      <Button size="sm" variant="ghost" onClick={onReveal}>
        Show names without a vote
      </Button>
    </section>
  );
}
