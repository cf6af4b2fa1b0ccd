import type { ModelMessage } from "@/lib/bedrock/types";
import { maxPromptCharacters } from "@/lib/invocations/schema";
import type { ShownTurn } from "@/lib/playground/history";

/** As many as one request may hold, the new prompt included. */
const maxMessages = 200;

/**
 * The messages that come before `prompt` and the prompt itself, as Bedrock takes them: roles alternate, nothing is
 * blank. Of several versions of an answer the one in sight counts, else the newest with text; a turn without any
 * received text is left out.
 */
export function messagesFor(path: ShownTurn[], prompt: string): ModelMessage[] {
  const history = path.flatMap(({ turn, attempt }): ModelMessage[] => {
    const answer = [...turn.attempts, attempt].map(({ text }) => text).findLast((text) => text.trim() !== "");
    if (answer === undefined) return [];
    return [
      { role: "user", text: turn.prompt },
      { role: "assistant", text: answer },
    ];
  });
  return [...history, { role: "user", text: prompt }];
}

/** The turns before `nodeId`: what another version of its answer or another wording of its prompt follows. */
export function turnsBefore(path: ShownTurn[], nodeId: string): ShownTurn[] {
  const index = path.findIndex(({ turn }) => turn.nodeId === nodeId);
  return index < 0 ? path : path.slice(0, index);
}

export function charactersIn(messages: ModelMessage[]): number {
  return messages.reduce((sum, message) => sum + message.text.length, 0);
}

/** Why `prompt` cannot be sent after these turns, in words for the person, or null. */
export function promptProblem(prompt: string, paths: ShownTurn[][]): string | null {
  if (prompt.length > maxPromptCharacters) {
    return `The prompt has ${count(prompt.length)} characters; at most ${count(maxPromptCharacters)} can be sent. Nothing was sent and nothing is lost: shorten it and send again.`;
  }
  if (paths.some((path) => messagesFor(path, prompt).length > maxMessages)) {
    return `This conversation has reached ${maxMessages} messages. Start a new one; the prompt stays here.`;
  }
  return null;
}

function count(value: number): string {
  return value.toLocaleString("en");
}
