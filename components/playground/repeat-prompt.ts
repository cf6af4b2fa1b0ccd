import type { Playground } from "@/components/playground/use-playground";
import type { RepeatedPane } from "@/components/playground/use-repeat";
import { messagesFor } from "@/lib/playground/conversation";
import { repeatTimes } from "@/lib/playground/repeat";
import { describeEstimate, estimateCalls } from "@/lib/playground/send-estimate";

/** What a repeat sends: the draft, else the prompt sent last. */
export function repeatPromptOf({ draft, panes }: Playground): string {
  return draft.text.trim() || (panes.map(({ path }) => path.at(-1)?.turn.prompt).find(Boolean) ?? "");
}

/** What all calls of a repeat may cost together, in words. */
export function repeatEstimate(repeated: RepeatedPane[], prompt: string, maxTokens: number | null): string {
  const messages = messagesFor([], prompt);
  const calls = repeated.map((pane) => ({ ...pane, messages, times: repeatTimes }));
  return describeEstimate(estimateCalls(calls, maxTokens), `for all ${repeated.length * repeatTimes} calls`);
}
