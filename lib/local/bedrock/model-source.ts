import { type BedrockArn, modelArn, parseArn, partitionOf } from "./arn.ts";
import { notFound, validationError } from "./aws-error.ts";
import type { World } from "./world.ts";

export const endOfLifeText =
  "This model version has reached the end of its life. Please refer to the AWS documentation for more details.";

/**
 * Models behind `copyFrom`, in the source's order. The account of a system profile's ARN is not looked at, so that an
 * ARN copied from elsewhere works here.
 *
 * @throws AwsError `ValidationException`, `ResourceNotFoundException`
 */
export function sourceModelArns(world: World, copyFrom: string): string[] {
  const { region } = world.options;
  const arn = parseArn(copyFrom);
  const isModelWithAccount = arn?.type === "foundation-model" && arn.account !== "";
  if (!arn || arn.partition !== partitionOf(region) || arn.region !== region || isModelWithAccount) {
    throw validationError("copyFrom must be a valid inference profile model source ARN.");
  }
  const { modelId, modelArns } = arn.type === "inference-profile" ? fromProfile(world, arn) : fromModel(world, arn);
  if (world.catalogue.model(modelId)?.outputModalities.includes("EMBEDDING")) {
    throw validationError("The provided model doesn't support application inference profiles.");
  }
  return modelArns;
}

function fromProfile(world: World, arn: BedrockArn) {
  const profile = world.catalogue.systemProfiles.get(arn.resource);
  if (profile) return profile;
  const isRetired = world.catalogue.systemProfileAvailability(arn.resource) === "retired";
  throw notFound(isRetired ? endOfLifeText : `The model source was not found: ${arn.resource}`);
}

function fromModel(world: World, arn: BedrockArn) {
  const { region } = world.options;
  const entry = world.catalogue.models.get(arn.resource);
  if (!entry) {
    const isRetired = world.catalogue.modelAvailability(arn.resource) === "retired";
    throw notFound(isRetired ? endOfLifeText : `The model source was not found: ${arn.resource}`);
  }
  if (!entry.inferenceTypes.includes("ON_DEMAND")) {
    throw validationError(
      `The model ${arn.resource} can't be called on demand in ${region}. Copy an inference profile that contains this model.`,
    );
  }
  return { modelId: arn.resource, modelArns: [modelArn(partitionOf(region), region, arn.resource)] };
}
