import type { ModelMessage } from "@/lib/bedrock/types";
import { maxPromptCharacters } from "@/lib/invocations/schema";
import type { Turn } from "@/lib/playground/transcript";

/** As many as one request may hold, the new prompt included. */
const maxMessages = 200;

/**
 * The messages that come before `prompt` and the prompt itself, as Bedrock takes them: roles alternate, nothing is
 * blank. A turn without any received text is left out; of several attempts the newest with text counts.
 */
export function messagesFor(turns: Turn[], prompt: string): ModelMessage[] {
  const history = turns.flatMap((turn): ModelMessage[] => {
    const answer = [...turn.earlier, turn.attempt]
      .map((attempt) => attempt.text)
      .findLast((text) => text.trim() !== "");
    if (answer === undefined) return [];
    return [
      { role: "user", text: turn.prompt },
      { role: "assistant", text: answer },
    ];
  });
  return [...history, { role: "user", text: prompt }];
}

/** The turns before `turnId`: what a retry of it sends along. */
export function turnsBefore(turns: Turn[], turnId: string): Turn[] {
  const index = turns.findIndex((turn) => turn.turnId === turnId);
  return index < 0 ? turns : turns.slice(0, index);
}

export function charactersIn(messages: ModelMessage[]): number {
  return messages.reduce((sum, message) => sum + message.text.length, 0);
}

/** Why `prompt` cannot be sent after these turns, in words for the person, or null. */
export function promptProblem(prompt: string, panes: Turn[][]): string | null {
  if (prompt.length > maxPromptCharacters) {
    return `The prompt has ${count(prompt.length)} characters; at most ${count(maxPromptCharacters)} can be sent. Nothing was sent and nothing is lost: shorten it and send again.`;
  }
  if (panes.some((turns) => messagesFor(turns, prompt).length > maxMessages)) {
    return `This conversation has reached ${maxMessages} messages. Start a new one; the prompt stays here.`;
  }
  return null;
}

function count(value: number): string {
  return value.toLocaleString("en");
}
