import { parseArn, resourceIdOf } from "@/lib/bedrock/arn";
import type { BedrockGateway } from "@/lib/bedrock/gateway";
import { routeOf } from "@/lib/bedrock/route";
import type { FoundationModel, InferenceProfile, Tag } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";
import { priceBasisRegion, priceOf } from "@/lib/pricing/price-list";
import { ownerOf } from "@/lib/profiles/owner";
import { type IdentityGap, type ProfileIdentity, sourceTagKey } from "@/lib/profiles/schema";

/**
 * What an ID or ARN stands for, from the gateway's memory: simultaneous look-ups share their calls. What may not be read
 * (tags, models) is null and named in `missing`; a profile that may not be read is a failure.
 *
 * @throws AppError `not_found`, `access_denied`, `throttled`
 */
export async function identify(bedrock: BedrockGateway, identifier: string): Promise<ProfileIdentity> {
  const arn = parseArn(identifier);
  if (arn?.resourceType === "foundation-model") return identifyModel(bedrock, arn.resourceId);
  try {
    return await identifyProfile(bedrock, identifier);
  } catch (error) {
    const isUnknown = error instanceof AppError && (error.code === "not_found" || error.code === "invalid_input");
    if (arn || !isUnknown) throw error;
    return (await bedrock.resolveModels()).has(identifier) ? identifyModel(bedrock, identifier) : Promise.reject(error);
  }
}

async function identifyProfile(bedrock: BedrockGateway, identifier: string): Promise<ProfileIdentity> {
  const profile = await bedrock.resolveInferenceProfile(identifier);
  const isApplication = profile.type === "APPLICATION";
  const [models, tags] = await Promise.all([
    attempt("models", () => bedrock.resolveModels()),
    isApplication
      ? attempt<Tag[] | null>("tags", () => bedrock.resolveTags(profile.profileArn))
      : { value: null, missing: [] },
  ]);
  return {
    ...factsOf(profile, models.value?.get(baseModelId(profile)) ?? null),
    region: parseArn(profile.profileArn)?.region ?? "",
    owner: tags.value && ownerOf(tags.value),
    tags: tags.value?.filter(({ key }) => key !== sourceTagKey) ?? null,
    sourceId: tags.value?.find(({ key }) => key === sourceTagKey)?.value ?? null,
    missing: [...models.missing, ...tags.missing],
  };
}

function baseModelId(profile: InferenceProfile): string {
  return resourceIdOf(profile.modelArns[0] ?? "");
}

function factsOf(profile: InferenceProfile, model: FoundationModel | null) {
  const modelId = baseModelId(profile);
  const route = routeOf(profile.profileId, profile.modelArns);
  return {
    arn: profile.profileArn,
    id: profile.profileId,
    name: profile.name,
    kind: profile.type,
    status: profile.status,
    ...modelFacts(modelId, model),
    route,
    price: priceFor(modelId, route.scope),
  };
}

/** @throws AppError `not_found` for a model that the Region does not list */
async function identifyModel(bedrock: BedrockGateway, modelId: string): Promise<ProfileIdentity> {
  const model = (await bedrock.resolveModels()).get(modelId);
  if (!model) throw new AppError("not_found", `This Region lists no model ${modelId}.`);
  const region = await bedrock.region();
  return {
    arn: model.modelArn,
    id: modelId,
    name: model.name,
    kind: "FOUNDATION_MODEL",
    status: "ACTIVE",
    region,
    ...modelFacts(modelId, model),
    route: { scope: "region", label: region, regions: [region] },
    price: priceFor(modelId, "region"),
    owner: null,
    tags: null,
    sourceId: null,
    missing: [],
  };
}

function modelFacts(modelId: string, model: FoundationModel | null) {
  return {
    modelId,
    modelName: model?.name ?? modelId,
    provider: model?.provider ?? modelId.split(".")[0] ?? "",
    lifecycle: model?.lifecycle ?? ("UNKNOWN" as const),
    endOfLifeAt: model?.endOfLifeAt ?? null,
  };
}

function priceFor(modelId: string, scope: "global" | "geo" | "region"): ProfileIdentity["price"] {
  const price = priceOf(modelId, scope);
  return price && { ...price, basisRegion: priceBasisRegion };
}

/** For parts that may fail alone; anything but an expected refusal is a bug and travels on. */
async function attempt<T>(
  part: IdentityGap["part"],
  run: () => Promise<T>,
): Promise<{ value: T | null; missing: IdentityGap[] }> {
  try {
    return { value: await run(), missing: [] };
  } catch (error) {
    if (error instanceof AppError)
      return { value: null, missing: [{ part, code: error.code, message: error.message }] };
    throw error;
  }
}
