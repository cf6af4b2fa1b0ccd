import type { Playground } from "@/components/playground/use-playground";
import { messagesFor } from "@/lib/playground/conversation";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { repeatTimes } from "@/lib/playground/repeat";
import { describeEstimate, estimateCalls } from "@/lib/playground/send-estimate";

/** What a repeat sends: the draft, else the prompt sent last. */
export function repeatPromptOf({ draft, panes }: Playground): string {
  return draft.text.trim() || (panes.map(({ path }) => path.at(-1)?.turn.prompt).find(Boolean) ?? "");
}

/** What all calls of a repeat may cost together, in words. */
export function repeatEstimate(chosen: PaneProfile[], prompt: string, maxTokens: number | null): string {
  const messages = messagesFor([], prompt);
  const calls = chosen.map((profile) => ({ profile, messages, times: repeatTimes }));
  return describeEstimate(estimateCalls(calls, maxTokens), `for all ${chosen.length * repeatTimes} calls`);
}
