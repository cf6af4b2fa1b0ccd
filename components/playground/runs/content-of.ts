import type { Playground } from "@/components/playground/use-playground";
import type { SaveRunInput } from "@/lib/playground/run";
import { historyOf } from "@/lib/playground/transcript";
import { voteWords } from "@/lib/playground/vote";

/** All that is shown now, as it is frozen in a run. */
export function contentOf({ panes, layout, comparison, blind }: Playground): SaveRunInput["content"] {
  const lastVote = blind.votes.at(-1);
  return {
    version: 1,
    panes: panes.map(({ key, profile }) => ({ key, profile })),
    base: Math.max(
      0,
      panes.findIndex(({ key }) => key === layout.baseKey),
    ),
    order: layout.order,
    vote: lastVote ? voteWords(lastVote).replace(/\.$/, "") : null,
    transcript: Object.fromEntries(panes.map(({ key }) => [key, historyOf(comparison.transcript, key)])),
  };
}
