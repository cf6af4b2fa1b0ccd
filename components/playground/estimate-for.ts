import type { Playground, PlaygroundPane } from "@/components/playground/use-playground";
import { plural } from "@/lib/format";
import { messagesFor, type PromptExtras } from "@/lib/playground/conversation";
import { describeEstimate, estimateCalls } from "@/lib/playground/send-estimate";

/**
 * What sending `prompt` to these panes may cost, in words, each with its own history and settings. While names are hidden
 * no name is said, and of a single pane no amount: its price would tell its model.
 */
export function estimateFor(
  { settings, maxTokens, blind }: Pick<Playground, "settings" | "maxTokens" | "blind">,
  panes: PlaygroundPane[],
  prompt: string,
  extras: PromptExtras = {},
): string {
  if (blind.isOn && panes.length === 1) return "Cost is hidden, like the names";
  const calls = panes.flatMap(({ key, profile, path }) => {
    const files = [...path.flatMap(({ turn }) => turn.attachments ?? []), ...(extras.attachments ?? [])];
    const messages = messagesFor(path, prompt, extras);
    return profile ? [{ profile, messages, times: 1, settings: settings.settingsOf(key), files }] : [];
  });
  const scope = panes.length === 1 ? "" : panes.length === 2 ? "for both" : `for all ${panes.length}`;
  const estimate = estimateCalls(calls, maxTokens);
  const { unpriced } = estimate;
  const shown = blind.isOn && unpriced.length > 0 ? [plural(unpriced.length, "profile")] : unpriced;
  return describeEstimate({ ...estimate, unpriced: shown }, scope).trim();
}
