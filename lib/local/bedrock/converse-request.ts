import { readAdditionalFields, readFieldPaths } from "./additional-fields.ts";
import { validationError } from "./aws-error.ts";
import type { FoundationModel } from "./catalogue.ts";
import { ContentReader } from "./content-blocks.ts";
import { refuseBeyondModel, type Sampling } from "./inference-settings.ts";
import {
  type ConversationTurn,
  type GuardrailRequest,
  joinedText,
  type ModelRequest,
  type Part,
  type Prompt,
} from "./model-request.ts";
import { measurePrompt, tokensPerTurn } from "./prompt-measure.ts";
import { readToolConfig, refuseUnmatchedResults } from "./tool-config.ts";
import { refuseBadOrder, refuseTooManyFiles } from "./turn-order.ts";
import { Constraints, isJsonObject, type JsonObject } from "./validation.ts";

const metadataText = /[a-zA-Z0-9\s:_@$#=/+,\-.]*/;

/**
 * Checks a Converse or ConverseStream body as the API model and Bedrock do.
 *
 * @throws AwsError `SerializationException`, `ValidationException`, `AccessDeniedException` (cache of a model without)
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
 */
export function readConverseRequest(body: unknown, model: FoundationModel): ModelRequest {
  const check = new Constraints();
  const members = check.object(body, "body", { required: true }) ?? {};
  const inference = readInferenceConfig(check, members.inferenceConfig);
  const serviceTier = readEnum(check, members, "serviceTier", "type", ["priority", "default", "flex", "reserved"]);
  const latencyMode = readEnum(check, members, "performanceConfig", "latency", ["standard", "optimized"]);
  readRequestMetadata(check, members.requestMetadata);
  const guardrail = readGuardrail(check, members.guardrailConfig);
  const responseFieldPaths = readFieldPaths(check, members.additionalModelResponseFieldPaths);
  const prompt = readPrompt(check, members, model);
  check.finish();

  refuseUnserved(members);
  const isToolForced = prompt.offer.choice !== "auto";
  const context = { modelId: model.modelId, maxTokens: inference.maxTokens, isToolForced };
  const reasoning = readAdditionalFields(check, members.additionalModelRequestFields, context);
  const { temperature, topP, ...settings } = inference;
  refuseBeyondModel(model, { ...settings, temperature, topP, reasoning, inputTokens: prompt.inputTokens });
  return { ...prompt, ...settings, reasoning, guardrail, responseFieldPaths, serviceTier, latencyMode };
}

/** Reads tools, system and messages, in the order a model does. @throws AwsError as `readConverseRequest` */
export function readPrompt(check: Constraints, members: JsonObject, model: FoundationModel): Prompt {
  const reader = new ContentReader(check, model);
  const offer = readToolConfig(check, reader, members.toolConfig);
  const system = check
    .list(members.system, "system")
    .map((block, index) => reader.read(block, `system.${index}`))
    .filter((part) => part !== null);
  if (system.length > 0) reader.add({ source: "system", tokens: tokensPerTurn });
  const messages = readMessages(check, reader, members.messages);
  check.finish();

  const spoken = messages.filter((message) => message.role !== "system");
  refuseBadOrder(spoken.map((message) => message.role));
  const turns = spoken.map(
    ({ role, parts }): ConversationTurn => ({
      role: role === "user" ? role : "assistant",
      text: joinedText(parts),
      parts,
    }),
  );
  refuseTooManyFiles(turns);
  refuseUnmatchedResults(turns, offer);
  const instructions = messages.filter((message) => message.role === "system").flatMap((message) => message.parts);
  return { turns, offer, system: joinedText([...system, ...instructions]), ...measurePrompt(reader.segments) };
}

type Inference = Sampling & { maxTokens: number | undefined; stopSequences: string[] };

export function readInferenceConfig(check: Constraints, value: unknown): Inference {
  const config = check.object(value, "inferenceConfig") ?? {};
  return {
    maxTokens: check.number(config.maxTokens, "inferenceConfig.maxTokens", { min: 1, integer: true }),
    temperature: check.number(config.temperature, "inferenceConfig.temperature", { min: 0, max: 1 }),
    topP: check.number(config.topP, "inferenceConfig.topP", { min: 0, max: 1 }),
    stopSequences: check
      .list(config.stopSequences, "inferenceConfig.stopSequences", { max: 2500 })
      .map((stop, index) =>
        check.text(stop, `inferenceConfig.stopSequences.${index + 1}.member`, { required: true, min: 1 }),
      )
      .filter((stop) => stop !== undefined),
  };
}

function readEnum(check: Constraints, members: JsonObject, name: string, inner: string, oneOf: string[]) {
  const config = check.object(members[name], name);
  return config && check.text(config[inner], `${name}.${inner}`, { oneOf, required: name === "serviceTier" });
}

export function readRequestMetadata(check: Constraints, value: unknown): void {
  const pairs = Object.entries(check.object(value, "requestMetadata") ?? {});
  if (value !== undefined && value !== null && (pairs.length < 1 || pairs.length > 16)) {
    check.fail(`${pairs.length} pairs`, "requestMetadata", "Member must have between 1 and 16 pairs");
  }
  for (const [key, text] of pairs) {
    check.text(key, "requestMetadata.key", { min: 1, max: 256, pattern: metadataText });
    check.text(text, "requestMetadata.value", { required: true, max: 256, pattern: metadataText });
  }
}

function readGuardrail(check: Constraints, value: unknown): GuardrailRequest | null {
  const config = check.object(value, "guardrailConfig");
  if (!config) return null;
  const at = (name: string) => `guardrailConfig.${name}`;
  const trace = check.text(config.trace, at("trace"), { oneOf: ["enabled", "disabled", "enabled_full"] });
  check.text(config.streamProcessingMode, at("streamProcessingMode"), { oneOf: ["sync", "async"] });
  const id = config.guardrailIdentifier;
  const version = config.guardrailVersion;
  return {
    id: check.text(id, at("guardrailIdentifier"), { required: true, max: 2048, pattern: guardrailId }) ?? "",
    version: check.text(version, at("guardrailVersion"), { required: true, pattern: guardrailVersion }) ?? "",
    isTraced: trace === "enabled" || trace === "enabled_full",
  };
}

export const guardrailId = /([a-z0-9]+)|(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail\/[a-z0-9]+)/;
export const guardrailVersion = /([1-9][0-9]{0,7})|(DRAFT)/;

type Message = { role: string; parts: Part[] };

function readMessages(check: Constraints, reader: ContentReader, value: unknown): Message[] {
  return check.list(value, "messages").map((entry, index) => {
    const path = `messages.${index}`;
    const message = check.object(entry, path, { required: true }) ?? {};
    const role = check.text(message.role, `${path}.role`, { required: true, oneOf: ["user", "assistant", "system"] });
    reader.add({ source: role, tokens: tokensPerTurn });
    const blocks = check.list(message.content, `${path}.content`, { required: true });
    if (message.content !== undefined && message.content !== null && blocks.length === 0) {
      throw validationError(
        `The content field in the Message object at ${path} is empty. Add a ContentBlock object to the content field and try again.`,
      );
    }
    const parts = blocks.map((block, position) => reader.read(block, `${path}.content.${position}`));
    return { role: role ?? "", parts: parts.filter((part) => part !== null) };
  });
}

/** What changes an answer and is not built must not be passed over in silence. */
function refuseUnserved(members: JsonObject): void {
  for (const name of ["promptVariables", "outputConfig"]) {
    if (isJsonObject(members[name])) throw validationError(`This local Bedrock does not support ${name}.`);
  }
}
