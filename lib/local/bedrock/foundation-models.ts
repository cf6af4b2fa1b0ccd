import { modelArn, parseArn, partitionOf } from "./arn.ts";
import { notFound } from "./aws-error.ts";
import type { FoundationModel } from "./catalogue.ts";
import { Constraints } from "./validation.ts";
import type { World } from "./world.ts";

// Patterns as the API model has them; AWS applies each to the whole value.
const providerName = /[A-Za-z0-9- ]{1,63}/;
const modelIdentifier =
  /(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model\/[a-z0-9-]{1,63}[.]{1}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})/;
const bareModelId =
  /[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}(\/[a-z0-9]{12}|)/;

/** One page holds them all. @throws AwsError `ValidationException` */
export function listFoundationModels(world: World, query: URLSearchParams) {
  const check = new Constraints();
  const filter = (name: string, oneOf: string[]) => check.text(query.get(name) ?? undefined, name, { oneOf });
  const provider = check.text(query.get("byProvider") ?? undefined, "byProvider", { pattern: providerName });
  const output = filter("byOutputModality", ["TEXT", "IMAGE", "EMBEDDING"]);
  const inference = filter("byInferenceType", ["ON_DEMAND", "PROVISIONED"]);
  const customization = filter("byCustomizationType", ["FINE_TUNING", "CONTINUED_PRE_TRAINING", "DISTILLATION"]);
  check.finish();

  const found = [...world.catalogue.models.values()].filter(
    ({ model, inferenceTypes }) =>
      (provider === undefined || model.providerName.toLowerCase() === provider.toLowerCase()) &&
      (output === undefined || model.outputModalities.includes(output)) &&
      (inference === undefined || inferenceTypes.includes(inference)) &&
      // Of no model here is it known whether it can be customised.
      customization === undefined,
  );
  return { modelSummaries: found.map((entry) => describeModel(world, entry)) };
}

/** By ID, or by ARN of this Region. @throws AwsError `ValidationException`, `ResourceNotFoundException` */
export function getFoundationModel(world: World, identifier: string) {
  const { region } = world.options;
  const check = new Constraints();
  check.text(identifier, "modelIdentifier", { min: 1, max: 2048, pattern: modelIdentifier });
  check.finish();
  const id = parseArn(identifier)?.resource ?? identifier;
  const entry = world.catalogue.models.get(id);
  if (!entry || (id !== identifier && identifier !== modelArn(partitionOf(region), region, id))) {
    throw notFound(`Could not resolve the foundation model from the model identifier: ${identifier}`);
  }
  return { modelDetails: describeModel(world, entry) };
}

/**
 * Every model of the Region is granted here; one of another Region, or past its end, is not available.
 *
 * @throws AwsError `ValidationException`, `ResourceNotFoundException`
 */
export function getFoundationModelAvailability(world: World, modelId: string) {
  const check = new Constraints();
  check.text(modelId, "modelId", { max: 140, pattern: bareModelId });
  check.finish();
  if (!world.catalogue.model(modelId)) {
    throw notFound(`Could not resolve the foundation model from the model identifier: ${modelId}`);
  }
  return {
    modelId,
    agreementAvailability: { status: "AVAILABLE" },
    authorizationStatus: "AUTHORIZED",
    entitlementAvailability: "AVAILABLE",
    regionAvailability: world.catalogue.models.has(modelId) ? "AVAILABLE" : "NOT_AVAILABLE",
  };
}

function describeModel(world: World, { model, inferenceTypes }: { model: FoundationModel; inferenceTypes: string[] }) {
  const { region } = world.options;
  const { modelId, modelName, providerName, inputModalities, outputModalities, responseStreamingSupported } = model;
  return {
    modelArn: modelArn(partitionOf(region), region, modelId),
    modelId,
    modelName,
    providerName,
    ...(inputModalities && { inputModalities }),
    outputModalities,
    ...(responseStreamingSupported !== undefined && { responseStreamingSupported }),
    inferenceTypesSupported: inferenceTypes,
    modelLifecycle: {
      status: model.status,
      ...(model.endOfLife && { endOfLifeTime: `${model.endOfLife}T00:00:00+00:00` }),
    },
  };
}
