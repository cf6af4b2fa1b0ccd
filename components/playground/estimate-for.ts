import type { Playground, PlaygroundPane } from "@/components/playground/use-playground";
import { messagesFor, type PromptExtras } from "@/lib/playground/conversation";
import { describeEstimate, estimateCalls } from "@/lib/playground/send-estimate";

/** What sending `prompt` to these panes may cost, in words, each with its own history and settings. */
export function estimateFor(
  { settings, maxTokens }: Pick<Playground, "settings" | "maxTokens">,
  panes: PlaygroundPane[],
  prompt: string,
  extras: PromptExtras = {},
): string {
  const calls = panes.flatMap(({ key, profile, path }) => {
    const files = [...path.flatMap(({ turn }) => turn.attachments ?? []), ...(extras.attachments ?? [])];
    const messages = messagesFor(path, prompt, extras);
    return profile ? [{ profile, messages, times: 1, settings: settings.settingsOf(key), files }] : [];
  });
  const scope = panes.length === 1 ? "" : panes.length === 2 ? "for both" : `for all ${panes.length}`;
  return describeEstimate(estimateCalls(calls, maxTokens), scope).trim();
}
