import { parseArn, profileArn } from "./arn.ts";
import { validationError } from "./aws-error.ts";
import type { SystemProfile } from "./catalogue.ts";
import { readCreateRequest, readIdentifier, readListQuery, readTagRequest } from "./control-plane-requests.ts";
import { changeUnder, type Fault, findFault } from "./faults.ts";
import { getFoundationModel, getFoundationModelAvailability, listFoundationModels } from "./foundation-models.ts";
import { sourceModelArns } from "./model-source.ts";
import { type ApplicationProfile, type Change, profileNotFound } from "./profile-store.ts";
import type { Route } from "./routes.ts";
import type { World } from "./world.ts";

export type Answer = { status: number; body: unknown };

type Request = { route: Route; query: URLSearchParams; body: unknown; faults: Fault[] };

/**
 * Carries out one control-plane operation.
 *
 * @throws AwsError as the operation's API page lists them
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations_Amazon_Bedrock.html
 */
export async function answerControlPlane(world: World, request: Request): Promise<Answer> {
  const { route, query, body, faults } = request;
  const change = changeUnder(faults);
  switch (route.operation) {
    case "ListInferenceProfiles":
      return ok(listInferenceProfiles(world, query, faults));
    case "GetInferenceProfile":
      return ok(getInferenceProfile(world, readIdentifier(route.identifier)));
    case "CreateInferenceProfile":
      return createInferenceProfile(world, body, change);
    case "DeleteInferenceProfile":
      await world.store.delete(ownApplicationArn(world, readIdentifier(route.identifier)), change);
      return ok({});
    case "TagResource": {
      const { resourceArn, tags } = readTagRequest(body, "tags");
      await world.store.tag(taggableArn(resourceArn), tags, change);
      return ok({});
    }
    case "UntagResource": {
      const { resourceArn, tagKeys } = readTagRequest(body, "tagKeys");
      await world.store.untag(taggableArn(resourceArn), tagKeys, change);
      return ok({});
    }
    case "ListTagsForResource":
      return ok({ tags: world.store.tagsOf(taggableArn(readTagRequest(body, "none").resourceArn)) });
    case "ListFoundationModels":
      return ok(listFoundationModels(world, query));
    case "GetFoundationModel":
      return ok(getFoundationModel(world, route.identifier));
    case "GetFoundationModelAvailability":
      return ok(getFoundationModelAvailability(world, route.identifier));
    default:
      throw new Error(`${route.operation} does not belong to the control plane.`);
  }
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function listInferenceProfiles(world: World, query: URLSearchParams, faults: Fault[]) {
  const { type, maxResults, nextToken } = readListQuery(query);
  const tokenFault = findFault(faults, "page-token");
  if (tokenFault?.how === "expired" && nextToken !== undefined) {
    throw validationError("The provided nextToken has expired.");
  }
  const summaries =
    type === "APPLICATION"
      ? world.store.list().map(describeApplication)
      : [...world.catalogue.systemProfiles.values()].map((profile) => describeSystem(world, profile));
  const page = world.pager.page(
    summaries.map((summary) => ({ id: summary.inferenceProfileId, summary })),
    `${world.options.region} ${type}`,
    { maxResults, nextToken },
  );
  const following = (tokenFault && nextToken) ?? page.nextToken;
  return {
    inferenceProfileSummaries: page.items.map((item) => item.summary),
    ...(following && { nextToken: following }),
  };
}

function getInferenceProfile(world: World, identifier: string) {
  const arn = parseArn(identifier);
  const system = world.catalogue.systemProfiles.get(arn?.type === "inference-profile" ? arn.resource : identifier);
  if (system && (!arn || identifier === profileArn(world.options, "inference-profile", system.id))) {
    return describeSystem(world, system);
  }
  const application = world.store.find(applicationArn(world, identifier));
  if (!application) throw profileNotFound(identifier);
  return describeApplication(application);
}

async function createInferenceProfile(world: World, body: unknown, change: Change): Promise<Answer> {
  const { name, description, copyFrom, tags, token, fingerprint } = readCreateRequest(body);
  const profile = {
    name,
    ...(description !== undefined && { description }),
    modelArns: sourceModelArns(world, copyFrom),
    tags,
    ...(token !== undefined && { request: { token, fingerprint } }),
  };
  const created = await world.store.create(profile, change);
  return { status: 201, body: { inferenceProfileArn: created.arn, status: "ACTIVE" } };
}

function describeSystem(world: World, profile: SystemProfile) {
  const { id, name, description, modelArns, createdAt, updatedAt } = profile;
  return {
    inferenceProfileName: name,
    description,
    ...(createdAt && { createdAt }),
    ...(updatedAt && { updatedAt }),
    inferenceProfileArn: profileArn(world.options, "inference-profile", id),
    models: modelArns.map((arn) => ({ modelArn: arn })),
    inferenceProfileId: id,
    status: "ACTIVE",
    type: "SYSTEM_DEFINED",
  };
}

function describeApplication(profile: ApplicationProfile) {
  return {
    inferenceProfileName: profile.name,
    ...(profile.description !== undefined && { description: profile.description }),
    createdAt: profile.createdAt,
    updatedAt: profile.createdAt,
    inferenceProfileArn: profile.arn,
    models: profile.modelArns.map((arn) => ({ modelArn: arn })),
    inferenceProfileId: parseArn(profile.arn)?.resource ?? "",
    status: "ACTIVE",
    type: "APPLICATION",
  };
}

/** ARN of an application profile given by ID or ARN; says nothing about whether there is one. */
function applicationArn(world: World, identifier: string): string {
  return identifier.startsWith("arn:")
    ? identifier
    : profileArn(world.options, "application-inference-profile", identifier);
}

function ownApplicationArn(world: World, identifier: string): string {
  const id = parseArn(identifier)?.type === "inference-profile" ? parseArn(identifier)?.resource : identifier;
  if (id !== undefined && world.catalogue.systemProfiles.has(id)) {
    throw validationError("System-defined inference profiles can't be deleted.");
  }
  return applicationArn(world, identifier);
}

function taggableArn(arn: string): string {
  const { type } = parseArn(arn) ?? {};
  if (type !== "application-inference-profile") {
    throw validationError(`The resource can't carry tags here: ${arn}. Give the ARN of an application profile.`);
  }
  return arn;
}
