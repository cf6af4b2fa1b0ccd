import type { AttachmentInfo } from "@/lib/attachments/schema";
import type { JsonObject, ToolResult } from "@/lib/bedrock/types";
import { maxMessages, maxPromptCharacters, type PromptMessage } from "@/lib/invocations/schema";
import type { Attempt } from "@/lib/playground/attempt";
import type { ShownTurn, Turn } from "@/lib/playground/history";

/** What goes with a prompt beside its words. */
export interface PromptExtras {
  attachments?: AttachmentInfo[] | undefined;
  toolResults?: ToolResult[] | undefined;
}

/**
 * The messages that come before `prompt` and the prompt itself, as Bedrock takes them: roles alternate, nothing is
 * blank. Of several versions of an answer the one in sight counts, else the newest with text; a turn without any
 * received text is left out. A tool's call is told only where its results follow: Bedrock refuses one without.
 */
export function messagesFor(path: ShownTurn[], prompt: string, extras: PromptExtras = {}): PromptMessage[] {
  const history = path.flatMap(({ turn, attempt }, index): PromptMessage[] => {
    const results = index + 1 < path.length ? path[index + 1]?.turn.toolResults : extras.toolResults;
    const answer = answerOf(turn, attempt, results !== undefined);
    return answer ? [userMessage(turn.prompt, turn), answer] : [];
  });
  return [...history, userMessage(prompt, extras)];
}

function userMessage(text: string, { attachments = [], toolResults }: PromptExtras): PromptMessage {
  return {
    role: "user",
    text,
    ...(attachments.length > 0 && { attachments: attachments.map(({ id, name }) => ({ id, name })) }),
    ...(toolResults && { toolResults }),
  };
}

function answerOf(turn: Turn, attempt: Attempt, isToolAnswered: boolean): PromptMessage | null {
  if (isToolAnswered && attempt.toolUses.length > 0) {
    const { text, reasoning, signature } = attempt;
    const toolUses = attempt.toolUses.map(({ toolUseId, name, inputJson }) => ({
      toolUseId,
      name,
      input: parseToolInput(inputJson),
    }));
    const thought = signature !== "" && { reasoning: { text: reasoning, signature } };
    return { role: "assistant", text, toolUses, ...thought };
  }
  const text = [...turn.attempts, attempt].map((version) => version.text).findLast((said) => said.trim() !== "");
  return text === undefined ? null : { role: "assistant", text };
}

/** The input of a tool's call as it arrived; an empty object where it is no whole JSON object. */
export function parseToolInput(json: string): JsonObject {
  try {
    const value: JsonObject | null = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/** The turns before `nodeId`: what another version of its answer or another wording of its prompt follows. */
export function turnsBefore(path: ShownTurn[], nodeId: string): ShownTurn[] {
  const index = path.findIndex(({ turn }) => turn.nodeId === nodeId);
  return index < 0 ? path : path.slice(0, index);
}

export function charactersIn(messages: PromptMessage[]): number {
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
