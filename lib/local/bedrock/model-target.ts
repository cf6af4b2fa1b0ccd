import { parseArn, partitionOf, profileArn } from "./arn.ts";
import { notFound, validationError } from "./aws-error.ts";
import type { FoundationModel } from "./catalogue.ts";
import { endOfLifeText } from "./model-source.ts";
import { profileNotFound, type Tag } from "./profile-store.ts";
import { Constraints } from "./validation.ts";
import type { World } from "./world.ts";

/** What a call goes to: a model, directly or through a profile. */
export type ModelTarget = {
  model: FoundationModel;
  profileId: string | null;
  profileArn: string | null;
  modelArns: string[]; // where a profile routes to; empty for a model called directly
  tags: Tag[]; // of an application profile
  identity: string; // stable across restarts, for reproducible replies
  identifiers: string[]; // every name the profile and its model go by
  profileName?: string; // of an application profile
};

const modelIdentifier =
  /(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:([0-9]{12})?:(foundation-model|inference-profile|application-inference-profile|custom-model|imported-model|provisioned-model|custom-model-deployment)\/[a-zA-Z0-9-:./]+)|([a-zA-Z0-9-:._]+)/;

/**
 * Finds the model behind `modelId`: a model or system profile by ID or ARN, an application profile by ARN only.
 *
 * @throws AwsError `ValidationException` (malformed, unknown, not on demand, gives no text), `ResourceNotFoundException`
 *   (end of life, deleted profile)
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-use.html
 */
export function resolveModel(world: World, modelId: string): ModelTarget {
  const check = new Constraints();
  check.text(modelId, "modelId", { min: 1, max: 2048, pattern: modelIdentifier });
  check.finish();

  const target = modelId.startsWith("arn:") ? resolveArn(world, modelId) : resolveId(world, modelId);
  const { inputModalities, outputModalities, responseStreamingSupported } = target.model;
  const readsText = inputModalities?.includes("TEXT") ?? true;
  if (!readsText || !outputModalities.includes("TEXT") || responseStreamingSupported === false) {
    throw validationError(
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    );
  }
  return target;
}

function resolveArn(world: World, modelId: string): ModelTarget {
  const { region, account } = world.options;
  const arn = parseArn(modelId);
  if (!arn || arn.region !== region || arn.partition !== partitionOf(region)) throw invalidIdentifier();
  if (arn.type === "foundation-model" && arn.account === "") return resolveDirect(world, arn.resource, modelId);
  if (arn.account !== account) throw invalidIdentifier();
  if (arn.type === "inference-profile") return resolveSystemProfile(world, arn.resource, modelId);
  if (arn.type === "application-inference-profile") return resolveApplicationProfile(world, modelId, arn.resource);
  throw invalidIdentifier();
}

function resolveId(world: World, modelId: string): ModelTarget {
  return world.catalogue.systemProfileAvailability(modelId) === "absent"
    ? resolveDirect(world, modelId, modelId)
    : resolveSystemProfile(world, modelId, modelId);
}

function resolveDirect(world: World, id: string, asGiven: string): ModelTarget {
  const entry = world.catalogue.models.get(id);
  if (!entry) throw missing(world.catalogue.modelAvailability(id));
  if (!entry.inferenceTypes.includes("ON_DEMAND")) {
    throw validationError(
      `Invocation of model ID ${asGiven} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    );
  }
  const nothing = { profileId: null, profileArn: null, modelArns: [], tags: [] };
  return { model: entry.model, ...nothing, identity: id, identifiers: [id, asGiven] };
}

function resolveSystemProfile(world: World, id: string, asGiven: string): ModelTarget {
  const profile = world.catalogue.systemProfiles.get(id);
  const model = profile && world.catalogue.model(profile.modelId);
  if (!profile || !model) throw missing(world.catalogue.systemProfileAvailability(id));
  return {
    model,
    profileId: id,
    profileArn: profileArn(world.options, "inference-profile", id),
    modelArns: profile.modelArns,
    tags: [],
    identity: id,
    identifiers: [id, asGiven, profile.modelId],
  };
}

function resolveApplicationProfile(world: World, arn: string, id: string): ModelTarget {
  const profile = world.store.find(arn);
  if (!profile) throw profileNotFound(arn);
  const modelId = parseArn(profile.modelArns[0] ?? "")?.resource ?? "";
  const model = world.catalogue.model(modelId);
  if (!model || world.catalogue.modelAvailability(modelId) !== "served") throw notFound(endOfLifeText);
  // The ID is drawn at random; the name lets the same steps give the same replies on another day.
  return {
    model,
    profileId: id,
    profileArn: arn,
    modelArns: profile.modelArns,
    tags: profile.tags,
    identity: `${profile.name} ${modelId}`,
    identifiers: [id, arn, modelId],
    profileName: profile.name,
  };
}

function missing(availability: string) {
  return availability === "retired" ? notFound(endOfLifeText) : invalidIdentifier();
}

function invalidIdentifier() {
  return validationError("The provided model identifier is invalid.");
}
