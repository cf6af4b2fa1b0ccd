import { resourceIdOf } from "@/lib/bedrock/arn";
import { routeOf } from "@/lib/bedrock/route";
import type { FoundationModel, InferenceProfile } from "@/lib/bedrock/types";
import type { ModelSource, ProfileSummary } from "@/lib/profiles/schema";

type Facts = Pick<
  FoundationModel,
  "name" | "provider" | "inputModalities" | "outputModalities" | "lifecycle" | "endOfLifeAt"
>;
export type ModelsById = ReadonlyMap<string, Facts>;

/** A listing grows page by page: what earlier pages brought is the same object in each of its states. */
const summaries = new WeakMap<InferenceProfile, { models: ModelsById; summary: ProfileSummary }>();

/** As `summarise`, for the thousands of a listing: application profiles of the same route are parsed once. */
export function summariseAll(profiles: InferenceProfile[], models: ModelsById): ProfileSummary[] {
  const known = new Map<string[], ReturnType<typeof routeFacts>>();
  return profiles.map((profile) => {
    const earlier = summaries.get(profile);
    if (earlier?.models === models) return earlier.summary;
    const facts = known.get(profile.modelArns) ?? routeFacts(profile, models);
    // A system profile's ID names its geography; that of a copy says nothing.
    if (profile.type === "APPLICATION") known.set(profile.modelArns, facts);
    const summary = { ...profile, region: regionOf(profile.profileArn), ...facts };
    summaries.set(profile, { models, summary });
    return summary;
  });
}

function regionOf(arn: string): string {
  return arn.split(":", 4)[3] ?? "";
}

/** Joins a profile with the facts of its base model; an unlisted model keeps its ID as its name. */
export function summarise(profile: InferenceProfile, models: ModelsById): ProfileSummary {
  return { ...profile, region: regionOf(profile.profileArn), ...routeFacts(profile, models) };
}

function routeFacts(profile: InferenceProfile, models: ModelsById) {
  const modelId = resourceIdOf(profile.modelArns[0] ?? "");
  const model = models.get(modelId);
  return {
    modelId,
    modelName: model?.name ?? (modelId || "unknown"),
    provider: model?.provider ?? providerOf(modelId),
    route: routeOf(profile.profileId, profile.modelArns),
    noTextReason: model ? noTextReason(model) : null,
    lifecycle: model?.lifecycle ?? ("UNKNOWN" as const),
    endOfLifeAt: model?.endOfLifeAt ?? null,
  };
}

/** A model ID begins with its provider: `anthropic.claude-…`. */
function providerOf(modelId: string): string {
  return modelId.split(".")[0] ?? "";
}

const makes: Record<string, string> = { IMAGE: "images", VIDEO: "videos", EMBEDDING: "embeddings", SPEECH: "speech" };

/** Why a model cannot be prompted for text, or null when it can. */
export function noTextReason(model: Pick<FoundationModel, "inputModalities" | "outputModalities">): string | null {
  if (!model.outputModalities.includes("TEXT")) {
    const named = model.outputModalities.map((modality) => makes[modality] ?? modality.toLowerCase());
    return `Makes ${named.join(" and ") || "no text"}, not text`;
  }
  return model.inputModalities.includes("TEXT") ? null : "Takes no text prompt";
}

/** A foundation model as a source of a single-Region profile. */
export function toModelSource(model: FoundationModel): ModelSource {
  const onDemand = model.inferenceTypes.includes("ON_DEMAND");
  return {
    modelId: model.modelId,
    modelArn: model.modelArn,
    name: model.name,
    provider: model.provider,
    noTextReason: noTextReason(model),
    notCopyableReason: onDemand ? null : "Not offered on demand in this Region: copy its system profile instead",
    lifecycle: model.lifecycle,
  };
}
