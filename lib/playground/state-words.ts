import { formatCount, formatMs } from "@/lib/format";
import type { Attempt } from "@/lib/playground/attempt";
import type { Turn } from "@/lib/playground/history";
import type { ActionError } from "@/lib/result";

/** The state of an answer in words; colour never says it alone. */
export function stateLabel(attempt: Attempt): string {
  if (attempt.isStopping) return "stopping";
  switch (attempt.state) {
    case "queued":
      return "queued";
    case "waiting":
      return "waiting for first token";
    case "thinking":
      return "thinking";
    case "answering":
      return "answering";
    case "done":
      return "done";
    case "stopped":
      return "stopped by you";
    case "cut-off":
      return attempt.outcome?.stopReason === "max_tokens" ? "cut off: max tokens" : "cut off: context window full";
    case "filtered":
      return "filtered";
    case "failed":
      return "failed";
    case "interrupted":
      return "interrupted";
  }
}

/** What a screen reader is told, once when an answer begins and once when it ends; empty in between. */
export function announcement(attempt: Attempt, hiddenName: string | null): string {
  const name = hiddenName ?? attempt.profile.name;
  switch (attempt.state) {
    case "queued":
    case "waiting":
      return "";
    case "thinking":
    case "answering":
      return `Answer from ${name} begins`;
    case "done":
      return `Answer from ${name} complete`;
    case "failed":
      // The reason may name what is hidden.
      return `Answer from ${name} failed${attempt.error && hiddenName === null ? `: ${attempt.error.message}` : ""}`;
    default:
      return `Answer from ${name} ${stateLabel(attempt)}`;
  }
}

/** What an ending means for the person, beyond its name; null when nothing needs saying. */
export function endNote(attempt: Attempt): string | null {
  switch (attempt.state) {
    case "stopped":
      return "Stopped by you. What the model had produced by then may still be billed.";
    case "cut-off":
      return attempt.outcome?.stopReason === "max_tokens"
        ? "Cut off: the answer reached max tokens. Raise the limit and ask again for a longer one."
        : "Cut off: the conversation fills the model's context window. Start a new conversation.";
    case "filtered":
      return "Filtered: Bedrock withheld the answer or a part of it.";
    case "interrupted":
      return attempt.error ? null : "Interrupted: the connection ended before the answer did. It may still be billed.";
    default:
      return null;
  }
}

/** Words of the model or of its thinking arrived. */
export function hasContent({ text, reasoning }: Attempt): boolean {
  return text !== "" || reasoning !== "";
}

/** What a failed call may cost all the same; null where nothing was taken up. */
export function billingNote(attempt: Attempt, { code }: Pick<ActionError, "code">): string | null {
  if (hasContent(attempt)) return "What the model had produced may still be billed.";
  return code === "timeout" ? "The model had the prompt, so it may still be billed." : null;
}

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** How the calls of a send were timed, since that changes what is measured; null for a call of its own or all at once. */
export function sendingWords({ sending }: Turn): string | null {
  const { order, position, panes } = sending;
  if (panes < 2 || order === "together") return null;
  const place = `${ordinals[position] ?? position + 1} of ${panes}`;
  return order === "sequence" ? `Sent one after another: ${place}` : `Sent in random order: ${place}`;
}

/** How much thinking there was. Bedrock counts it among the output tokens: its part is told by its length, as such. */
export function thinkingWords({ reasoning, text, outcome }: Attempt): string {
  const output = outcome?.usage?.outputTokens;
  if (output === undefined) return `${formatCount(reasoning.length)} characters`;
  const tokens = Math.round((output * reasoning.length) / Math.max(1, reasoning.length + text.length));
  const time = outcome?.timing.thinkingMs == null ? "" : `${formatMs(outcome.timing.thinkingMs)}, `;
  return `${time}≈ ${formatCount(tokens)} of ${formatCount(output)} output tokens, by length`;
}
