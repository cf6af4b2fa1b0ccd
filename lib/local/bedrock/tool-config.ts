import { validationError } from "./aws-error.ts";
import type { ContentReader } from "./content-blocks.ts";
import { type ConversationTurn, noTools, type Tool, type ToolOffer } from "./model-request.ts";
import { tokensOfToolUse } from "./prompt-measure.ts";
import { countTokens } from "./tokens.ts";
import { type Constraints, isJsonObject } from "./validation.ts";

const toolName = /[a-zA-Z0-9_-]+/;

/** Reads `toolConfig` of Converse and of Nova's own bodies. @throws AwsError `ValidationException` */
export function readToolConfig(check: Constraints, reader: ContentReader, value: unknown): ToolOffer {
  const config = check.object(value, "toolConfig");
  if (!config) return noTools;
  reader.add({ source: "tools", tokens: tokensOfToolUse });
  const entries = check.list(config.tools, "toolConfig.tools", { required: true, min: 1 });
  const tools = entries.flatMap((entry, index) => readTool(check, reader, entry, `toolConfig.tools.${index}`));
  refuseEqualNames(tools);
  return { tools, choice: readChoice(check, config.toolChoice, tools) };
}

function readTool(check: Constraints, reader: ContentReader, value: unknown, path: string): Tool[] {
  const [kind, member] = reader.onlyMember(value, path);
  if (kind === "cachePoint") {
    reader.cachePoint(member, `${path}.cachePoint`);
    return [];
  }
  if (kind !== "toolSpec") throw validationError(`This local Bedrock does not support ${kind} at ${path}.`);
  const at = `${path}.toolSpec`;
  const spec = check.object(member, at, { required: true }) ?? {};
  const name = check.text(spec.name, `${at}.name`, { required: true, min: 1, max: 64, pattern: toolName }) ?? "";
  const description = check.text(spec.description, `${at}.description`, { min: 1 }) ?? "";
  const { json } = check.object(spec.inputSchema, `${at}.inputSchema`, { required: true }) ?? {};
  return [tool(reader, { name, description, schema: json }, `${at}.inputSchema.json`)];
}

/** A tool whose schema is one for an object, added to the prompt. @throws AwsError `ValidationException` */
export function tool(
  reader: Pick<ContentReader, "add">,
  { name, description, schema }: { name: string; description: string; schema: unknown },
  path: string,
): Tool {
  if (!isJsonObject(schema)) {
    throw validationError(
      `The format of the value at ${path} is invalid. Provide a json object for the field and try again.`,
    );
  }
  if (schema.type !== "object") {
    throw validationError(`The value at ${path}.type must be one of the following: object.`);
  }
  const tokens = countTokens(`${name} ${description} ${JSON.stringify(schema)}`) + 8;
  reader.add({ source: [name, description, schema], tokens });
  return { name, description, schema };
}

function refuseEqualNames(tools: Tool[]): void {
  const twice = tools.find(({ name }, index) => tools.findIndex((other) => other.name === name) !== index);
  if (twice)
    throw validationError(`The tool name ${twice.name} is used more than once in toolConfig. Use unique names.`);
}

function readChoice(check: Constraints, value: unknown, tools: Tool[]): ToolOffer["choice"] {
  const choice = check.object(value, "toolConfig.toolChoice");
  if (!choice) return "auto";
  const kinds = ["auto", "any", "tool"].filter((kind) => isJsonObject(choice[kind]));
  if (kinds.length !== 1) throw validationError("toolConfig.toolChoice must set exactly one of auto, any and tool.");
  if (kinds[0] === "any") return "required";
  if (kinds[0] === "auto") return "auto";
  const path = "toolConfig.toolChoice.tool";
  const { name = "" } = check.object(choice.tool, path) ?? {};
  const chosen = check.text(name, `${path}.name`, { required: true, min: 1, max: 64, pattern: toolName }) ?? "";
  return chosenTool(chosen, tools);
}

export function chosenTool(name: string, tools: Tool[]): { name: string } {
  if (!tools.some((known) => known.name === name)) {
    throw validationError(`The tool ${name} chosen in toolChoice is not one of the tools.`);
  }
  return { name };
}

/** Every call of a tool must be answered in the next turn, and nothing else may be. @throws AwsError */
export function refuseUnmatchedResults(turns: ConversationTurn[], offer: ToolOffer): void {
  for (const [index, { parts }] of turns.entries()) {
    const calls = (turns[index - 1]?.parts ?? []).flatMap((part) => (part.kind === "tool-use" ? [part.id] : []));
    const results = parts.flatMap((part) => (part.kind === "tool-result" ? [part.id] : []));
    const hasToolParts = results.length > 0 || parts.some((part) => part.kind === "tool-use");
    if (hasToolParts && offer.tools.length === 0) {
      throw validationError("The toolConfig field must be defined when using toolUse and toolResult content blocks.");
    }
    const missing = calls.filter((id) => !results.includes(id));
    if (missing.length > 0) {
      throw validationError(
        `Expected toolResult blocks at messages.${index}.content for the following Ids: ${missing.join(", ")}`,
      );
    }
    if (results.length > calls.length) {
      throw validationError(
        `The number of toolResult blocks at messages.${index}.content exceeds the number of toolUse blocks of previous turn.`,
      );
    }
  }
}
