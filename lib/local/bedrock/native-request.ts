import { readAnthropicRequest } from "./anthropic-request.ts";
import { isAwsError, validationError } from "./aws-error.ts";
import type { FoundationModel } from "./catalogue.ts";
import {
  guardrailId,
  guardrailVersion,
  readInferenceConfig,
  readPrompt,
  readRequestMetadata,
} from "./converse-request.ts";
import type { Exchange } from "./exchange.ts";
import { parseJson } from "./exchange.ts";
import { extraneousKey, readReasoningConfig, refuseBeyondModel } from "./inference-settings.ts";
import type { GuardrailRequest, ModelRequest, NativeRequest } from "./model-request.ts";
import { traitsOf } from "./model-traits.ts";
import { Constraints, isJsonObject } from "./validation.ts";

/** Settings of InvokeModel that travel in headers. */
type InvokeSettings = Pick<ModelRequest, "guardrail" | "serviceTier" | "latencyMode">;

/**
 * Checks the body of InvokeModel by the rules of the model it goes to.
 *
 * @throws AwsError `ValidationException`: also for what is not JSON, since the body is the model's affair
 */
export function readNativeRequest(
  text: string,
  model: FoundationModel,
  { needsMaxTokens }: { needsMaxTokens: boolean },
): NativeRequest {
  try {
    switch (traitsOf(model.modelId).dialect) {
      case "anthropic":
        return readAnthropicRequest(parseJson(text), model, needsMaxTokens);
      case "nova":
        return readNovaRequest(parseJson(text), model);
    }
  } catch (error) {
    if (!isAwsError(error) || error.type !== "SerializationException") throw error;
    throw validationError(
      `Malformed input request: ${error.message.replace(/\.$/, "")}, please reformat your input and try again.`,
      error,
    );
  }
  throw validationError(
    `This local Bedrock knows the InvokeModel bodies of Anthropic Claude and Amazon Nova only. Call ${model.modelId} through Converse.`,
  );
}

const novaMembers = new Set([
  "schemaVersion",
  "system",
  "messages",
  "inferenceConfig",
  "toolConfig",
  "reasoningConfig",
]);

/** Nova's body is Converse's with a version and two names of its own. */
function readNovaRequest(body: unknown, model: FoundationModel): NativeRequest {
  const check = new Constraints();
  const members = check.object(body, "body", { required: true }) ?? {};
  const unknown = Object.keys(members).find((key) => !novaMembers.has(key));
  if (unknown !== undefined) throw extraneousKey(unknown);
  if (members.messages === undefined) {
    throw validationError(
      "Malformed input request: #: required key [messages] not found, please reformat your input and try again.",
    );
  }
  check.text(members.schemaVersion, "schemaVersion", { oneOf: ["messages-v1"] });
  const config = check.object(members.inferenceConfig, "inferenceConfig") ?? {};
  check.number(config.topK, "inferenceConfig.topK", { min: 0, max: 128, integer: true });
  const maxTokens = config.maxTokens ?? config.max_new_tokens;
  const topP = config.topP ?? config.top_p;
  const inference = readInferenceConfig(check, { ...config, maxTokens, topP });
  const prompt = readPrompt(check, members, model);
  const reasoning = readReasoningConfig(members.reasoningConfig, model.modelId);
  refuseBeyondModel(model, { ...inference, reasoning, inputTokens: prompt.inputTokens });
  return { ...prompt, maxTokens: inference.maxTokens, stopSequences: inference.stopSequences, reasoning };
}

/** @throws AwsError `ValidationException`, `SerializationException` */
export function readInvokeHeaders(exchange: Exchange): InvokeSettings {
  const check = new Constraints();
  const header = (name: string) => exchange.header(`x-amzn-bedrock-${name}`);
  const trace = check.text(header("trace"), "trace", { oneOf: ["ENABLED", "DISABLED", "ENABLED_FULL"] });
  const id = check.text(header("guardrailidentifier"), "guardrailIdentifier", { max: 2048, pattern: guardrailId });
  const version = check.text(header("guardrailversion"), "guardrailVersion", { pattern: guardrailVersion });
  const latencyMode = check.text(header("performanceconfig-latency"), "performanceConfigLatency", {
    oneOf: ["standard", "optimized"],
  });
  const serviceTier = check.text(header("service-tier"), "serviceTier", {
    oneOf: ["priority", "default", "flex", "reserved"],
  });
  const metadata = header("request-metadata");
  if (metadata !== undefined) readRequestMetadata(check, metadataOf(metadata));
  check.finish();
  if ((id === undefined) !== (version === undefined)) {
    throw validationError("guardrailIdentifier and guardrailVersion must be given together.");
  }
  const isTraced = trace !== undefined && trace !== "DISABLED";
  const guardrail: GuardrailRequest | null =
    id === undefined || version === undefined ? null : { id, version, isTraced };
  return { guardrail, serviceTier, latencyMode };
}

function metadataOf(text: string): unknown {
  const value = parseJson(text);
  if (!isJsonObject(value)) throw validationError("The request metadata header must hold a JSON object.");
  return value;
}
