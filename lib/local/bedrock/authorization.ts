import type { Demand } from "./access-rules.ts";
import { modelArn, parseArn, partitionOf, profileArn } from "./arn.ts";
import type { Caller } from "./caller.ts";
import type { AccessSubject, Operation } from "./faults.ts";
import type { ModelTarget } from "./model-target.ts";
import type { Tag } from "./profile-store.ts";
import { pick, randomFrom } from "./random.ts";
import type { Route } from "./routes.ts";
import { isJsonObject } from "./validation.ts";
import type { World } from "./world.ts";

type Context = Demand["context"];

/**
 * What a control-plane call needs. Of a body that breaks the rules only what can be read is asked for: the call is
 * refused for the rest.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 */
export function controlPlaneDemands(world: World, route: Route, body: unknown): Demand[] {
  const members = isJsonObject(body) ? body : {};
  const demand = (resource: string, context: Context = {}) => ({
    action: `bedrock:${route.operation}`,
    resource,
    context: { "aws:RequestedRegion": world.options.region, ...context },
  });
  const { resourceARN } = members;
  const tagged = typeof resourceARN === "string" ? resourceARN : "*";
  switch (route.operation) {
    case "GetInferenceProfile":
    case "DeleteInferenceProfile": {
      const arn = arnOfProfile(world, route.identifier);
      return [demand(arn, resourceTags(world, arn))];
    }
    case "CreateInferenceProfile":
      return createDemands(world, members, demand);
    case "TagResource":
      return [demand(tagged, { ...resourceTags(world, tagged), ...requestTags(members.tags) })];
    case "UntagResource":
      return [demand(tagged, { ...resourceTags(world, tagged), ...tagKeys(texts(members.tagKeys)) })];
    case "ListTagsForResource":
      return [demand(tagged, resourceTags(world, tagged))];
    case "GetFoundationModel":
      return [demand(arnOfModel(world, route.identifier))];
    default:
      return [demand("*")];
  }
}

/**
 * The profile to be made, what it copies and, as for other services, the tagging of something new. That
 * `bedrock:TagResource` is needed too is a guess from AWS's managed policies.
 */
function createDemands(
  world: World,
  { modelSource, tags }: Record<string, unknown>,
  demand: (resource: string, context?: Context) => Demand,
): Demand[] {
  const anyProfile = profileArn(world.options, "application-inference-profile", "*");
  const context = requestTags(tags);
  const copyFrom = isJsonObject(modelSource) && typeof modelSource.copyFrom === "string" ? modelSource.copyFrom : null;
  const isTagged = Array.isArray(tags) && tags.length > 0;
  return [
    demand(anyProfile, context),
    ...(copyFrom === null ? [] : [demand(ownedArn(world, copyFrom), context)]),
    ...(isTagged ? [{ ...demand(anyProfile, context), action: "bedrock:TagResource" }] : []),
  ];
}

/**
 * Asks whether the caller may invoke the target: the profile first, then the model in the Region it is routed to.
 *
 * @returns that Region; "unspecified" through a global profile, as IAM has it
 * @throws AwsError `AccessDeniedException`
 */
export function authorizeInvocation(world: World, caller: Caller, operation: Operation, target: ModelTarget): string {
  const { demands, destinations, inferenceRegion } = invocationDemands(world, invocationAction(operation), target);
  world.access.authorize(caller, demands);
  world.access.authorizeDestinations(caller, destinations);
  return inferenceRegion;
}

/** @throws AwsError `AccessDeniedException` */
export function authorizeCount(world: World, caller: Caller, modelId: string): void {
  const context = { "aws:RequestedRegion": world.options.region };
  world.access.authorize(caller, [{ action: "bedrock:CountTokens", resource: arnOfModel(world, modelId), context }]);
}

/** Principal, action and resource of an invocation, as a denial names them. */
export function invocationSubject(
  world: World,
  { caller, operation, modelId }: { caller: Caller; operation: Operation; modelId: string },
  target: ModelTarget | null,
): AccessSubject {
  const resource = target?.profileArn ?? arnOfModel(world, target?.model.modelId ?? modelId);
  return { principalArn: world.access.principalArn(caller), action: invocationAction(operation), resource };
}

/** There is no bedrock:Converse: it takes the permission of InvokeModel. */
function invocationAction(operation: Operation): string {
  if (operation === "CountTokens") return "bedrock:CountTokens";
  const isStream = operation === "ConverseStream" || operation === "InvokeModelWithResponseStream";
  return isStream ? "bedrock:InvokeModelWithResponseStream" : "bedrock:InvokeModel";
}

function invocationDemands(world: World, action: string, target: ModelTarget) {
  const { region } = world.options;
  const atHome = { "aws:RequestedRegion": region };
  const { profileArn: called, modelArns } = target;
  if (!called) {
    const model = { action, resource: modelArn(partitionOf(region), region, target.model.modelId), context: atHome };
    return { demands: [model], destinations: [], inferenceRegion: region };
  }
  const profile = { action, resource: called, context: { ...atHome, ...resourceTags(world, called) } };
  const models = modelArns.map((resource) => ({
    action,
    resource,
    context: {
      "aws:RequestedRegion": parseArn(resource)?.region || "unspecified",
      "bedrock:InferenceProfileArn": called,
    },
  }));
  // A global profile is checked in the Region it is called in and as the model wherever it runs.
  const isGlobal = models.some((model) => model.context["aws:RequestedRegion"] === "unspecified");
  if (isGlobal) return { demands: [profile, ...models], destinations: models, inferenceRegion: "unspecified" };
  const [first, ...others] = models;
  if (!first) return { demands: [profile], destinations: [], inferenceRegion: region };
  const turn = world.requests.next(`route ${called}`);
  const routed = pick(randomFrom(world.options.seed, "route", target.identity, turn), [first, ...others]);
  return {
    demands: [profile, routed],
    destinations: models,
    inferenceRegion: routed.context["aws:RequestedRegion"],
  };
}

function arnOfProfile(world: World, identifier: string): string {
  if (identifier.startsWith("arn:")) return identifier;
  const isSystem = world.catalogue.systemProfiles.has(identifier);
  return profileArn(world.options, isSystem ? "inference-profile" : "application-inference-profile", identifier);
}

function arnOfModel(world: World, identifier: string): string {
  const { region } = world.options;
  return identifier.startsWith("arn:") ? identifier : modelArn(partitionOf(region), region, identifier);
}

/** A system profile's ARN may be given without the account; the policy sees the caller's. */
function ownedArn(world: World, arn: string): string {
  const parts = parseArn(arn);
  return parts?.type === "inference-profile" ? profileArn(world.options, "inference-profile", parts.resource) : arn;
}

/** Only application profiles carry tags that policies can ask for. */
function resourceTags(world: World, arn: string): Context {
  return tagContext("aws:ResourceTag", world.store.find(arn)?.tags ?? []);
}

function requestTags(value: unknown): Context {
  const tags = (Array.isArray(value) ? value : []).filter(isTag);
  return { ...tagContext("aws:RequestTag", tags), ...tagKeys(tags.map((tag) => tag.key)) };
}

/** Missing, not empty, when there are none: so IAM's Null operator can tell. */
function tagKeys(keys: string[]): Context {
  return keys.length === 0 ? {} : { "aws:TagKeys": keys };
}

function tagContext(prefix: string, tags: Tag[]): Context {
  return Object.fromEntries(tags.map(({ key, value }) => [`${prefix}/${key}`, value]));
}

function isTag(value: unknown): value is Tag {
  return isJsonObject(value) && typeof value.key === "string" && typeof value.value === "string";
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
