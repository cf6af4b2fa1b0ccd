import type { JsonObject } from "./validation.ts";

export type CacheTtl = "5m" | "1h";

/** A piece of a turn as a reply needs it. */
export type Part =
  | { kind: "text"; text: string }
  | { kind: "image"; format: string; width: number; height: number }
  | { kind: "document"; name: string; format: string }
  | { kind: "tool-use"; id: string; name: string; input: JsonObject }
  | { kind: "tool-result"; id: string; text: string; isError: boolean }
  | { kind: "reasoning" };

/** `text` joins the turn's texts by newlines. */
export type ConversationTurn = { role: "user" | "assistant"; text: string; parts: Part[] };

export type Tool = { name: string; description: string; schema: JsonObject };

/** Tools on offer. `required`: one of them must be called; a name: this one. */
export type ToolOffer = { tools: Tool[]; choice: "auto" | "required" | "none" | { name: string } };

/** How far a prompt may be remembered; the tokens and the key are of everything before this point. */
export type CachePoint = { tokens: number; key: string; ttl: CacheTtl };

export type GuardrailRequest = { id: string; version: string; isTraced: boolean };

/** What a model is asked, whichever API it came through. */
export type ModelRequest = {
  turns: ConversationTurn[]; // begins and ends with the user
  system: string;
  maxTokens: number | undefined;
  stopSequences: string[];
  offer: ToolOffer;
  reasoning: { budgetTokens: number } | null;
  guardrail: GuardrailRequest | null;
  responseFieldPaths: string[]; // JSON pointers into the model's own answer
  serviceTier: string | undefined;
  latencyMode: string | undefined;
  inputTokens: number; // of the whole prompt, cached or not
  cachePoints: CachePoint[];
};

/** What of a request makes up its prompt. */
export type Prompt = Pick<ModelRequest, "turns" | "system" | "offer" | "inputTokens" | "cachePoints">;

/** What a model's own body says; the rest travels in headers. */
export type NativeRequest = Prompt & Pick<ModelRequest, "maxTokens" | "stopSequences" | "reasoning">;

export const noTools: ToolOffer = { tools: [], choice: "auto" };

export function joinedText(parts: Part[]): string {
  return parts.flatMap((part) => (part.kind === "text" && part.text !== "" ? [part.text] : [])).join("\n");
}
