import { parseArn, partitionOf } from "./arn.ts";
import { isAwsError, validationError } from "./aws-error.ts";
import type { FoundationModel } from "./catalogue.ts";
import { readPrompt } from "./converse-request.ts";
import { resolveModel } from "./model-target.ts";
import { traitsOf } from "./model-traits.ts";
import { readNativeRequest } from "./native-request.ts";
import { Constraints, isJsonObject } from "./validation.ts";
import type { World } from "./world.ts";

/**
 * Counts what a call would send, free of charge. Foundation models only, whether or not they are offered on demand.
 *
 * @throws AwsError `ValidationException`: for every profile, too; `ResourceNotFoundException`
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/count-tokens.html
 */
export function countTokensOf(world: World, modelId: string, body: unknown): { inputTokens: number } {
  const check = new Constraints();
  check.text(modelId, "modelId", { min: 1, max: 256 });
  const { input } = check.object(body, "body", { required: true }) ?? {};
  const members = check.object(input, "input", { required: true }) ?? {};
  check.finish();

  const model = countedModel(world, modelId);
  const kinds = Object.keys(members).filter((kind) => members[kind] !== undefined && members[kind] !== null);
  if (kinds.length !== 1) throw validationError("input must set exactly one of converse and invokeModel.");
  if (isJsonObject(members.converse)) return { inputTokens: readPrompt(check, members.converse, model).inputTokens };
  const invoke = check.object(members.invokeModel, "input.invokeModel", { required: true }) ?? {};
  const blob = check.text(invoke.body, "input.invokeModel.body", { required: true, max: 25_000_000 }) ?? "";
  check.finish();
  const text = Buffer.from(blob, "base64").toString("utf8");
  return { inputTokens: readNativeRequest(text, model, { needsMaxTokens: false }).inputTokens };
}

function countedModel(world: World, modelId: string): FoundationModel {
  const arn = parseArn(modelId);
  const { region } = world.options;
  const isModelArn =
    arn?.type === "foundation-model" && arn.region === region && arn.partition === partitionOf(region) && !arn.account;
  const id = isModelArn ? arn.resource : modelId;
  const entry = world.catalogue.models.get(id);
  if (entry && traitsOf(id).countsTokens) return entry.model;
  // A profile, and a model without a counter, are refused alike; what is not there at all as in every other call.
  const found = entry ? null : attemptResolve(world, modelId);
  if (isAwsError(found)) throw found;
  throw validationError("The provided model doesn't support counting tokens.");
}

function attemptResolve(world: World, modelId: string) {
  try {
    resolveModel(world, modelId);
    return null;
  } catch (error) {
    if (isAwsError(error)) return error;
    throw error;
  }
}
