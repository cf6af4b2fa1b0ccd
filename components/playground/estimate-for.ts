import type { PlaygroundPane } from "@/components/playground/use-playground";
import { messagesFor } from "@/lib/playground/conversation";
import { describeEstimate, estimateCalls } from "@/lib/playground/send-estimate";

/** What sending `prompt` to these panes may cost, in words, each with its own history. */
export function estimateFor(panes: PlaygroundPane[], prompt: string, maxTokens: number | null): string {
  const calls = panes.flatMap(({ profile, path }) =>
    profile ? [{ profile, messages: messagesFor(path, prompt), times: 1 }] : [],
  );
  const scope = panes.length === 1 ? "" : panes.length === 2 ? "for both" : `for all ${panes.length}`;
  return describeEstimate(estimateCalls(calls, maxTokens), scope).trim();
}
