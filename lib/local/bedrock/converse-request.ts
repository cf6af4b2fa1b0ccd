import { validationError } from "./aws-error.ts";
import { countTokens } from "./tokens.ts";
import { Constraints, isJsonObject, type JsonObject } from "./validation.ts";

export type ConversationTurn = { role: "user" | "assistant"; text: string };

/** What a reply depends on; the text of several blocks is joined by newlines. */
export type ConverseRequest = {
  turns: ConversationTurn[]; // begins and ends with the user
  system: string;
  maxTokens: number | undefined;
  stopSequences: string[];
  serviceTier: string | undefined;
  latencyMode: string | undefined;
  inputTokens: number;
};

type ModelLimits = { modelId: string; maxOutputTokens?: number | undefined; contextTokens?: number | undefined };

// Formatting of a turn costs a model a few tokens beside its text.
const tokensPerTurn = 4;

const metadataText = /[a-zA-Z0-9\s:_@$#=/+,\-.]*/;

/**
 * Checks a Converse or ConverseStream body as the API model and Bedrock do.
 *
 * @throws AwsError `SerializationException`, `ValidationException`
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
 */
export function readConverseRequest(body: unknown, model: ModelLimits): ConverseRequest {
  const check = new Constraints();
  const members = check.object(body, "body", { required: true }) ?? {};
  const inference = readInferenceConfig(check, members.inferenceConfig);
  const serviceTier = readEnum(check, members, "serviceTier", "type", ["priority", "default", "flex", "reserved"]);
  const latencyMode = readEnum(check, members, "performanceConfig", "latency", ["standard", "optimized"]);
  readMetadata(check, members.requestMetadata);
  const messages = readMessages(check, members.messages);
  const system = check.list(members.system, "system").map((block, index) => readBlock(check, block, `system.${index}`));
  check.finish();

  refuseUnserved(members);
  const spoken = messages.filter((message) => message.role !== "system");
  refuseBadOrder(spoken.map((message) => message.role));
  const turns = spoken.map(
    ({ role, texts }) => ({ role: role === "user" ? role : "assistant", text: texts.join("\n") }) as const,
  );
  const instructions = messages.filter((message) => message.role === "system").flatMap((message) => message.texts);
  const request = {
    turns,
    system: [...system, ...instructions].join("\n"),
    ...inference,
    serviceTier,
    latencyMode,
  };
  const inputTokens = [request.system, ...turns.map((turn) => turn.text)]
    .filter((text) => text !== "")
    .reduce((sum, text) => sum + countTokens(text) + tokensPerTurn, 0);
  refuseBeyondModel(request, inference, inputTokens, model);
  return { ...request, inputTokens };
}

type Inference = {
  maxTokens: number | undefined;
  temperature: number | undefined;
  topP: number | undefined;
  stopSequences: string[];
};

function readInferenceConfig(check: Constraints, value: unknown): Inference {
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

function readMetadata(check: Constraints, value: unknown): void {
  const pairs = Object.entries(check.object(value, "requestMetadata") ?? {});
  if (value !== undefined && value !== null && (pairs.length < 1 || pairs.length > 16)) {
    check.fail(`${pairs.length} pairs`, "requestMetadata", "Member must have between 1 and 16 pairs");
  }
  for (const [key, text] of pairs) {
    check.text(key, "requestMetadata.key", { min: 1, max: 256, pattern: metadataText });
    check.text(text, "requestMetadata.value", { required: true, max: 256, pattern: metadataText });
  }
}

type Message = { role: string; texts: string[] };

function readMessages(check: Constraints, value: unknown): Message[] {
  return check.list(value, "messages").map((entry, index) => {
    const path = `messages.${index}`;
    const message = check.object(entry, path, { required: true }) ?? {};
    const role = check.text(message.role, `${path}.role`, { required: true, oneOf: ["user", "assistant", "system"] });
    const blocks = check.list(message.content, `${path}.content`, { required: true });
    if (message.content !== undefined && message.content !== null && blocks.length === 0) {
      throw validationError(
        `The content field in the Message object at ${path} is empty. Add a ContentBlock object to the content field and try again.`,
      );
    }
    const texts = blocks.map((block, position) => readBlock(check, block, `${path}.content.${position}`));
    return { role: role ?? "", texts: texts.filter((text) => text !== "") };
  });
}

/** Text of a content block; a cache point has none. */
function readBlock(check: Constraints, value: unknown, path: string): string {
  const block = check.object(value, path, { required: true }) ?? {};
  const kinds = Object.keys(block).filter((kind) => block[kind] !== undefined && block[kind] !== null);
  const [kind] = kinds;
  if (kinds.length !== 1 || kind === undefined) {
    throw validationError(`The ContentBlock object at ${path} must set exactly one member.`);
  }
  if (kind === "cachePoint") return "";
  if (kind !== "text")
    throw validationError(`This local Bedrock takes text only: ${kind} at ${path} is not supported.`);
  const text = check.text(block.text, `${path}.text`) ?? "";
  if (text.trim() === "") {
    throw validationError(
      `The text field in the ContentBlock object at ${path} is blank. Add text to the text field, and try again.`,
    );
  }
  return text;
}

/** What changes an answer and is not built must not be passed over in silence. */
function refuseUnserved(members: JsonObject): void {
  for (const name of ["toolConfig", "guardrailConfig", "promptVariables", "outputConfig"]) {
    if (isJsonObject(members[name])) throw validationError(`This local Bedrock does not support ${name}.`);
  }
}

function refuseBadOrder(roles: string[]): void {
  if (roles[0] !== "user") {
    throw validationError(
      "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
    );
  }
  if (roles.some((role, index) => role === roles[index - 1])) {
    throw validationError(
      "A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.",
    );
  }
  if (roles.at(-1) !== "user") {
    throw validationError(
      "The model returned the following errors: This model does not support assistant message prefill. The conversation must end with a user message.",
    );
  }
}

// Claude Opus 4.1, everything 4.5 and later.
const oneSamplingMethod = /^anthropic\.claude-(opus-4-1|[a-z]+-4-[5-9]|[a-z]+-[5-9])/;

function refuseBeyondModel(
  request: { maxTokens: number | undefined },
  { temperature, topP }: Inference,
  inputTokens: number,
  model: ModelLimits,
): void {
  const { maxOutputTokens: limit, contextTokens } = model;
  if (limit !== undefined && request.maxTokens !== undefined && request.maxTokens > limit) {
    throw validationError(
      `The maximum tokens you requested exceeds the model limit of ${limit}. Try again with a maximum tokens value that is lower than ${limit}.`,
    );
  }
  if (temperature !== undefined && topP !== undefined && oneSamplingMethod.test(model.modelId)) {
    throw validationError(
      "The model returned the following errors: `temperature` and `top_p` cannot both be specified for this model. Please use only one.",
    );
  }
  if (contextTokens !== undefined && inputTokens > contextTokens) {
    throw validationError("Input is too long for requested model.");
  }
}
