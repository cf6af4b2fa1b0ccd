import { markCache, readContent } from "./anthropic-content.ts";
import { validationError } from "./aws-error.ts";
import type { FoundationModel } from "./catalogue.ts";
import { ContentReader } from "./content-blocks.ts";
import { readThinking, refuseBeyondModel } from "./inference-settings.ts";
import { type ConversationTurn, joinedText, type NativeRequest, type ToolOffer } from "./model-request.ts";
import { measurePrompt, tokensOfToolUse, tokensPerTurn } from "./prompt-measure.ts";
import { chosenTool, tool } from "./tool-config.ts";
import { Constraints, type JsonObject } from "./validation.ts";

const knownMembers = new Set(
  "anthropic_beta anthropic_version container context_management max_tokens mcp_servers messages metadata output_config output_format stop_sequences system temperature thinking tool_choice tools top_k top_p".split(
    " ",
  ),
);

/**
 * Checks a body of Anthropic's messages API, as InvokeModel takes it.
 *
 * @param needsMaxTokens false for counting, where it is optional
 * @throws AwsError `ValidationException` in Anthropic's words, `SerializationException` for members of a wrong type
 */
export function readAnthropicRequest(body: unknown, model: FoundationModel, needsMaxTokens: boolean): NativeRequest {
  const check = new Constraints();
  const members = check.object(body, "body", { required: true }) ?? {};
  const unknown = Object.keys(members).find((key) => !knownMembers.has(key));
  if (unknown !== undefined) throw validationError(`${unknown}: Extra inputs are not permitted`);
  if (check.text(members.anthropic_version, "anthropic_version") === undefined) {
    throw validationError("anthropic_version: Field required");
  }
  const maxTokens = check.number(members.max_tokens, "max_tokens", { integer: true });
  if (maxTokens === undefined && needsMaxTokens) throw validationError("max_tokens: Field required");
  if (maxTokens !== undefined && maxTokens < 1) {
    throw validationError("max_tokens: Input should be greater than or equal to 1");
  }
  const settings = readSettings(check, members);

  const reader = new ContentReader(check, model);
  const offer = readTools(check, reader, members);
  const system = members.system === undefined ? [] : readContent(check, reader, members.system, "system");
  if (system.length > 0) reader.add({ source: "system", tokens: tokensPerTurn });
  const turns = readTurns(check, reader, members.messages);
  check.finish();
  refuseUnmatchedTools(turns);

  const isToolForced = offer.choice === "required" || typeof offer.choice === "object";
  const reasoning = readThinking(members.thinking, { modelId: model.modelId, maxTokens, isToolForced });
  const { stopSequences, ...sampling } = settings;
  const prompt = { turns, offer, system: joinedText(system), ...measurePrompt(reader.segments) };
  refuseBeyondModel(model, { maxTokens, ...sampling, reasoning, inputTokens: prompt.inputTokens });
  return { ...prompt, maxTokens, stopSequences, reasoning };
}

function readSettings(check: Constraints, members: JsonObject) {
  const range = (name: string) => {
    const value = check.number(members[name], name);
    if (value !== undefined && value < 0) throw validationError(`${name}: Input should be greater than or equal to 0`);
    if (value !== undefined && value > 1) throw validationError(`${name}: Input should be less than or equal to 1`);
    return value;
  };
  check.number(members.top_k, "top_k", { integer: true });
  const stopSequences = check
    .list(members.stop_sequences, "stop_sequences", { max: 8191 })
    .map((stop, index) => check.text(stop, `stop_sequences.${index}`, { required: true, min: 1 }))
    .filter((stop) => stop !== undefined);
  return { temperature: range("temperature"), topP: range("top_p"), stopSequences };
}

function readTools(check: Constraints, reader: ContentReader, members: JsonObject): ToolOffer {
  const tools = check.list(members.tools, "tools").map((entry, index) => {
    const path = `tools.${index}`;
    const spec = check.object(entry, path, { required: true }) ?? {};
    const name = check.text(spec.name, `${path}.name`, { min: 1, max: 128, pattern: /[a-zA-Z0-9_-]+/ });
    if (name === undefined) throw validationError(`${path}.name: Field required`);
    if (spec.type !== undefined && spec.type !== "custom") {
      throw validationError(`${path}: this local Bedrock takes custom tools only, not ${String(spec.type)}.`);
    }
    const description = check.text(spec.description, `${path}.description`) ?? "";
    const read = tool(reader, { name, description, schema: spec.input_schema }, `${path}.input_schema`);
    markCache(check, reader, spec, path);
    return read;
  });
  if (tools.length > 0) reader.add({ source: "tools", tokens: tokensOfToolUse });
  const choice = check.object(members.tool_choice, "tool_choice") ?? { type: "auto" };
  switch (choice.type) {
    case "auto":
    case "none":
      return { tools, choice: choice.type };
    case "any":
      return { tools, choice: "required" };
    case "tool":
      return { tools, choice: chosenTool(check.text(choice.name, "tool_choice.name") ?? "", tools) };
    default:
      throw validationError(
        "tool_choice: Input tag does not match any of the expected tags: 'any', 'auto', 'none', 'tool'",
      );
  }
}

/** Messages of one role in a row are one turn, as Anthropic treats them. */
function readTurns(check: Constraints, reader: ContentReader, value: unknown): ConversationTurn[] {
  if (value === undefined || value === null) throw validationError("messages: Field required");
  const turns: ConversationTurn[] = [];
  for (const [index, entry] of check.list(value, "messages").entries()) {
    const path = `messages.${index}`;
    const message = check.object(entry, path, { required: true }) ?? {};
    const { role } = message;
    if (role !== "user" && role !== "assistant")
      throw validationError(`${path}.role: Input should be 'user' or 'assistant'`);
    reader.add({ source: role, tokens: tokensPerTurn });
    const parts = readContent(check, reader, message.content, `${path}.content`);
    if (parts.length === 0) throw validationError(`${path}: all messages must have non-empty content`);
    const before = turns.at(-1)?.role === role ? (turns.pop()?.parts ?? []) : [];
    const all = [...before, ...parts];
    turns.push({ role, parts: all, text: joinedText(all) });
  }
  if (turns.length === 0) throw validationError("messages: at least one message is required");
  if (turns[0]?.role !== "user") throw validationError('messages: first message must use the "user" role');
  if (turns.at(-1)?.role !== "user") {
    throw validationError(
      "This model does not support assistant message prefill. The conversation must end with a user message.",
    );
  }
  return turns;
}

function refuseUnmatchedTools(turns: ConversationTurn[]): void {
  for (const [index, { parts }] of turns.entries()) {
    const calls = (turns[index - 1]?.parts ?? []).flatMap((part) => (part.kind === "tool-use" ? [part.id] : []));
    const results = parts.flatMap((part) => (part.kind === "tool-result" ? [part.id] : []));
    const missing = calls.filter((id) => !results.includes(id));
    if (missing.length > 0) {
      throw validationError(
        `messages.${index - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing.join(", ")}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
      );
    }
    const stray = results.find((id) => !calls.includes(id));
    if (stray !== undefined) {
      throw validationError(
        `messages.${index}.content: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray.slice(0, 100)}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
      );
    }
  }
}
