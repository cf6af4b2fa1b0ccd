/** What a person preferred without knowing whose answer was whose. */
export interface Vote {
  /** The prompt that was answered. */
  turnId: string;
  at: number;
  /** The pane of the better answer, `tie`, or `bad`: none was good. */
  choice: string;
  /** The panes as they stood, from left to right. */
  shown: { paneKey: string; profileId: string; name: string }[];
}

/** What of the blind mode belongs to a conversation. */
export interface Hiding {
  votes: Vote[];
  /** The keys of the panes as they stand, drawn by lot; null while names are shown. */
  hidden: string[] | null;
}

/** What was voted, in words, once the names may be known. */
export function voteWords({ choice, shown }: Vote): string {
  if (choice === "tie") return "You called it a tie.";
  if (choice === "bad") return shown.length === 2 ? "You found both bad." : "You found all bad.";
  const index = shown.findIndex(({ paneKey }) => paneKey === choice);
  const name = shown[index]?.name ?? "a pane that is gone";
  if (shown.length === 2) return `You preferred the ${index === 0 ? "left" : "right"} answer: ${name}.`;
  return `You preferred answer ${letterOf(index)}: ${name}.`;
}

/** The name of a pane while its profile is hidden. */
export function answerName(index: number): string {
  return `Answer ${letterOf(index)}`;
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}
